import type { Columns } from '@trueup/governance';
import { normalise, type NormalisedRecord } from '@trueup/identity';
import { contentOf, identityOfRow } from '@trueup/connector-kit/files';
import { badFile } from '../table/bad-file';
import { parseRows } from '../table/parse-rows';
import type { Chunk } from '../table/row-chunks';
import { keyColumnsOf, type KeyColumns } from './key-columns';
import { encodeRecord } from './record-codec';

/** How the rows of a file become records. Plain data. */
export interface RowForm {
  readonly file: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly columns: Columns;
}

/** Rows as records ready to be compared, in the file's order. */
export interface RowBatch {
  readonly ids: readonly string[];
  readonly lines: Uint32Array;
  /** The records, one behind the other; `ends` says where each one's ends. */
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  readonly keys: KeyColumns;
}

const CELL = 'file';

/** Throws a CliError that names the line where a row cannot be read or has no id. */
export function readRows(form: RowForm, chunk: Chunk): { readonly batch: RowBatch; readonly records: readonly NormalisedRecord[] } {
  const { file, delimiter, header, columns } = form;
  const rows = parseRows({ file, delimiter, width: header.length }, chunk).map(({ line, cells }) => {
    const row = { columns, row: Object.fromEntries(header.map((name, at) => [name, cells[at] ?? null])), line, file };
    const id = contentOf(row, columns.id);
    if (!id) throw badFile(file, line, `there is nothing in ${columns.id}.`);
    return { id, row };
  });
  const records = rows.map(({ row }) => normalise(identityOfRow(row, null), { cell: CELL, country: null }));
  const encoded = records.map(encodeRecord);
  let end = 0;
  const batch = {
    ids: rows.map(({ id }) => id),
    lines: Uint32Array.from(rows, ({ row }) => row.line),
    bytes: Buffer.concat(encoded),
    ends: Uint32Array.from(encoded, ({ length }) => (end += length)),
    keys: keyColumnsOf(records),
  };
  return { batch, records };
}
