import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CliError } from '../cli-error';
import { badFile } from './bad-file';
import { parseRows } from './parse-rows';
import { RowCutter, type Chunk } from './row-chunks';

/** A CSV file whose header has been read. */
export interface Table {
  readonly file: string;
  readonly bytes: number;
  readonly header: readonly string[];
  readonly delimiter: string;
  /** The rows under the header, to be read once. */
  readonly chunks: AsyncIterable<Chunk>;
}

const CHUNK_BYTES = 1 << 17;
const DELIMITERS = [',', ';', '\t', '|'] as const;
const NEW_LINE = 10;
/** How files begin that people take for CSV. */
const FOREIGN: readonly (readonly [start: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 3, 4], 'it is a workbook or an archive. Export it as CSV UTF-8.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'it is a workbook. Export it as CSV UTF-8.'],
  [[0x1f, 0x8b], 'it is compressed. Unpack it first.'],
  [[0xff, 0xfe], 'it is UTF-16. Save the file as CSV UTF-8.'],
  [[0xfe, 0xff], 'it is UTF-16. Save the file as CSV UTF-8.'],
];

/** Opens a CSV file; the delimiter is the one that the header uses most. Throws a CliError that says in one line what is wrong. */
export async function openTable(file: string): Promise<Table> {
  const bytes = await sizeOf(file);
  const chunks = chunksOf(file);
  const first = await chunks.next();
  if (first.done) throw badFile(file, null, 'it is empty.');
  const { header, delimiter, rest } = headerOf(file, first.value);
  const twice = header.find((name, index) => header.indexOf(name) < index);
  if (twice !== undefined) throw badFile(file, 1, `the column ${twice === '' ? 'without a name' : twice} is there twice.`);
  return { file, bytes, header, delimiter, chunks: withRest(rest, chunks) };
}

async function* withRest(rest: Chunk | undefined, chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  if (rest) yield rest;
  yield* chunks;
}

async function* chunksOf(file: string): AsyncGenerator<Chunk> {
  const cutter = new RowCutter(file);
  let isStart = true;
  for await (const bytes of bytesOf(file)) {
    if (isStart) refuseForeign(file, bytes);
    const chunk = cutter.add(isStart ? withoutMark(bytes) : bytes);
    isStart = false;
    if (chunk) yield chunk;
  }
  const last = cutter.end();
  if (last) yield last;
}

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  const stream = createReadStream(file, { highWaterMark: CHUNK_BYTES });
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    // What is thrown into here by whoever reads on is no fault of the file's.
    if (stream.errored === null) throw error;
    throw new CliError(`${file}: there is no such file, or it cannot be read.`, { cause: error, exitCode: 2 });
  }
}

function refuseForeign(file: string, bytes: Buffer): void {
  const foreign = FOREIGN.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  if (foreign) throw badFile(file, null, foreign[1]);
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

interface Header {
  readonly header: readonly string[];
  readonly delimiter: string;
  readonly rest: Chunk | undefined;
}

function headerOf(file: string, { bytes, line }: Chunk): Header {
  const end = endOfRow(bytes);
  const text = Buffer.from(bytes.subarray(0, end)).toString('utf8');
  const delimiter = delimiterOf(text);
  const [row] = parseRows({ file, delimiter, width: null }, { bytes: bytes.subarray(0, end), line });
  const header = (row?.cells ?? []).map((name) => name.trim());
  if (header.every((name) => name === '')) throw badFile(file, 1, 'there is no header with the names of the columns.');
  const lines = text.split('\n').length - 1;
  return { header, delimiter, rest: end < bytes.length ? { bytes: bytes.subarray(end), line: line + lines } : undefined };
}

function endOfRow(bytes: Uint8Array): number {
  let isQuoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 34) isQuoted = !isQuoted;
    else if (bytes[at] === NEW_LINE && !isQuoted) return at + 1;
  }
  return bytes.length;
}

function delimiterOf(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length - 1 }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isFile()) return found.size;
  } catch (error) {
    throw new CliError(`${file}: there is no such file, or it cannot be read.`, { cause: error, exitCode: 2 });
  }
  throw badFile(file, null, 'it is no file.');
}
