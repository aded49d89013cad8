import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse/sync';
import type { ReadFile, ReadLine } from './read-line';
import { textLines, type TextLine } from './text-lines';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** So many lines a quoted field may go over. */
const LONGEST_FIELD_LINES = 100;

/** How the rows of a file are read. */
interface Form {
  readonly header: readonly string[];
  readonly delimiter: string;
}

/**
 * Reads a CSV file while it streams. The delimiter is the one that the header uses most. A quote that is never closed spoils its own line
 * only: what comes after it is read anew.
 */
export async function readCsv(file: Readable): Promise<ReadFile> {
  const lines = new PushBack(textLines(file));
  const top = (await lines.next())?.text ?? '';
  const delimiter = delimiterOf(top);
  const header = (fieldsOf(top, delimiter) ?? []).map((name) => name.trim());
  return { header: header.length === 1 && header[0] === '' ? [] : header, lines: rowsOf(lines, { header, delimiter }) };
}

async function* rowsOf(lines: PushBack, form: Form): AsyncGenerator<ReadLine> {
  for (let first = await lines.next(); first; first = await lines.next()) {
    const { line, text } = first;
    if (text === null) yield { line, reason: 'It is not UTF-8.' };
    else if (isClosed(text)) yield* oneLine({ line, text }, form);
    else yield await manyLines({ line, text }, lines, form);
  }
}

function* oneLine({ line, text }: { line: number; text: string }, { header, delimiter }: Form): Generator<ReadLine> {
  if (text.trim() === '') return;
  const fields = fieldsOf(text, delimiter);
  if (!fields) yield { line, reason: 'Its quotes do not fit.' };
  else if (fields.length === header.length) yield rowOf(line, fields, header);
  else yield { line, reason: `It has ${fields.length} fields where the header has ${header.length}.` };
}

/** A row with a field that goes over several lines; where they make no row, the first is at fault and the others are read anew. */
async function manyLines(first: { line: number; text: string }, lines: PushBack, { header, delimiter }: Form): Promise<ReadLine> {
  const taken: TextLine[] = [];
  let text = first.text;
  while (!isClosed(text) && taken.length < LONGEST_FIELD_LINES) {
    const next = await lines.next();
    if (!next) break;
    taken.push(next);
    text += `\n${next.text ?? '\uFFFD'}`;
  }
  const fields = taken.every((one) => one.text !== null) && isClosed(text) ? fieldsOf(text, delimiter) : undefined;
  if (fields?.length === header.length) return rowOf(first.line, fields, header);
  lines.pushBack(taken);
  return { line: first.line, reason: 'A quote is opened and never closed.' };
}

function rowOf(line: number, fields: readonly string[], header: readonly string[]): ReadLine {
  return { line, cells: Object.fromEntries(fields.map((cell, index) => [header[index] ?? '', cell === '' ? null : cell])) };
}

function isClosed(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 0;
}

/** Undefined where the quotes do not fit. */
function fieldsOf(text: string, delimiter: string): readonly string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter);
  try {
    return parse(text, { delimiter, relax_column_count: true })[0];
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function delimiterOf(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length - 1 }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
}

/** Lines that can be given back to be read anew. */
class PushBack {
  readonly #back: TextLine[] = [];

  constructor(private readonly lines: AsyncIterator<TextLine>) {}

  async next(): Promise<TextLine | undefined> {
    const again = this.#back.shift();
    if (again) return again;
    const read = await this.lines.next();
    return read.done ? undefined : read.value;
  }

  pushBack(lines: readonly TextLine[]): void {
    this.#back.unshift(...lines);
  }
}
