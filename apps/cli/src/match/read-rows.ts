import type { Columns } from '@trueup/governance';
import { normalise, type NormalisedRecord } from '@trueup/identity';
import { contentOf, identityOfRow } from '@trueup/connector-kit/files';
import { badFile } from '../table/bad-file';
import { parseRows } from '../table/parse-rows';
import type { Chunk } from '../table/row-chunks';
import { KeyWriter, type KeyColumns } from './key-columns';
import { RecordWriter } from './record-codec';

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

/**
 * Reads the rows of a chunk one by one, so that what becomes of one is gone before the next: tidying up after thousands at once takes
 * longer than reading them. `onRecord` gets each record. Throws a CliError that names the line where a row cannot be read or has no id.
 */
export function readRows(form: RowForm, chunk: Chunk, onRecord: (record: NormalisedRecord) => void): RowBatch {
  const { file, delimiter, header, columns } = form;
  const rows = parseRows({ file, delimiter, width: header.length }, chunk);
  const [ids, lines] = [new Array<string>(rows.length), new Uint32Array(rows.length)];
  const [records, keys] = [new RecordWriter(), new KeyWriter()];
  for (const [at, { line, cells }] of rows.entries()) {
    const row = { columns, row: Object.fromEntries(header.map((name, place) => [name, cells[place] ?? null])), line, file };
    const id = contentOf(row, columns.id);
    if (!id) throw badFile(file, line, `there is nothing in ${columns.id}.`);
    ids[at] = id;
    lines[at] = line;
    const record = normalise(identityOfRow(row, null), { cell: CELL, country: null });
    records.add(record);
    keys.add(record);
    onRecord(record);
  }
  return { ids, lines, ...records.end(), keys: keys.end() };
}
