export type Comparator = '=' | '>' | '>=' | '<' | '<=';

export interface Term {
  /** Absent: the word may stand anywhere. */
  field?: string;
  comparator: Comparator;
  value: string;
  isQuoted: boolean;
}

export type Query = { all: Query[] } | { any: Query[] } | { not: Query } | { term: Term };

type Token = { kind: '(' | ')' | 'AND' | 'OR' | 'NOT' } | { kind: 'term'; term: Term };

const TERM = /^(?:([\w.]+):\s?(>=|<=|>|<)?)?\s?(?:'([^']*)'|"([^"]*)"|([^\s()]+))/;

function nextToken(text: string): { token: Token; length: number } {
  const word = /^(AND|OR|NOT)(?=[\s(])/.exec(text)?.[1] as 'AND' | 'OR' | 'NOT' | undefined;
  if (word) return { token: { kind: word }, length: word.length };
  const sign = text[0] as string;
  if (sign === '(' || sign === ')') return { token: { kind: sign }, length: 1 };
  if (sign === '-' && text.length > 1) return { token: { kind: 'NOT' }, length: 1 };
  const match = TERM.exec(text);
  if (!match) return { token: { kind: 'term', term: { comparator: '=', value: sign, isQuoted: false } }, length: 1 };
  const [whole, field, comparator, single, double, plain] = match;
  const value = single ?? double ?? plain ?? '';
  const term: Term = { ...(field ? { field } : {}), comparator: (comparator ?? '=') as Comparator, value, isQuoted: plain === undefined };
  return { token: { kind: 'term', term }, length: whole.length };
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (let rest = text.trim(); rest !== '';) {
    const { token, length } = nextToken(rest);
    found.push(token);
    rest = rest.slice(length).trimStart();
  }
  return found;
}

/** A search text as a tree. OR binds weaker than AND; a space is an AND. */
export function parseQuery(text: string): Query {
  const rest = tokens(text);

  const one = (): Query => {
    const token = rest.shift();
    if (!token || token.kind === ')' || token.kind === 'AND' || token.kind === 'OR') return { all: [] };
    if (token.kind === 'NOT') return { not: one() };
    if (token.kind === 'term') return { term: token.term };
    const inner = either();
    if (rest[0]?.kind === ')') rest.shift();
    return inner;
  };

  const both = (): Query => {
    const all = [one()];
    while (rest[0] && rest[0].kind !== 'OR' && rest[0].kind !== ')') {
      if (rest[0].kind === 'AND') rest.shift();
      all.push(one());
    }
    return { all };
  };

  const either = (): Query => {
    const any = [both()];
    while (rest[0]?.kind === 'OR') {
      rest.shift();
      any.push(both());
    }
    return { any };
  };

  return rest.length === 0 ? { all: [] } : either();
}
