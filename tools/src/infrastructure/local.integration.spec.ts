import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { isAlive } from '../processes/process-identity';
import { brokerAnswers } from './broker-answers';
import { findInfrastructure } from './find-infrastructure';
import type { Infrastructure } from './infrastructure';

const dataDir = mkdtempSync(join(tmpdir(), 'trueup-local-'));
const start = (): Promise<Infrastructure> => findInfrastructure({ dataDir, durable: false, only: 'local', log: () => undefined });

function portOf(found: Infrastructure): number {
  return Number(found.kafka.brokers[0]?.split(':')[1]);
}

async function query(found: Infrastructure, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: found.databaseUrl });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

async function registryCall(found: Infrastructure, path: string, body?: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/vnd.schemaregistry.v1+json' };
  const reply = await fetch(
    `${found.registryUrl}${path}`,
    body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) },
  );
  expect(reply.status).toBe(200);
  return reply.json();
}

describe('the local infrastructure', () => {
  jest.setTimeout(300_000);
  let found: Infrastructure;

  beforeAll(async () => {
    found = await start();
  });

  afterAll(async () => {
    await found?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('answers as a broker, a registry and a database', async () => {
    expect(await brokerAnswers(portOf(found))).toBe(true);
    expect(await registryCall(found, '/subjects')).toEqual([]);
    expect(await query(found, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(Object.keys(found.pids).sort()).toEqual(['kafka', 'postgres', 'registry']);
  });

  it('refuses a second start on the same data', async () => {
    await expect(start()).rejects.toThrow(/already runs/);
  });

  it('brings a killed broker back on the same port', async () => {
    const before = { pid: found.pids.kafka as number, port: portOf(found) };
    found.kill?.('kafka', 'SIGKILL');
    await found.restart?.('kafka');
    expect(isAlive(before.pid)).toBe(false);
    expect(found.pids.kafka).not.toBe(before.pid);
    expect(await brokerAnswers(before.port)).toBe(true);
  });

  it('keeps schemas and rows over a restart and leaves no process behind', async () => {
    await query(found, 'create table kept as select 42 as answer');
    const { id } = (await registryCall(found, '/subjects/kept-value/versions', { schema: '"string"' })) as { id: number };
    const pids = Object.values(found.pids);
    await found.stop();
    expect(pids.filter(isAlive)).toEqual([]);
    found = await start();
    expect(await query(found, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(await registryCall(found, '/subjects/kept-value/versions/1')).toMatchObject({ id });
  });
});
