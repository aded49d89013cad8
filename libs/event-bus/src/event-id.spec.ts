import { v5 } from 'uuid';
import { eventIdFrom } from './event-id';

describe('an event id', () => {
  it('is the same for the same parts and another for others', () => {
    expect(eventIdFrom('shop', '1')).toBe(eventIdFrom('shop', '1'));
    expect(eventIdFrom('shop', '1')).not.toBe(eventIdFrom('shop1'));
    expect(eventIdFrom('ab', 'c')).not.toBe(eventIdFrom('a', 'bc'));
    expect(eventIdFrom('shop')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
  });

  it('is a UUID of version 5 of its parts', () => {
    for (const parts of [['shop', 'ü', '1'], [], ['a'.repeat(500)]])
      expect(eventIdFrom(...parts)).toBe(v5(JSON.stringify(parts), '6d0f3c1e-7a54-5b8e-9c35-2f1f0f6f6a11'));
  });
});
