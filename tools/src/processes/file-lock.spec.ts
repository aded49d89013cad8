import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileLock, LockHeld } from './file-lock';
import { freePort, isPortFree } from './free-port';

const newLock = (): string => join(mkdtempSync(join(tmpdir(), 'trueup-lock-')), 'lock');

describe('a file lock', () => {
  it('is held by one and free after its release', async () => {
    const file = newLock();
    const lock = await FileLock.acquire(file);
    await expect(FileLock.acquire(file)).rejects.toThrow(LockHeld);
    await lock.release();
    await (await FileLock.acquire(file)).release();
    expect(readdirSync(join(file, '..'))).toEqual([]);
  });

  it.each(['{"pid":999999999,"startedAt":"never"}', `{"pid":${process.pid},"startedAt":"another time"}`, 'half writ'])(
    'is taken over from a holder that is no more: %s',
    async (content) => {
      const file = newLock();
      writeFileSync(file, content);
      await (await FileLock.acquire(file)).release();
    },
  );
});

describe('a free port', () => {
  it('is free, and given out once', async () => {
    const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
    expect(new Set(ports).size).toBe(20);
    expect(await isPortFree(ports[0] as number)).toBe(true);
  });
});
