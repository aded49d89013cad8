import type { EventBus, ParkRequest } from '@trueup/event-bus';
import type { Shelf } from '../../use-cases/shelf';
import type { HandlerSetting } from '../kafka/resolver-handlers';
import { workDue } from './due-queue';

const POISON = 'crm/Contact/2';

/** A table of who is due that takes back what a failed transaction took out, and a shelf that breaks at one record. */
function world(keys: readonly string[]) {
  const due = new Set(keys);
  const parked: ParkRequest[] = [];
  const judged: string[] = [];
  const query = (sql: string, parameters: unknown[]): Promise<unknown[]> => {
    if (sql.startsWith('SELECT record_key'))
      return Promise.resolve([...due].slice(0, parameters[1] as number).map((key) => ({ record_key: key, at: '1' })));
    if (sql.startsWith('DELETE FROM due_time')) for (const key of parameters[0] as string[]) due.delete(key);
    return Promise.resolve([]);
  };
  const bus = {
    meta: () => ({}),
    async transaction(work: (tx: unknown) => Promise<unknown>) {
      const before = [...due];
      const items: ParkRequest[] = [];
      try {
        await work({ query, park: (item: ParkRequest) => items.push(item), publish: () => undefined, afterCommit: () => undefined });
        parked.push(...items);
      } catch (error) {
        for (const key of before) due.add(key);
        throw error;
      }
    },
  } as unknown as EventBus;
  const shelf = {
    recordsBy: (asked: readonly string[]) => {
      if (asked.includes(POISON)) return Promise.reject(new Error('It cannot be judged.'));
      judged.push(...asked);
      return Promise.resolve([]);
    },
    flush: () => Promise.resolve(),
  } as unknown as Shelf;
  const handling = {
    setting: { rules: () => ({ now: 2 }) },
    shelfOn: () => shelf,
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

it('says so where the table itself cannot be read', async () => {
  const { handling } = world([]);
  const away = { transaction: () => Promise.reject(new Error('There is no connection.')) } as unknown as EventBus;
  await expect(workDue(away, handling)).rejects.toThrow('no connection');
});
