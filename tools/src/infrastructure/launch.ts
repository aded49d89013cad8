import { existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { freePort } from '../processes/free-port';
import { startTimeOf } from '../processes/process-identity';
import type { ServiceProcess } from '../processes/service-process';
import { InfrastructureError } from './infrastructure-error';
import { type LocalPorts, saveState } from './local-state';
import type { LocalRun, ServerName } from './local-run';
import { waitUntil } from './wait-until';

export interface Launch {
  /** Starts it on the ports that the state names now. */
  spawn(): Promise<ServiceProcess>;
  isReady(): Promise<boolean>;
  timeoutMs: number;
  /** A restart must come back where its clients look for it. */
  keepPorts?: boolean;
}

const portsOf: Record<ServerName, (keyof LocalPorts)[]> = {
  postgres: ['postgres'],
  kafka: ['kafka', 'controller'],
  registry: ['registry', 'registryHealth'],
};
const portTaken = /address already in use|BindException|could not bind|EADDRINUSE|port \d+ (is|seems to be) (already )?in use/i;

/** Starts a server and waits until it answers. When somebody else took its port in the meantime, it tries another. */
export async function launch(run: LocalRun, name: ServerName, task: Launch): Promise<ServiceProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const logStart = sizeOf(run.logFile(name));
    const service = await task.spawn();
    run.state.processes[name] = { pid: service.pid, startedAt: (await startTimeOf(service.pid)) ?? '' };
    await saveState(run.options.dataDir, run.state);
    const answered = await waitUntil(async () => !service.running || task.isReady(), {
      timeoutMs: task.timeoutMs,
      signal: run.options.signal,
    });
    if (answered && service.running) {
      run.services.set(name, service);
      return service;
    }
    await service.stop(1_000);
    const said = await readFrom(run.logFile(name), logStart);
    if (attempt === 3 || task.keepPorts || !portTaken.test(said)) throw failure(run, name, { answered, said });
    for (const port of portsOf[name]) run.state.ports[port] = await freePort();
  }
}

function failure(run: LocalRun, name: ServerName, end: { answered: boolean; said: string }): InfrastructureError {
  const what = end.answered ? `${name} ended before it was ready` : `${name} did not answer in time`;
  const lastLines = end.said.trimEnd().split('\n').slice(-5).join('\n');
  return new InfrastructureError('START_FAILED', `${what}. The end of ${run.logFile(name)}:\n${lastLines}`);
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

async function readFrom(file: string, start: number): Promise<string> {
  const handle = await open(file);
  try {
    const length = Math.max(0, (await handle.stat()).size - start);
    const kept = Math.min(length, 64 * 1024);
    const { buffer } = await handle.read(Buffer.alloc(kept), 0, kept, start + length - kept);
    return buffer.toString('utf8');
  } finally {
    await handle.close();
  }
}
