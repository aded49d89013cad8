import { type LaneParts, PartitionLane } from './partition-lane';

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
});
