import { parse } from 'csv-parse/sync';
import type { RecordType } from '../wire';
import type { Row } from './record-rows';
import type { TypeFields } from './visible-fields';

const NUMBERS: readonly string[] = ['double', 'int', 'long', 'currency', 'percent'];

/** Rows of a page of CSV, as REST would have answered them: booleans, numbers, nothing as null, times in the one form. */
export function bulkRows(csv: string, { type, fields }: { readonly type: RecordType; readonly fields: TypeFields }): Row[] {
  const rows: Readonly<Record<string, string>>[] = parse(csv, { columns: true, skip_empty_lines: true, bom: true });
  return rows.map((row) => {
    const values = Object.entries(row).map(([name, text]) => [name, valueOf(text, fields.seen.get(name)?.type)] as const);
    return { ...Object.fromEntries(values), Id: row.Id ?? '', attributes: { type } };
  });
}

function valueOf(text: string, type: string | undefined): unknown {
  if (type === 'boolean') return text === 'true';
  if (text === '') return null;
  if (type !== undefined && NUMBERS.includes(type)) return Number(text);
  return type === 'datetime' ? text.replace(/Z$/, '+0000') : text;
}
