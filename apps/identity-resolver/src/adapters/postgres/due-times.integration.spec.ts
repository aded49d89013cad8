import { randomBytes } from 'node:crypto';
import type { CustomerContractActivated } from '@trueup/canonical-schema';
import { openDatabase } from '@trueup/service-kit';
import type { DataSource } from 'typeorm';
import { metaOf } from '../../testing/observed';
import { RESOLVER_MIGRATIONS } from './migrations';
import { activeContract, saveActivation } from './activations';
import { saveDue, takeDue } from './due-times';

const schema = `due_${randomBytes(4).toString('hex')}`;
let database: DataSource;

beforeAll(async () => {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set. This suite runs against a real PostgreSQL: start it with npm test, or name one.');
  const tables = RESOLVER_MIGRATIONS;
  database = await openDatabase({ url, schema, migrations: tables });
}, 60_000);

afterAll(async () => {
  await database?.query(`DROP SCHEMA ${schema} CASCADE`);
  await database?.destroy();
});

it('takes out who is due, the earliest time of each, once, and leaves the others', async () => {
  await saveDue(database, [
    { key: 'a', at: 50 },
    { key: 'a', at: 40 },
    { key: 'b', at: 90 },
  ]);
  await saveDue(database, [{ key: 'a', at: 70 }]);
  expect(await takeDue(database, 39, 200)).toEqual([]);
  expect(await takeDue(database, 60, 200)).toEqual([{ key: 'a', at: 40 }]);
  expect(await takeDue(database, 100, 200)).toEqual([{ key: 'b', at: 90 }]);
  expect(await takeDue(database, 100, 200)).toEqual([]);
});

it('gives nobody twice to two processes, and gives them again where the first one fails', async () => {
  await saveDue(database, [{ key: 'c', at: 10 }]);
  const failing = database.transaction(async (tx) => {
    expect(await takeDue(tx, 20, 200)).toHaveLength(1);
    expect(await database.transaction((other) => takeDue(other, 20, 200))).toEqual([]);
    throw new Error('The process ends.');
  });
  await expect(failing).rejects.toThrow('The process ends.');
  expect(await takeDue(database, 20, 200)).toEqual([{ key: 'c', at: 10 }]);
});

it('lets a contract for the future wait until its time has come', async () => {
  const activated = (contract: string, effectiveFrom: number): CustomerContractActivated => {
    const rest = { model: 'm', document: '', activatedBy: 'Ann Example', previous: null, modelDocument: null };
    return { meta: metaOf(`0000000${contract}-0000-4000-8000-000000000000`, 1), contract, effectiveFrom, ...rest };
  };
  await saveActivation(database, activated('1', 10));
  await saveActivation(database, activated('2', 100));
  expect(await activeContract(database, 5)).toBeUndefined();
  expect((await activeContract(database, 99))?.contract).toBe('1');
  expect((await activeContract(database, 100))?.contract).toBe('2');
});
