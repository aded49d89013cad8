import { TOPICS } from '@trueup/canonical-schema';
import type { KafkaMessage } from 'kafkajs';
import { type LaneParts, PartitionLane } from './partition-lane';
import { Turns } from './turns';

function lane(next: bigint): PartitionLane {
  const parts = { log: console, committed: () => undefined, hasRoom: () => undefined, lost: () => undefined };
  return new PartitionLane(parts as unknown as LaneParts, next);
}

describe('a lane', () => {
  it('takes a batch that was asked for from its place, whatever gap compaction left in it', () => {
    expect(lane(10n).offer({ messages: [], asked: 10n, last: 25n, high: 26n })).toBe(true);
    expect(lane(10n).offer({ messages: [], asked: 4n, last: 12n, high: 13n })).toBe(true);
  });

  it('refuses a batch that was asked for beyond its place, because what lies between was never seen', () => {
    expect(lane(10n).offer({ messages: [], asked: 11n, last: 25n, high: 26n })).toBe(false);
  });

  it('knows how far behind it is', () => {
    const behind = lane(10n);
    behind.offer({ messages: [], asked: 10n, last: 12n, high: 40n });
    expect(behind.lag).toBe(30);
  });

  it.each([
    { atOnce: undefined, sizes: [100, 100, 50] },
    { atOnce: 120, sizes: [120, 120, 10] },
  ])('takes as many in one transaction as its handler takes at once: $atOnce', async ({ atOnce, sizes }) => {
    const taken: number[] = [];
    const handle = (batch: readonly unknown[]) => {
      taken.push(batch.length);
      return Promise.resolve(() => Promise.resolve());
    };
    const done = new Promise<void>((resolve) => {
      const parts = {
        place: { group: 'readers', topic: 'cell.observed', partition: 0 },
        handler: { topic: TOPICS.observed, handle, ...(atOnce === undefined ? {} : { atOnce }) },
        transactions: { traces: { add: () => undefined }, run: () => Promise.resolve() },
        ...{ turns: new Turns(1), log: console, lost: resolve, hasRoom: () => undefined },
        committed: (next: bigint) => (next === 250n ? resolve() : undefined),
      };
      const messages = Array.from({ length: 250 }, (_, at): KafkaMessage => message(at));
      new PartitionLane(parts as unknown as LaneParts, 0n).offer({ messages, asked: 0n, last: 249n, high: 250n });
    });
    await done;
    expect(taken).toEqual(sizes);
  });
});

/** Its event is gone, so that there is nothing to decode. */
function message(at: number): KafkaMessage {
  return { key: Buffer.from('one'), value: null, timestamp: '0', attributes: 0, offset: String(at), headers: {} };
}
