import { unsupported } from './suiteql-error';
import type { Comparison, Expression } from './syntax';
import type { TokenReader } from './token-reader';

const COMPARISONS: Record<string, Comparison> = { '=': '=', '<>': '<>', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

export function parseExpression(reader: TokenReader): Expression {
  let left = conjunction(reader);
  while (reader.take('or')) left = { kind: 'or', left, right: conjunction(reader) };
  return left;
}

function conjunction(reader: TokenReader): Expression {
  let left = negation(reader);
  while (reader.take('and')) left = { kind: 'and', left, right: negation(reader) };
  return left;
}

function negation(reader: TokenReader): Expression {
  return reader.take('not') ? { kind: 'not', value: negation(reader) } : predicate(reader);
}

function predicate(reader: TokenReader): Expression {
  const left = sum(reader);
  if (reader.take('is', 'not', 'null')) return { kind: 'not', value: { kind: 'isNull', value: left } };
  if (reader.take('is', 'null')) return { kind: 'isNull', value: left };
  if (reader.take('not')) return { kind: 'not', value: membership(reader, left) ?? fail() };
  const operator = reader.peek().kind === 'symbol' ? COMPARISONS[reader.peek().text] : undefined;
  if (!operator) return membership(reader, left) ?? left;
  reader.next();
  return { kind: 'compare', operator, left, right: sum(reader) };
}

function membership(reader: TokenReader, value: Expression): Expression | undefined {
  if (reader.take('like')) return { kind: 'like', value, pattern: sum(reader) };
  if (reader.take('between')) {
    const low = sum(reader);
    reader.expect('and');
    return { kind: 'between', value, low, high: sum(reader) };
  }
  if (!reader.take('in')) return undefined;
  reader.expect('(');
  const options = reader.list(() => sum(reader));
  reader.expect(')');
  return { kind: 'in', value, options };
}

function sum(reader: TokenReader): Expression {
  let left = product(reader);
  for (;;) {
    if (reader.take('||')) left = { kind: 'concat', left, right: product(reader) };
    else if (reader.take('+')) left = { kind: 'arithmetic', operator: '+', left, right: product(reader) };
    else if (reader.take('-')) left = { kind: 'arithmetic', operator: '-', left, right: product(reader) };
    else return left;
  }
}

function product(reader: TokenReader): Expression {
  let left = primary(reader);
  for (;;) {
    if (reader.take('*')) left = { kind: 'arithmetic', operator: '*', left, right: primary(reader) };
    else if (reader.take('/')) left = { kind: 'arithmetic', operator: '/', left, right: primary(reader) };
    else return left;
  }
}

function primary(reader: TokenReader): Expression {
  if (reader.take('(')) {
    const inner = parseExpression(reader);
    reader.expect(')');
    return inner;
  }
  if (reader.take('null')) return { kind: 'literal', value: null };
  if (reader.take('-')) return { kind: 'literal', value: -Number(reader.next().text) };
  const token = reader.peek();
  if (token.kind === 'string') return { kind: 'literal', value: reader.next().text };
  if (token.kind === 'number') return { kind: 'literal', value: Number(reader.next().text) };
  return reference(reader);
}

function reference(reader: TokenReader): Expression {
  const first = reader.name();
  const second = reader.take('.') ? reader.name() : undefined;
  const name = second ?? first;
  const table = second === undefined ? undefined : first;
  if (!reader.take('(')) return { kind: 'column', table, name };
  const called = table === undefined ? name : `${table}.${name}`;
  if (reader.take('*', ')')) return { kind: 'call', name: called, args: [], isStar: true };
  if (reader.take(')')) return { kind: 'call', name: called, args: [] };
  const args = reader.list(() => parseExpression(reader));
  reader.expect(')');
  return { kind: 'call', name: called, args };
}

function fail(): never {
  throw unsupported();
}
