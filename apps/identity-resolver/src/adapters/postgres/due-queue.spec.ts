import type { EventBus, ParkRequest } from '@trueup/event-bus';
import type { Shelf } from '../../use-cases/shelf';
import type { HandlerSetting } from '../kafka/resolver-handlers';
import { workDue } from './due-queue';

const POISON = 'crm/Contact/2';
/** One whose record a handler holds, and one whose mates a handler holds. */
const HELD = 'crm/Contact/8';
const RIVAL = 'crm/Contact/9';

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
  return { bus, handling, due, parked, judged };
}

it('judges everybody who is due, and parks alone whoever cannot be judged', async () => {
  const { bus, handling, due, parked, judged } = world(['crm/Contact/1', POISON, 'crm/Contact/3']);
  await workDue(bus, handling);
  expect(judged).toEqual(['crm/Contact/1', 'crm/Contact/3']);
  expect(parked).toMatchObject([{ key: POISON, system: 'crm', code: 'DUE_NOT_JUDGED' }]);
  expect([...due]).toEqual([]);
});

it('leaves for the next time whom a handler holds, whoever is due after them', async () => {
  const { bus, handling, due, parked, judged } = world([HELD, RIVAL, 'crm/Contact/1', 'crm/Contact/3']);
  await workDue(bus, handling);
  expect(judged).toEqual(['crm/Contact/1', 'crm/Contact/3']);
  expect([[...due].sort(), parked]).toEqual([[HELD, RIVAL], []]);
});

it('says so where the table itself cannot be read', async () => {
  const { handling } = world([]);
  const away = { transaction: () => Promise.reject(new Error('There is no connection.')) } as unknown as EventBus;
  await expect(workDue(away, handling)).rejects.toThrow('no connection');
});
