import { eventIdFrom } from './event-id';

describe('an event id', () => {
  it('is the same for the same parts and another for others', () => {
    expect(eventIdFrom('shop', '1')).toBe(eventIdFrom('shop', '1'));
    expect(eventIdFrom('shop', '1')).not.toBe(eventIdFrom('shop1'));
    expect(eventIdFrom('ab', 'c')).not.toBe(eventIdFrom('a', 'bc'));
    expect(eventIdFrom('shop')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
  });
});
