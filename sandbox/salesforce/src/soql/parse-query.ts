import { parseCondition } from './parse-condition';
import type { FieldSet, Order, Path, Query } from './query-ast';
import { TokenReader } from './token-reader';

const FIELD_SETS = new Set(['ALL', 'STANDARD', 'CUSTOM']);

function parseSelect(reader: TokenReader): Pick<Query, 'select' | 'fieldSet' | 'isCount'> {
  if (reader.is('COUNT') && reader.is('(', 1)) {
    reader.takeIf('COUNT', '(');
    reader.expect(')');
    return { select: [], isCount: true };
  }
  const select: Path[] = [];
  let fieldSet: FieldSet | undefined;
  do {
    if (reader.is('FIELDS') && reader.is('(', 1)) {
      reader.takeIf('FIELDS', '(');
      const name = reader.peek().text.toUpperCase();
      if (!FIELD_SETS.has(name)) throw reader.unexpected();
      reader.take();
      reader.expect(')');
      fieldSet = name as FieldSet;
    } else {
      select.push(reader.expectWord().split('.'));
      if (reader.is('(')) throw reader.unexpected();
    }
  } while (reader.takeIf(','));
  return { select, fieldSet, isCount: false };
}

function parseOrder(reader: TokenReader): Order[] {
  if (!reader.takeIf('ORDER', 'BY')) return [];
  const orders: Order[] = [];
  do {
    const path = reader.expectWord().split('.');
    const isDescending = reader.takeIf('DESC');
    if (!isDescending) reader.takeIf('ASC');
    const nullsLast = reader.takeIf('NULLS', 'LAST');
    if (!nullsLast) reader.takeIf('NULLS', 'FIRST');
    orders.push({ path, isDescending, nullsLast });
  } while (reader.takeIf(','));
  return orders;
}

/** One SOQL query: fields of the object and its parents, filter, order, limit, offset. Throws MALFORMED_QUERY. */
export function parseQuery(soql: string): Query {
  const reader = new TokenReader(soql);
  reader.expect('SELECT');
  const what = parseSelect(reader);
  reader.expect('FROM');
  const from = reader.expectWord();
  const where = reader.takeIf('WHERE') ? parseCondition(reader) : undefined;
  const orderBy = parseOrder(reader);
  const limit = reader.takeIf('LIMIT') ? reader.expectCount() : undefined;
  const offset = reader.takeIf('OFFSET') ? reader.expectCount() : 0;
  const allRows = reader.takeIf('ALL', 'ROWS');
  if (reader.peek().kind !== 'end') throw reader.unexpected();
  return { ...what, from, where, orderBy, limit, offset, allRows };
}
