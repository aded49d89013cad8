import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished, PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Multipart } from '@fastify/multipart';

/** The file of an upload. */
export interface UploadedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Readable;
}

/** What an upload brought and `take` made of it; undefined where there was no file. */
export interface Taken<T> {
  readonly outcome: T | undefined;
}

/**
 * Runs `take` on the part `file`, with the text of the part `columns` (undefined where there is none), while it streams. A file that comes
 * before its columns waits on disk for them. What is left of a request is read to its end, for a client listens only then.
 */
export async function takeUpload<T>(
  parts: AsyncIterable<Multipart>,
  take: (file: UploadedFile, columns: string | undefined) => Promise<T>,
): Promise<Taken<T>> {
  let columns: string | undefined;
  let outcome: T | undefined;
  let waiting: (UploadedFile & { readonly path: string; readonly folder: string }) | undefined;
  let fault: { error: unknown } | undefined;
  try {
    for await (const part of parts) {
      if (part.fieldname === 'columns') {
        columns = part.type === 'file' ? (await part.toBuffer()).toString('utf8') : String(part.value);
        continue;
      }
      if (part.type !== 'file') continue;
      if (part.fieldname !== 'file' || fault || waiting || outcome !== undefined) {
        part.file.resume();
        continue;
      }
      const file = { name: part.filename || 'file', mediaType: part.mimetype, content: part.file };
      if (columns === undefined) {
        waiting = await putOnDisk(file);
        continue;
      }
      const { copy, leave } = copied(part.file);
      try {
        outcome = await take({ ...file, content: copy }, columns);
      } catch (error) {
        fault = { error };
        leave();
      }
    }
    if (fault) throw fault.error;
    if (waiting) outcome = await take({ ...waiting, content: createReadStream(waiting.path) }, columns);
    return { outcome };
  } finally {
    if (waiting) await rm(waiting.folder, { recursive: true, force: true });
  }
}

/** The content of a part, of which the rest can be read to nowhere at any moment. */
function copied(content: Readable): { copy: Readable; leave(): void } {
  const copy = content.pipe(new PassThrough());
  finished(content, (error) => (error ? copy.destroy(error) : undefined));
  const leave = (): void => {
    content.unpipe(copy);
    copy.destroy();
    content.resume();
  };
  return { copy, leave };
}

async function putOnDisk(file: UploadedFile): Promise<UploadedFile & { path: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'trueup-upload-'));
  const path = join(folder, 'file');
  await pipeline(file.content, createWriteStream(path, { mode: 0o600 }));
  return { ...file, path, folder };
}
