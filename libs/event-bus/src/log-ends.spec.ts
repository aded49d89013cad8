import { gapAt } from './log-ends';

describe('the place to go on reading', () => {
  it.each([
    [5n, 5n, 9n],
    [9n, 5n, 9n],
    [0n, 0n, 0n],
  ])('is fine at %p of a log from %p to %p', (next, low, high) => {
    expect(gapAt(next, { low, high }, 'topic/0')).toBeUndefined();
  });

  it('is lost where the log begins after it', () => {
    expect(gapAt(4n, { low: 5n, high: 9n }, 'topic/0')).toMatch(/topic\/0 begins at 5, but 4/);
  });

  it('is lost where the log ends before it', () => {
    expect(gapAt(10n, { low: 5n, high: 9n }, 'topic/0')).toMatch(/made anew/);
  });
});
