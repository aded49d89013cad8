import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, startTimeOf } from '../processes/process-identity';
import { clearWay } from './clear-way';
import { endLeftBehind } from './end-left-behind';
import { findInfrastructure } from './find-infrastructure';
import type { LocalState } from './local-state';

const ports = { postgres: 1, kafka: 2, controller: 3, registry: 4, registryHealth: 5 };

function stateWith(processes: LocalState['processes']): LocalState {
  return { ports, clusterId: 'cluster', databasePassword: 'secret', processes };
}

function startSleeper(): { pid: number; ended: Promise<unknown> } {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  return { pid: child.pid as number, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

const options = { durable: false, log: () => undefined };
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'trueup-data-'));

describe('what an earlier start left behind', () => {
  it('is ended', async () => {
    const { pid, ended } = startSleeper();
    const said: string[] = [];
    await endLeftBehind(stateWith({ kafka: { pid, startedAt: (await startTimeOf(pid)) ?? '' } }), (line) => said.push(line));
    await ended;
    expect(said).toEqual([`Ending what an earlier start left behind: kafka (process ${pid})`]);
  });

  it('is left alone when its id now belongs to another process', async () => {
    const { pid, ended } = startSleeper();
    await endLeftBehind(stateWith({ kafka: { pid, startedAt: 'another time' } }), () => undefined);
    expect(isAlive(pid)).toBe(true);
    process.kill(pid);
    await ended;
  });

  it('is forgotten with all data on reset, save for the lock', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'kafka', 'data'), { recursive: true });
    for (const name of ['run.json', 'instance.lock']) writeFileSync(join(dataDir, name), '{}');
    await clearWay({ ...options, dataDir, reset: true }, 'instance.lock');
    expect(readdirSync(dataDir)).toEqual(['instance.lock']);
  });

  it('is never looked for in a folder that holds this clone', async () => {
    await expect(clearWay({ ...options, dataDir: process.cwd(), reset: true }, 'instance.lock')).rejects.toThrow(/not emptied/);
  });
});

describe('one data folder', () => {
  const env = { KAFKA_BROKERS: '127.0.0.1:1', SCHEMA_REGISTRY_URL: 'http://127.0.0.1:1', DATABASE_URL: 'postgres://127.0.0.1:1/x' };

  it('serves one instance at a time and says who has it', async () => {
    const dataDir = newFolder();
    const holder = { pid: process.pid, startedAt: await startTimeOf(process.pid) };
    writeFileSync(join(dataDir, 'instance.lock'), JSON.stringify(holder));
    await expect(findInfrastructure({ ...options, dataDir, env })).rejects.toThrow(
      `Trueup already runs in ${dataDir} as process ${process.pid}.`,
    );
  });

  it('is free again after a failed start, and when its holder died', async () => {
    const dataDir = newFolder();
    writeFileSync(join(dataDir, 'instance.lock'), JSON.stringify({ pid: process.pid, startedAt: 'another time' }));
    for (const _attempt of [1, 2]) await expect(findInfrastructure({ ...options, dataDir, env })).rejects.toThrow(/No answer from Kafka/);
    expect(readdirSync(dataDir)).toEqual([]);
  });
});
