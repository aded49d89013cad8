import { isUtf8 } from 'node:buffer';
import { badFile } from './bad-file';

/** Whole rows of a file. `line` is that of the first, counted from 1, the header included. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly line: number;
}

const NEW_LINE = 10;
const QUOTE = 34;
/** A row that is longer is none: a quote was opened and never closed. */
const LONGEST_ROW_LINES = 100;
const LONGEST_ROW_BYTES = 1_000_000;

/** Cuts a stream of bytes between rows, never within quotes. Throws a CliError where there is no UTF-8 text, or a row without an end. */
export class RowCutter {
  #rest: Buffer = Buffer.alloc(0);
  #line = 1;

  constructor(private readonly file: string) {}

  /** The whole rows that are in so far; undefined where there is none yet. */
  add(bytes: Buffer): Chunk | undefined {
    const whole = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const { end, lines, open } = lastRowEnd(whole);
    const line = this.#line;
    if (open > LONGEST_ROW_LINES || whole.length - end > LONGEST_ROW_BYTES) throw this.#endless(line + lines, whole.subarray(end));
    this.#rest = whole.subarray(end);
    this.#line += lines;
    return end === 0 ? undefined : this.#checked({ bytes: whole.subarray(0, end), line });
  }

  /** What is left when the file has ended. */
  end(): Chunk | undefined {
    if (this.#rest.length === 0) return undefined;
    if (quotesIn(this.#rest) % 2 === 1) throw this.#endless(this.#line, this.#rest);
    return this.#checked({ bytes: this.#rest, line: this.#line });
  }

  #checked(chunk: Chunk): Chunk {
    const bytes = Buffer.from(chunk.bytes.buffer, chunk.bytes.byteOffset, chunk.bytes.length);
    const nul = bytes.indexOf(0);
    if (nul >= 0) throw badFile(this.file, chunk.line + linesIn(bytes.subarray(0, nul)), 'it holds a zero byte: this is no text file.');
    if (isUtf8(bytes)) return chunk;
    throw badFile(this.file, chunk.line + firstForeignLine(bytes), 'it is not UTF-8. Save the file as CSV UTF-8.');
  }

  #endless(line: number, row: Buffer): Error {
    // A row may be cut within a character, a line is not; a zero byte is one wherever it stands.
    this.#checked({ bytes: row.includes(0) ? row : row.subarray(0, row.lastIndexOf(NEW_LINE) + 1), line });
    return badFile(this.file, line, quotesIn(row) > 0 ? 'a quote is opened and never closed.' : 'it is longer than a row may be.');
  }
}

/** Where the last whole row ends, how many lines there are up to it, and how many more the row has that is still open. */
function lastRowEnd(bytes: Buffer): { end: number; lines: number; open: number } {
  let [end, lines, seen] = [0, 0, 0];
  let isQuoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (byte === NEW_LINE) {
      seen += 1;
      if (!isQuoted) [end, lines] = [at + 1, seen];
    }
    if (seen - lines > LONGEST_ROW_LINES) break;
  }
  return { end, lines, open: seen - lines };
}

function firstForeignLine(bytes: Buffer): number {
  let line = 0;
  for (let from = 0, end = bytes.indexOf(NEW_LINE); end >= 0; from = end + 1, end = bytes.indexOf(NEW_LINE, from)) {
    if (!isUtf8(bytes.subarray(from, end))) return line;
    line += 1;
  }
  return line;
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEW_LINE); at >= 0; at = bytes.indexOf(NEW_LINE, at + 1)) lines += 1;
  return lines;
}

function quotesIn(bytes: Buffer): number {
  let quotes = 0;
  for (let at = bytes.indexOf(QUOTE); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) quotes += 1;
  return quotes;
}
