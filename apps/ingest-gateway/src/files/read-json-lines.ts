import type { Readable } from 'node:stream';
import type { ReadFile, ReadLine } from './read-line';
import { textLines, type TextLine } from './text-lines';

/** Reads JSON Lines while they stream: an object on each line. Its columns are those of the first row. */
export async function readJsonLines(file: Readable): Promise<ReadFile> {
  const lines = rowsOf(file);
  const first = await lines.next();
  const header = first.done || first.value.cells === undefined ? [] : Object.keys(first.value.cells);
  async function* whole(): AsyncGenerator<ReadLine> {
    for (let next = first; !next.done; next = await lines.next()) yield next.value;
  }
  return { header, lines: whole() };
}

async function* rowsOf(file: Readable): AsyncGenerator<ReadLine> {
  for await (const read of textLines(file)) if (read.text?.trim() !== '') yield rowOf(read);
}

function rowOf({ line, text }: TextLine): ReadLine {
  if (text === null) return { line, reason: 'It is not UTF-8.' };
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return { line, reason: 'It is no JSON object.' };
    return { line, cells: Object.fromEntries(Object.entries(read).map(([name, value]) => [name, cellOf(value)])) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { line, reason: 'It is no JSON.' };
  }
}

function cellOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
