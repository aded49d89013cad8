import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { CliError } from '../cli-error';

const FLUSH_CHARS = 1 << 16;

/**
 * Files that appear whole or not at all: each is written beside its place and moved there by `publish`. `discard` leaves what was there
 * before. Throws a CliError where a file cannot be written.
 */
export class OutputFiles {
  readonly #open = new Map<string, { readonly path: string; readonly fd: number }>();

  /** Fails at once where nothing can be written there. What is no file, such as a pipe, is written in place. */
  reserve(path: string): void {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw new CliError(`${path} cannot be written: it is a folder.`, { exitCode: 2 });
    const target = there && !there.isFile() ? path : `${path}.${process.pid}.tmp`;
    try {
      this.#open.set(target, { path, fd: openSync(target, 'w') });
    } catch (error) {
      throw new CliError(`${path} cannot be written.`, { cause: error, exitCode: 2 });
    }
  }

  /** Appends lines, each with its end. */
  write(path: string, lines: Iterable<string>): void {
    const fd = [...this.#open.values()].find((one) => one.path === path)?.fd;
    if (fd === undefined) throw new RangeError(`${path} was not reserved.`);
    let text = '';
    for (const line of lines) {
      text += `${line}\n`;
      if (text.length < FLUSH_CHARS) continue;
      append(path, fd, text);
      text = '';
    }
    append(path, fd, text);
  }

  publish(): void {
    for (const [temporary, { path, fd }] of this.#open) {
      closeSync(fd);
      if (temporary !== path) renameSync(temporary, path);
      this.#open.delete(temporary);
    }
  }

  discard(): void {
    for (const [temporary, { path, fd }] of this.#open) {
      closeSync(fd);
      if (temporary !== path) rmSync(temporary, { force: true });
    }
    this.#open.clear();
  }
}

function append(path: string, fd: number, text: string): void {
  const bytes = Buffer.from(text);
  try {
    // A disk that is nearly full takes a part.
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    throw new CliError(`${path} cannot be written${isFull ? ': the disk is full' : ''}.`, { cause: error, exitCode: 2 });
  }
}

/** A cell as CSV writes it. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
