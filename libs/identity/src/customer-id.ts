import { hash } from 'node:crypto';
import { sourceKey, type SourceRef } from '@trueup/canonical-schema';

const NAMESPACE = Buffer.from('f1a0c7de5a0b5a7e9d5c0c6f7e1b2a90', 'hex');

/** The id of the customer that this record founds in this cell. */
export function customerIdOf(cell: string, founder: SourceRef): string {
  return nameBased(`customer|${cell}|${sourceKey(founder)}`);
}

/** The id of the question about these keys; the same question has the same id whatever their order. */
export function reviewIdOf(cell: string, kind: string, keys: readonly string[]): string {
  return nameBased(`review|${cell}|${kind}|${[...keys].sort().join('|')}`);
}

/** A UUID of version 5. Every record needs some, and Node's own hash takes a third of the time of the package for ids. */
function nameBased(name: string): string {
  const bytes = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(name)]), 'buffer');
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
