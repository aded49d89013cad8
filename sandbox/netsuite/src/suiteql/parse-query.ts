import { parseExpression } from './parse-expression';
import { unsupported } from './suiteql-error';
import type { Join, Query, SelectedColumn, TableReference } from './syntax';
import { TokenReader } from './token-reader';

/** Words that end a table or a column, so that they are never its alias. */
const CLAUSES = new Set(['from', 'where', 'order', 'join', 'left', 'inner', 'on', 'fetch', 'offset', 'group', 'having', 'union', 'as']);

function alias(reader: TokenReader): string | undefined {
  if (reader.take('as')) return reader.name();
  const token = reader.peek();
  if (token.kind === 'quoted' || (token.kind === 'word' && !CLAUSES.has(token.text))) return reader.name();
  return undefined;
}

function column(reader: TokenReader): SelectedColumn {
  if (reader.take('*')) return {};
  if (reader.peek(1).text === '.' && reader.peek(2).text === '*') {
    const table = reader.name();
    reader.expect('.', '*');
    return { table };
  }
  const expression = parseExpression(reader);
  return { expression, alias: alias(reader) };
}

function table(reader: TokenReader): TableReference {
  const name = reader.name();
  return { table: name, alias: alias(reader) ?? name };
}

function join(reader: TokenReader): Join | undefined {
  const isOuter = reader.take('left', 'outer', 'join') || reader.take('left', 'join');
  if (!isOuter && !reader.take('inner', 'join') && !reader.take('join')) return undefined;
  const joined = table(reader);
  reader.expect('on');
  return { ...joined, isOuter, on: parseExpression(reader) };
}

function joins(reader: TokenReader): Join[] {
  const found: Join[] = [];
  for (let next = join(reader); next; next = join(reader)) found.push(next);
  return found;
}

function orderBy(reader: TokenReader): Query['orderBy'] {
  if (!reader.take('order', 'by')) return [];
  return reader.list(() => {
    const expression = parseExpression(reader);
    const isDescending = reader.take('desc');
    if (!isDescending) reader.take('asc');
    const areNullsFirst = reader.take('nulls', 'first') || (isDescending && !reader.take('nulls', 'last'));
    return { expression, isDescending, areNullsFirst };
  });
}

function rows(reader: TokenReader): number | undefined {
  if (!reader.take('fetch', 'first') && !reader.take('fetch', 'next')) return undefined;
  const count = reader.wholeNumber();
  reader.expect('rows', 'only');
  return count;
}

/** The SELECT statements that this sandbox knows; anything else is refused as the vendor refuses what it cannot run. */
export function parseQuery(text: string): Query {
  const reader = new TokenReader(text);
  reader.expect('select');
  const isDistinct = reader.take('distinct');
  const top = reader.take('top') ? reader.wholeNumber() : undefined;
  const columns = reader.list(() => column(reader));
  reader.expect('from');
  const from = table(reader);
  const joined = joins(reader);
  const where = reader.take('where') ? parseExpression(reader) : undefined;
  const ordered = orderBy(reader);
  const fetched = rows(reader);
  if (reader.next().kind !== 'end') throw unsupported();
  return { isDistinct, top: top ?? fetched, columns, from, joins: joined, where, orderBy: ordered };
}
