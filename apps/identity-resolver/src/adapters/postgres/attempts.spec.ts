import { CodedError } from '@trueup/event-bus';
import { QueryFailedError } from 'typeorm';
import { Attempts, type Told } from './attempts';

const POISON = new TypeError('x is undefined');
const coded = (fault: CodedError['fault']) => new CodedError('No.', { code: 'no', fault, nextStep: 'Wait.' });
const failedWith = (code: string) => new QueryFailedError('SELECT 1', [], Object.assign(new Error('The server says no.'), { code }));
const GONE = failedWith('57P01');
const LOCKED = failedWith('55P03');

let warned: [unknown, Told][];
let parked: string[];
let attempts: Attempts;
const park = (key: string) => Promise.resolve(void parked.push(key));
const fail = (error: unknown, ...keys: string[]) => attempts.failed(error, keys, park);
const timesTold = () => warned.map(([, { times }]) => times);

/** Until all others were tried, and `ms` have gone by. */
function nextRound(ms: number): void {
  jest.advanceTimersByTime(ms);
  attempts.passed([], []);
}

beforeEach(() => {
  jest.useFakeTimers();
  [warned, parked] = [[], []];
  attempts = new Attempts(100, (error, told) => warned.push([error, told]));
});
afterEach(() => jest.useRealTimers());

it('tries one by one what failed together, and more again once that goes through', async () => {
  await fail(POISON, 'a', 'b');
  expect([attempts.next, warned]).toEqual([{ most: 1, except: [] }, [[POISON, { tried: 2, times: 1 }]]]);
  attempts.passed(['a'], ['a']);
  expect([attempts.next.most, attempts.later, parked]).toEqual([2, 0, []]);
});

it.each([
  ['what nobody expected', POISON],
  ['what passes by itself', coded('transient')],
  ['a limit that was reached', coded('throttled')],
  ['a row that came first', failedWith('23505')],
  ['a value that the database refuses', failedWith('22P02')],
])('tries one that fails alone by %s after all others, later each time, and parks it the fifth time', async (_what, error) => {
  for (const restMs of [500, 1_000, 2_000, 4_000]) {
    await fail(error, 'a');
    attempts.passed(['b'], ['b']);
    nextRound(restMs - 1);
    expect(attempts.next.except).toEqual(['a']);
    nextRound(1);
    expect([attempts.next.except, attempts.later, parked]).toEqual([[], 1, []]);
  }
  await fail(error, 'a');
  expect([parked, attempts.later, attempts.next.except, attempts.restMs]).toEqual([['a'], 0, [], 0]);
  expect(warned.map(([, told]) => told)).toEqual([1, 2, 3, 4, 5].map((times) => ({ key: 'a', tried: 1, times })));
});

it('parks at once what is named the fault of the record', async () => {
  await fail(coded('malformed'), 'a');
  expect([parked, attempts.later]).toEqual([['a'], 0]);
});

it.each([
  ['a lock that is not free', LOCKED],
  ['a deadlock', failedWith('40P01')],
  ['a transaction that came first', failedWith('40001')],
])('never parks whom %s is in the way of, and tells of it from the third time on', async (_what, error) => {
  for (let time = 1; time <= 12; time += 1) {
    await fail(error, 'a');
    expect([attempts.restMs, attempts.later]).toEqual([0, 1]);
    nextRound(60_000);
  }
  expect([parked, timesTold()]).toEqual([[], [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]]);
  await fail(error, 'a', 'b');
  expect([attempts.next.most, attempts.restMs]).toEqual([1, 0]);
});

it.each([
  ['shuts down', GONE],
  ['has no room on its disk', failedWith('53100')],
  ['has no memory', failedWith('53200')],
  ['lacks a table', failedWith('42P01')],
  ['cut the connection', new Error('Connection terminated unexpectedly')],
  ['cannot be reached', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
])('lets everybody wait while the server %s, longer each time, and suspects nobody', async (_what, error) => {
  const rests: number[] = [];
  for (let time = 1; time <= 9; time += 1) {
    await fail(error, ...(time % 2 ? ['a'] : ['a', 'b']));
    rests.push(attempts.restMs);
    expect(attempts.problem === undefined).toBe(time < 3);
    jest.advanceTimersByTime(attempts.restMs);
  }
  expect(rests).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000, 5_000, 5_000]);
  expect([parked, timesTold()]).toEqual([[], [1, 2, 3, 4, 5, 6, 7, 8, 9]]);
  attempts.passed(['b'], ['b']);
  expect([attempts.problem, attempts.restMs]).toEqual([undefined, 0]);
});

it('counts no fault of the server against whom it was tried with', async () => {
  for (let time = 0; time < 9; time += 1) await fail(time % 2 ? GONE : LOCKED, 'a');
  for (let time = 0; time < 4; time += 1) await fail(POISON, 'a');
  expect(parked).toEqual([]);
  await fail(POISON, 'a');
  expect(parked).toEqual(['a']);
});

it('lets others by where the server fails with one alone', async () => {
  await fail(failedWith('57014'), 'a');
  expect(attempts.next.except).toEqual(['a']);
  attempts.passed(['b'], ['b']);
  expect([attempts.problem, attempts.later]).toEqual([undefined, 1]);
});

it('waits as well where nobody was tried yet, or the one at fault cannot be parked', async () => {
  await fail(POISON);
  expect([attempts.restMs, timesTold()]).toEqual([500, [1]]);
  attempts.passed([], []);
  await attempts.failed(coded('malformed'), ['a'], () => Promise.reject(GONE));
  expect([attempts.restMs, attempts.later]).toEqual([500, 1]);
  await fail(coded('malformed'), 'a');
  expect([parked, attempts.later]).toEqual([['a'], 0]);
});

it('tries again after all others whom a handler held, without waiting', () => {
  attempts.passed(['a', 'b'], ['b']);
  expect([attempts.next.except, attempts.later]).toEqual([['a'], 0]);
  attempts.passed([], []);
  expect(attempts.next.except).toEqual([]);
});

it('forgets whoever failed and is gone once nobody is left', async () => {
  await fail(POISON, 'a');
  nextRound(500);
  attempts.passed([], []);
  expect(attempts.later).toBe(0);
});
