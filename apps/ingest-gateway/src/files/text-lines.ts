import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';

/** One line of a file, counted from 1; null where it is not UTF-8. */
export interface TextLine {
  readonly line: number;
  readonly text: string | null;
}

const NEW_LINE = 10;
const LONGEST_LINE = 1_000_000;

/** The lines of a file while it streams, without their ends and without a byte order mark. Throws a RangeError where a line has no end. */
export async function* textLines(file: Readable): AsyncGenerator<TextLine> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, from)) {
      line += 1;
      yield { line, text: textOf(bytes.subarray(from, end), line) };
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > LONGEST_LINE) throw new RangeError(`Line ${line + 1} is longer than a row may be; is it a text file in UTF-8?`);
  }
  if (rest.length > 0) yield { line: line + 1, text: textOf(rest, line + 1) };
}

function textOf(bytes: Buffer, line: number): string | null {
  if (!isUtf8(bytes)) return null;
  const text = bytes.toString('utf8').replace(/\r$/, '');
  return line === 1 ? text.replace(/^\uFEFF/, '') : text;
}
