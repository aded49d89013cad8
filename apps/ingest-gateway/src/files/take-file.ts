import type { Readable } from 'node:stream';
import { guessColumns, missingColumns, ConfigFaults, type Columns, type ConfigFault } from '@trueup/governance';
import type { EventBus } from '@trueup/event-bus';
import { rawBadRow, rawRow } from './raw-row';
import { readCsv } from './read-csv';
import { readJsonLines } from './read-json-lines';
import type { ReadFile } from './read-line';
import { RowPublisher } from './row-publisher';
import { RowSorter } from './sort-rows';

/** What became of a file. */
export interface FileOutcome {
  readonly file: string;
  /** The system of all rows; null where a column names it. */
  readonly system: string | null;
  /** Rows that were handed on, by system. */
  readonly systems: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly accepted: number;
  readonly bad: number;
  /** The first of them. */
  readonly badRows: readonly { readonly line: number; readonly reason: string }[];
}

/** A file as it comes in. */
export interface IncomingFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Readable;
  /** Null: guessed from the header. */
  readonly columns: Columns | null;
  /** Null: a column names it. */
  readonly system: string | null;
}

export interface FileParts {
  readonly bus: Pick<EventBus, 'meta' | 'publishNow'>;
  /** Systems that take part; there is at least one. */
  readonly systems: readonly string[];
  now(): number;
}

const BAD_ROWS_SHOWN = 100;
/** Characters. */
const HEADER_SHOWN = 400;

/**
 * Hands on every row of a file, durable on return: good ones as records, others to be parked. Throws ConfigFaults where the columns do not
 * fit the file; nothing was handed on then.
 */
export async function takeFile(file: IncomingFile, parts: FileParts): Promise<FileOutcome> {
  const read = await (isJsonLines(file) ? readJsonLines : readCsv)(file.content);
  const columns = columnsOf(file, read);
  const upload = { file: file.name, columns: JSON.stringify(columns), receivedAt: parts.now() };
  const known = new Set(parts.systems);
  const sorter = new RowSorter({ columns, system: file.system, isSystem: (name) => known.has(name) });
  const publisher = new RowPublisher(parts.bus);
  const systems: Record<string, number> = {};
  const badRows: { line: number; reason: string }[] = [];
  let [rows, bad] = [0, 0];
  // A row of no known system is parked where the rows before it went.
  let fallback = file.system ?? parts.systems[0] ?? '';
  for await (const line of read.lines) {
    rows += 1;
    const row = sorter.sort(line);
    if ('cells' in row) {
      fallback = row.system;
      systems[row.system] = (systems[row.system] ?? 0) + 1;
      await publisher.add(rawRow(parts.bus, upload, row));
      continue;
    }
    bad += 1;
    if (badRows.length < BAD_ROWS_SHOWN) badRows.push({ line: row.line, reason: row.reason });
    await publisher.add(rawBadRow(parts.bus, upload, { ...row, system: row.system ?? fallback }));
  }
  await publisher.finish();
  return { file: file.name, system: file.system, systems, rows, accepted: rows - bad, bad, badRows };
}

function columnsOf({ columns, system }: IncomingFile, { header }: ReadFile): Columns {
  if (header.length === 0) throw new ConfigFaults('The file', [{ path: 'line 1', message: 'There are no columns: the file is empty.' }]);
  const meant = columns ?? guessColumns(header);
  // Whoever sends the file names its system: the column of another name is not asked for.
  const asked = system === null ? meant : { ...meant, system: null };
  const lacking = missingColumns(asked, header).map(({ path, column }) => `${column} (${path})`);
  const faults: ConfigFault[] = lacking.length === 0 ? [] : [{ path: 'columns', message: `The file has none of ${lacking.join(', ')}.` }];
  if (asked.system === null && system === null)
    faults.push({
      path: 'system',
      message: 'No column names the system; name one in columns.yaml, or send the file to /v1/files/{system}.',
    });
  const twice = header.filter((name, index) => header.indexOf(name) < index);
  faults.push(...twice.map((name) => ({ path: name, message: 'The file has this column twice.' })));
  const shown = `The header is: ${header.join(', ').slice(0, HEADER_SHOWN)}`;
  if (faults.length > 0) throw new ConfigFaults('The list of columns', [...faults, { path: 'line 1', message: shown }]);
  return meant;
}

function isJsonLines({ name, mediaType }: IncomingFile): boolean {
  return /\.(jsonl|ndjson|jsonlines)$/i.test(name) || /^application\/(x-)?(ndjson|jsonl|jsonlines|json-lines)/i.test(mediaType);
}
