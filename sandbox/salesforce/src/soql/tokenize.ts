import { malformedQuery } from './malformed-query';

export interface Token {
  kind: 'word' | 'string' | 'number' | 'datetime' | 'date' | 'symbol' | 'end';
  text: string;
  at: number;
}

const RULES: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+/y],
  ['datetime', /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})/y],
  ['date', /\d{4}-\d{2}-\d{2}/y],
  ['number', /[+-]?\d+(?:\.\d+)?/y],
  ['word', /[A-Za-z_][A-Za-z0-9_.]*(?::\d+)?/y],
  ['string', /'(?:\\.|[^'\\])*'/y],
  ['symbol', /<=|>=|!=|<>|[(),=<>]/y],
];

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The text a quoted string stands for. `\%` and `\_` keep their backslash for LIKE. */
function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, (whole, letter: string) => ('%_'.includes(letter) ? whole : (ESCAPES[letter] ?? letter)));
}

function next(soql: string, at: number): { kind: Token['kind'] | 'space'; text: string } {
  for (const [kind, pattern] of RULES) {
    pattern.lastIndex = at;
    const found = pattern.exec(soql);
    if (found) return { kind, text: found[0] };
  }
  throw malformedQuery(soql, at, `unexpected token: '${soql[at] ?? ''}'`);
}

export function tokenize(soql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < soql.length) {
    const { kind, text } = next(soql, at);
    if (kind !== 'space') tokens.push({ kind, text: kind === 'string' ? unquoted(text) : text, at });
    at += text.length;
  }
  return [...tokens, { kind: 'end', text: '<EOF>', at: soql.length }];
}
