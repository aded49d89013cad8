import { shardOf, slotOf } from './shards';

describe('shards', () => {
  it('give one key the same shard in every process', () => {
    expect([slotOf('shop/customer/1'), slotOf('shop/customer/2'), slotOf('')]).toEqual([
      slotOf('shop/customer/1'),
      slotOf('shop/customer/2'),
      0,
    ]);
    expect(shardOf(slotOf('shop/customer/1'), 1)).toBe(0);
  });

  it('share keys out evenly', () => {
    const counts = [0, 0, 0, 0];
    for (let key = 0; key < 8_000; key += 1) counts[shardOf(slotOf(`shop/customer/${key}`), 4)]! += 1;
    for (const count of counts) expect(count).toBeGreaterThan(1_800);
  });
});
