import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isAlive, startTimeOf } from './process-identity';

export interface LockHolder {
  pid: number;
  startedAt: string;
}

/** Thrown when a living process holds the lock. */
export class LockHeld extends Error {
  constructor(
    readonly file: string,
    readonly holder: LockHolder,
  ) {
    super(`${file} is held by process ${holder.pid}.`);
    this.name = 'LockHeld';
  }
}

/** A file that names the one process that may go on. It is taken over from a process that is no more. */
export class FileLock {
  private constructor(private readonly file: string) {}

  /** Rejects with `LockHeld` when somebody alive has it. */
  static async acquire(file: string): Promise<FileLock> {
    const mine = `${file}.${process.pid}.${randomUUID()}`;
    const holder: LockHolder = { pid: process.pid, startedAt: (await startTimeOf(process.pid)) ?? '' };
    await writeFile(mine, JSON.stringify(holder));
    try {
      while (!(await tryLink(mine, file))) await clearWhenDead(file);
    } finally {
      await rm(mine, { force: true });
    }
    return new FileLock(file);
  }

  async release(): Promise<void> {
    await rm(this.file, { force: true });
  }
}

async function tryLink(mine: string, file: string): Promise<boolean> {
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function clearWhenDead(file: string): Promise<void> {
  const seen = await readHolder(file);
  if (seen === undefined) return;
  if (await holds(seen)) throw new LockHeld(file, seen);
  // Two may clear at once: whoever moved away a lock that is not the dead one's puts it back.
  const aside = `${file}.${randomUUID()}.stale`;
  try {
    await rename(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved !== undefined && moved.pid !== seen.pid) await tryLink(aside, file);
  await rm(aside, { force: true });
}

async function readHolder(file: string): Promise<LockHolder | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as LockHolder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (error instanceof SyntaxError) return { pid: 0, startedAt: '' };
    throw error;
  }
}

async function holds(holder: LockHolder): Promise<boolean> {
  return holder.pid > 0 && isAlive(holder.pid) && (await startTimeOf(holder.pid)) === holder.startedAt;
}
