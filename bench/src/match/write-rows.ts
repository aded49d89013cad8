import { closeSync, openSync, writeSync } from 'node:fs';
import { csvLine } from './generate';
import { COLUMNS, type Row } from './row';

const ROWS_AT_ONCE = 2_000;

/** Writes rows as CSV while they are made. */
export function writeRows(file: string, rows: Iterable<Row>): void {
  const out = openSync(file, 'w');
  let lines: string[] = [COLUMNS.join(',')];
  for (const row of rows) {
    lines.push(csvLine(row));
    if (lines.length < ROWS_AT_ONCE) continue;
    writeSync(out, `${lines.join('\n')}\n`);
    lines = [];
  }
  if (lines.length > 0) writeSync(out, `${lines.join('\n')}\n`);
  closeSync(out);
}
