import { createHash } from 'node:crypto';

/** Whether a faulty export still lists this record: a fixed share of all ids, the same ones each time. */
export function isExported(id: string, share: number): boolean {
  if (share >= 1) return true;
  return createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32 < share;
}
