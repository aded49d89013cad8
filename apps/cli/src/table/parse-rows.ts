import { CsvError, parse } from 'csv-parse/sync';
import { badFile } from './bad-file';
import type { Chunk } from './row-chunks';

/** How the rows of a file are written. */
export interface TableForm {
  readonly file: string;
  readonly delimiter: string;
  /** How many cells a row has; null for any. */
  readonly width: number | null;
}

/** One row. `line` is that of its start, counted from 1, the header included. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a chunk; blank lines are none. Throws a CliError that names the first line that is no row. */
export function parseRows(form: TableForm, chunk: Chunk): TableRow[] {
  const text = Buffer.from(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.length).toString('utf8');
  const rows = cellsOf(text, form.delimiter);
  const isPlain = rows !== undefined && rows.every((cells) => form.width === null || cells.length === form.width);
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  if (isPlain && rows.length === lines) return rows.map((cells, index) => ({ line: chunk.line + index, cells }));
  return oneByOne(form, text, chunk.line);
}

/** Undefined where the quotes do not fit. */
function cellsOf(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n'] });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/** Slow, and exact about lines: for chunks with blank lines, line breaks within quotes, or a fault. */
function oneByOne(form: TableForm, text: string, first: number): TableRow[] {
  const rows: TableRow[] = [];
  let line = first;
  for (const record of recordsOf(text)) {
    const [cells, more] = record.trim() === '' ? [] : (cellsOf(record, form.delimiter) ?? [undefined, []]);
    if (record.trim() !== '') rows.push({ line, cells: checked(form, line, more ? undefined : cells) });
    line += record.split('\n').length - 1;
  }
  return rows;
}

function checked({ file, width }: TableForm, line: number, cells: readonly string[] | undefined): readonly string[] {
  if (!cells) throw badFile(file, line, 'its quotes do not fit.');
  if (width === null || cells.length === width) return cells;
  throw badFile(file, line, `it has ${cells.length} fields where the header has ${width}.`);
}

/** The text cut at line ends outside quotes, each piece with its line end. */
function* recordsOf(text: string): Generator<string> {
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 34) isQuoted = !isQuoted;
    else if (char === 10 && !isQuoted) {
      yield text.slice(from, at + 1);
      from = at + 1;
    }
  }
  if (from < text.length) yield text.slice(from);
}
