import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FileLock, LockHeld } from '../processes/file-lock';
import { clearWay } from './clear-way';
import { askDocker } from './docker-engine';
import { checkReachable, fromEnvironment } from './from-environment';
import type { Infrastructure, InfrastructureOptions } from './infrastructure';
import { InfrastructureError } from './infrastructure-error';
import { startCompose } from './start-compose';
import { startLocal } from './start-local';

const lockName = 'instance.lock';

/**
 * Kafka, a schema registry and PostgreSQL: those that the environment names, else containers, else servers of our own.
 * Rejects with `PrerequisiteMissing` or `InfrastructureError`, whose messages are for the person at the terminal.
 */
export async function findInfrastructure(asked: InfrastructureOptions): Promise<Infrastructure> {
  const options = { ...asked, dataDir: resolve(asked.dataDir) };
  const named = options.only === 'local' ? undefined : fromEnvironment(options.env ?? process.env);
  await mkdir(options.dataDir, { recursive: true });
  const lock = await lockFolder(options.dataDir);
  try {
    await clearWay(options, lockName);
    if (named) await checkReachable(named);
    return releasing(named ?? (await startOwn(options)), lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startOwn(options: InfrastructureOptions): Promise<Infrastructure> {
  if (options.only === 'local') return startLocal(options);
  const docker = await askDocker(options.env ?? process.env);
  const composed = docker.answers ? await tryCompose(options) : undefined;
  if (composed) return composed;
  const local = await startLocal(options);
  if (!docker.answers) local.line += ` (${docker.why})`;
  return local;
}

async function tryCompose(options: InfrastructureOptions): Promise<Infrastructure | undefined> {
  try {
    return await startCompose(options);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!(error instanceof InfrastructureError)) throw error;
    options.log(`${error.message}\nGoing on without Docker.`);
    return undefined;
  }
}

async function lockFolder(dataDir: string): Promise<FileLock> {
  try {
    return await FileLock.acquire(join(dataDir, lockName));
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new InfrastructureError(
      'ALREADY_RUNNING',
      `Trueup already runs in ${dataDir} as process ${error.holder.pid}. Stop it with Ctrl-C or \`kill ${error.holder.pid}\`, or use another data folder.`,
      { cause: error },
    );
  }
}

function releasing(found: Infrastructure, lock: FileLock): Infrastructure {
  const stop = found.stop.bind(found);
  let stopped: Promise<void> | undefined;
  found.stop = () => (stopped ??= stop().finally(() => lock.release()));
  return found;
}
