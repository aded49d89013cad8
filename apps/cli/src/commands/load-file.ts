import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { randomUUID } from 'node:crypto';
import { ConfigFaults, parseColumns } from '@trueup/governance';
import { callService, Refused } from '../call-service';
import { CliError } from '../cli-error';
import { LoadBar } from '../load-bar';
import type { Gateway } from '../gateway';

/** What became of the rows of a file. */
export interface FileAnswer {
  readonly file: string;
  readonly system: string | null;
  readonly systems: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly accepted: number;
  readonly bad: number;
  readonly badRows: readonly { readonly line: number; readonly reason: string }[];
}

/** What is asked for on the command line. */
export interface FileWish {
  readonly file: string;
  /** File that says what the columns mean; guessed from the header unless given. */
  readonly columns?: string;
  readonly system?: string;
}

/** Sends a file to the gateway as it is read. Throws a CliError that says in one line what is wrong and where. */
export async function loadFile({ url, apiKey }: Gateway, wish: FileWish): Promise<FileAnswer> {
  const size = await sizeOf(wish.file);
  const columns = wish.columns === undefined ? undefined : await columnsOf(wish.columns);
  const boundary = `trueup-${randomUUID()}`;
  const bar = new LoadBar(basename(wish.file), process.stderr.isTTY);
  const path = wish.system === undefined ? '/v1/files' : `/v1/files/${encodeURIComponent(wish.system)}`;
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const body = parts({ wish, columns, boundary }, progress(bar, size));
  try {
    return await callService<FileAnswer>(`${url}${path}`, {
      apiKey,
      headers,
      method: 'POST',
      body: ReadableStream.from(body),
      duplex: 'half',
    });
  } catch (error) {
    if (error instanceof Refused && error.status < 500) throw inOneLine(wish.file, error);
    throw error;
  } finally {
    bar.close();
  }
}

interface Form {
  readonly wish: FileWish;
  readonly columns: string | undefined;
  readonly boundary: string;
}

async function* parts({ wish, columns, boundary }: Form, sent: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const part = (name: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"`;
  if (columns !== undefined) yield Buffer.from(`${part('columns')}\r\n\r\n${columns}\r\n`);
  const name = basename(wish.file).replaceAll(/["\r\n]/g, '_');
  yield Buffer.from(`${part('file')}; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`);
  for await (const chunk of createReadStream(wish.file) as AsyncIterable<Buffer>) {
    yield chunk;
    sent(chunk.length);
  }
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

function progress(bar: LoadBar, size: number): (bytes: number) => void {
  const began = Date.now();
  let sent = 0;
  return (bytes) => {
    sent += bytes;
    const perSecond = sent / Math.max(0.001, (Date.now() - began) / 1_000);
    const kilobytes = (value: number) => Math.round(value / 1_024);
    bar.show({ done: kilobytes(sent), total: kilobytes(size), perSecond: null, secondsLeft: Math.ceil((size - sent) / perSecond) });
  };
}

async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isFile()) return found.size;
  } catch (error) {
    throw new CliError(`${file} cannot be read.`, { cause: error, exitCode: 2 });
  }
  throw new CliError(`${file} is no file.`, { exitCode: 2 });
}

async function columnsOf(file: string): Promise<string> {
  await sizeOf(file);
  const text = await readFile(file, 'utf8');
  try {
    parseColumns(text);
    return text;
  } catch (error) {
    if (!(error instanceof ConfigFaults)) throw error;
    const faults = error.faults.map(({ path, message }) => `${path}: ${message}`);
    throw new CliError(`${file} cannot be used: ${faults.join(' ')}`, { cause: error, exitCode: 2 });
  }
}

function inOneLine(file: string, { message, exitCode }: Refused): CliError {
  return new CliError(`${file} cannot be loaded: ${message.replaceAll(/\s*\n\s*/g, ' ')}`, { exitCode });
}
