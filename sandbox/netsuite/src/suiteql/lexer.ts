import { unsupported } from './suiteql-error';

export type TokenKind = 'word' | 'quoted' | 'string' | 'number' | 'symbol' | 'end';

export interface Token {
  kind: TokenKind;
  /** Words in lower case, strings without their quotes. */
  text: string;
}

const PATTERN =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|([a-z_][a-z0-9_$#]*)|"([^"]+)"|'((?:[^']|'')*)'|(\d+(?:\.\d+)?)|(<>|!=|<=|>=|\|\||[=<>(),.*+/-])/iy;

function tokenOf(match: RegExpExecArray): Token | undefined {
  const [, word, quoted, string, number, symbol] = match;
  if (word !== undefined) return { kind: 'word', text: word.toLowerCase() };
  if (quoted !== undefined) return { kind: 'quoted', text: quoted };
  if (string !== undefined) return { kind: 'string', text: string.replaceAll("''", "'") };
  if (number !== undefined) return { kind: 'number', text: number };
  return symbol === undefined ? undefined : { kind: 'symbol', text: symbol };
}

export function tokens(query: string): Token[] {
  const pattern = new RegExp(PATTERN);
  const found: Token[] = [];
  while (pattern.lastIndex < query.length) {
    const match = pattern.exec(query);
    if (!match) throw unsupported();
    const token = tokenOf(match);
    if (token) found.push(token);
  }
  return [...found, { kind: 'end', text: '' }];
}
