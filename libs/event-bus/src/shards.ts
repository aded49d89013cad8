import { crc32 } from 'node:zlib';

/** Keys fall into so many slots for ever; publishers share the slots out. */
const slots = 64;

export function slotOf(key: string): number {
  return crc32(key) % slots;
}

/** All records of one key belong to one shard. */
export function shardOf(slot: number, shards: number): number {
  return slot % shards;
}
