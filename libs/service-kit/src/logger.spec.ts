import { correlationIdOf } from './logger';

describe('the correlation id of a request', () => {
  it('is the one that the caller sent', () => {
    expect(correlationIdOf({ headers: { 'x-correlation-id': 'order-12345678' } })).toBe('order-12345678');
  });

  it.each([undefined, 'short', 'x'.repeat(200), 'two\nlines of text', '<script>alert(1)</script>'])(
    'is a new one when the caller sent %p',
    (given) => {
      expect(correlationIdOf({ headers: given === undefined ? {} : { 'x-correlation-id': given } })).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
