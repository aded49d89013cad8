import type { Admin } from 'kafkajs';

/** First offset that a partition still has, and the one after its last. */
export interface LogEnds {
  readonly low: bigint;
  readonly high: bigint;
}

/** The ends of every partition of a topic. */
export async function logEnds(admin: Admin, topic: string): Promise<ReadonlyMap<number, LogEnds>> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return new Map(offsets.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]));
}

/** Why reading cannot go on at an offset, or undefined where it can. */
export function gapAt(next: bigint, { low, high }: LogEnds, where: string): string | undefined {
  if (next < low)
    return `${where} begins at ${low}, but ${next} was not handled yet: records were lost to retention. Decide from where to go on and set consumer_offset.`;
  if (next > high)
    return `${where} ends at ${high}, but ${next} was expected: the topic was truncated or made anew. Decide from where to go on and set consumer_offset.`;
  return undefined;
}
