import type { EventBus, ParkRequest } from '@trueup/event-bus';
import type { Shelf } from '../../use-cases/shelf';
import type { HandlerSetting } from '../kafka/resolver-handlers';
import { NotActive } from './activations';
import { Attempts, type Told } from './attempts';
import { workDue } from './due-queue';

const POISON = 'crm/Contact/2';
/** One whose record a handler holds, and one whose mates a handler holds. */
const HELD = 'crm/Contact/8';
const RIVAL = 'crm/Contact/9';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A table of who is due that takes back what a failed transaction took out, and a shelf that breaks at one record. */
function world(keys: readonly string[]) {
  const due = new Set(keys);
  const parked: ParkRequest[] = [];
  const judged: string[] = [];
  const query = (sql: string, parameters: unknown[]): Promise<unknown[]> => {
    if (sql.startsWith('SELECT record_key')) {
      const [, most, except] = parameters as [number, number, string[]];
      const open = [...due].filter((key) => !except.includes(key)).slice(0, most);
      return Promise.resolve(open.map((key) => ({ record_key: key })));
    }
    if (!sql.includes('DELETE FROM due_time')) return Promise.resolve([]);
    const taken = (parameters[0] as string[]).filter((key) => due.delete(key));
    return Promise.resolve(taken.map((key) => ({ record_key: key, at: '1' })));
  };
  const bus = {
    meta: () => ({}),
    async transaction(work: (tx: unknown) => Promise<unknown>) {
      const before = [...due];
      const items: ParkRequest[] = [];
      try {
        const result = await work({
          query,
          park: (item: ParkRequest) => items.push(item),
          publish: () => undefined,
          afterCommit: () => undefined,
        });
        parked.push(...items);
        return result;
      } catch (error) {
        for (const key of before) due.add(key);
        throw error;
      }
    },
  } as unknown as EventBus;
  const shelf = {
    lockFree: (asked: readonly string[]) => Promise.resolve(asked.filter((key) => key !== HELD)),
    recordsBy: (asked: readonly string[]) => {
      if (asked.includes(RIVAL)) return Promise.reject(Object.assign(new Error('No lock.'), { code: '55P03' }));
      if (asked.includes(POISON)) return Promise.reject(new Error('It cannot be judged.'));
      judged.push(...asked);
      return Promise.resolve([]);
    },
    flush: () => Promise.resolve(),
  } as unknown as Shelf;
  const handling = {
    setting: { rules: () => ({ now: 2 }) },
    shelfOn: () => shelf,
    mustCount: () => Promise.resolve(),
    onResolved: () => undefined,
  } as unknown as HandlerSetting;
  const warned: Told[] = [];
  const work = { bus, handling, attempts: new Attempts(200, (_error, told) => warned.push(told)) };
  return { work, due, parked, judged, warned };
}

it('judges everybody who is due, and parks alone whoever cannot be judged however often it is tried', async () => {
  const { work, due, parked, judged, warned } = world(['crm/Contact/1', POISON, 'crm/Contact/3']);
  for (let round = 1; round <= 5; round += 1) {
    await workDue(work);
    expect([judged, parked.length]).toEqual([['crm/Contact/1', 'crm/Contact/3'], round < 5 ? 0 : 1]);
    jest.advanceTimersByTime(10_000);
  }
  expect(parked).toMatchObject([{ key: POISON, system: 'crm', code: 'DUE_NOT_JUDGED' }]);
  expect([...due]).toEqual([]);
  expect(warned.at(-1)).toMatchObject({ key: POISON, times: 5 });
});

it('leaves for the next time whom a handler holds, whoever is due after them', async () => {
  const { work, due, parked, judged } = world([HELD, RIVAL, 'crm/Contact/1', 'crm/Contact/3']);
  for (let round = 1; round <= 9; round += 1) {
    await workDue(work);
    jest.advanceTimersByTime(60_000);
  }
  expect(judged.sort()).toEqual(['crm/Contact/1', 'crm/Contact/3']);
  expect([[...due].sort(), parked, work.attempts.later]).toEqual([[HELD, RIVAL], [], 1]);
});

it('waits while the server is away, says so, and goes on with everybody once it is back', async () => {
  const { work, judged, parked, warned } = world(['crm/Contact/1', 'crm/Contact/3']);
  const away = {
    ...work,
    bus: { transaction: () => Promise.reject(new Error('Connection terminated unexpectedly')) } as unknown as EventBus,
  };
  for (let second = 0; second < 20; second += 1) {
    await workDue(away);
    jest.advanceTimersByTime(1_000);
  }
  expect([work.attempts.problem, warned.length]).toEqual(['waits: Connection terminated unexpectedly', 7]);
  jest.advanceTimersByTime(5_000);
  await workDue(work);
  expect([judged, parked, work.attempts.problem]).toEqual([['crm/Contact/1', 'crm/Contact/3'], [], undefined]);
});

it('leaves everything to whoever has read what counts', async () => {
  const { work, warned } = world([POISON]);
  await workDue({ ...work, handling: { ...work.handling, mustCount: () => Promise.reject(new NotActive('Another one counts.')) } });
  expect([warned, work.attempts.restMs]).toEqual([[], 0]);
});
