import { parseLiteral } from './parse-literal';
import type { Condition, Operator, Path } from './query-ast';
import type { TokenReader } from './token-reader';

const OPERATORS = new Set(['=', '!=', '<>', '<', '<=', '>', '>=']);

function parseList(reader: TokenReader, path: Path, isNegated: boolean): Condition {
  reader.expect('(');
  const literals = [parseLiteral(reader)];
  while (reader.takeIf(',')) literals.push(parseLiteral(reader));
  reader.expect(')');
  return { kind: 'in', path, literals, isNegated };
}

function parseComparison(reader: TokenReader): Condition {
  const path = reader.expectWord().split('.');
  if (reader.takeIf('NOT', 'IN')) return parseList(reader, path, true);
  if (reader.takeIf('IN')) return parseList(reader, path, false);
  if (reader.takeIf('LIKE')) return { kind: 'compare', path, operator: 'LIKE', literal: parseLiteral(reader) };
  if (!OPERATORS.has(reader.peek().text)) throw reader.unexpected();
  const written = reader.take().text;
  return { kind: 'compare', path, operator: (written === '<>' ? '!=' : written) as Operator, literal: parseLiteral(reader) };
}

function parseTerm(reader: TokenReader): Condition {
  if (reader.takeIf('NOT')) return { kind: 'not', of: parseTerm(reader) };
  if (!reader.takeIf('(')) return parseComparison(reader);
  const inner = parseCondition(reader);
  reader.expect(')');
  return inner;
}

/** Conditions joined by AND, or by OR; the vendor refuses both side by side without brackets. */
export function parseCondition(reader: TokenReader): Condition {
  const of = [parseTerm(reader)];
  const word = reader.is('AND') ? 'AND' : 'OR';
  while (reader.takeIf(word)) of.push(parseTerm(reader));
  if (reader.is('AND') || reader.is('OR')) throw reader.unexpected();
  const [only] = of;
  return of.length === 1 && only ? only : { kind: word === 'AND' ? 'and' : 'or', of };
}
