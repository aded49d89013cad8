import { WavePace } from './wave-pace';

/** How many rows go in so many milliseconds, looked at every half second. */
function gone(limitPerHour: number, ms: number): number {
  const pace = new WavePace(limitPerHour, 0);
  let rows = 0;
  for (let now = 0; now <= ms; now += 500) {
    const room = pace.room(now);
    pace.spend(room);
    rows += room;
  }
  return rows;
}

it('a wave is spread evenly over the hour, and its first row goes at once', () => {
  expect(gone(36_000, 10_000)).toBeLessThanOrEqual(102);
  expect(gone(36_000, 10_000)).toBeGreaterThanOrEqual(98);
  expect(gone(60, 0)).toBe(1);
  expect(gone(60, 60_000)).toBe(2);
});

it('what was not used while it was held is not caught up with', () => {
  const pace = new WavePace(3_600, 0);
  expect(pace.room(1_800_000)).toBe(1);
});
