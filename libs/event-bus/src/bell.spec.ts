import { Bell } from './bell';

const never = new AbortController().signal;

it('ends a sleep, and the next one where nobody slept', async () => {
  const bell = new Bell();
  const asleep = bell.sleep(60_000, never);
  bell.ring();
  await asleep;
  bell.ring();
  await bell.sleep(60_000, never);
});

it('is heard once', async () => {
  const bell = new Bell();
  bell.ring();
  bell.ring();
  await bell.sleep(60_000, never);
  const from = performance.now();
  await bell.sleep(40, never);
  expect(performance.now() - from).toBeGreaterThan(30);
});

it('lets nobody sleep beyond an end', async () => {
  const ends = new AbortController();
  const asleep = new Bell().sleep(60_000, ends.signal);
  ends.abort();
  await asleep;
  await new Bell().sleep(60_000, ends.signal);
});
