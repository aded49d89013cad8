import { randomBytes } from 'node:crypto';
import type { CustomerContractActivated, EventMeta } from '@trueup/canonical-schema';
import { BUS_MIGRATIONS } from '@trueup/event-bus';
import { openDatabase } from '@trueup/service-kit';
import type { DataSource } from 'typeorm';
import { activate, activeContract } from './active-contract';
import { CONNECTOR_MIGRATIONS } from './migrations';

jest.setTimeout(60_000);

const schema = `contract_${randomBytes(4).toString('hex')}`;
let database: DataSource;

beforeAll(async () => {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url)
    throw new Error('TEST_DATABASE_URL is not set. This suite runs against a real PostgreSQL: start it with npm test, or name one.');
  database = await openDatabase({ url, schema, migrations: [...BUS_MIGRATIONS, ...CONNECTOR_MIGRATIONS] });
});
afterAll(async () => {
  await database.query(`DROP SCHEMA ${schema} CASCADE`);
  await database.destroy();
});

function activated(contract: string, effectiveFrom: number): CustomerContractActivated {
  const meta: EventMeta = {
    ...{ eventId: contract, correlationId: contract, causationId: null, cell: 'test', recordedAt: 1 },
    ...{ producer: 'spec', contractVersion: null, modelVersion: null },
  };
  const texts = { document: '', modelDocument: null, activatedBy: 'Ann Example', reason: null, previous: null };
  return { meta, contract, model: 'm', effectiveFrom, ...texts };
}

it('goes by the contract that counts now, whenever it was made known, and by one to come from its time on', async () => {
  const now = Date.now();
  expect(await activeContract(database, 'test')).toBeUndefined();
  for (const [contract, from] of [
    ['second', now - 1_000],
    ['first', now - 5_000],
    ['third', now + 1_500],
    ['second', now - 1_000],
  ] as const)
    await activate(database, activated(contract, from));
  expect(await activeContract(database, 'test')).toBe('second');
  expect(await activeContract(database, 'elsewhere')).toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve, 1_800));
  expect(await activeContract(database, 'test')).toBe('third');
});
