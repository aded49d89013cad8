import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceProcess } from '../processes/service-process';
import { findJava } from './find-java';
import type { Infrastructure, InfrastructureOptions } from './infrastructure';
import { InfrastructureError } from './infrastructure-error';
import { LocalRun, type ServerName } from './local-run';
import { type LocalState, newState, portsNow, readState, saveState } from './local-state';
import { serverFiles, type ServerFiles } from './server-files';
import { serverVersions } from './server-pom';
import { startKafka } from './start-kafka';
import { databaseUrl, startPostgres } from './start-postgres';
import { localRegistryUrl, startRegistry } from './start-registry';

// The first end of a JVM writes its archive of classes, which takes some seconds on a busy machine.
const stopMs = 30_000;

/** Kafka, the registry and PostgreSQL on this machine, without containers. The caller holds the lock of the data folder. */
export async function startLocal(options: InfrastructureOptions): Promise<Infrastructure> {
  const java = findJava(options.env ?? process.env);
  const state = await stateFor(options.dataDir);
  const run = new LocalRun(options, state, java);
  try {
    const files = await startAll(run);
    return describe(run, files);
  } catch (error) {
    await end(run);
    throw error;
  }
}

async function stateFor(dataDir: string): Promise<LocalState> {
  const last = await readState(dataDir);
  // Topics without the registry's database, or the other way round, make no sense: what nobody recorded goes.
  if (!last) await Promise.all(['kafka', 'postgres'].map((name) => rm(join(dataDir, name), { recursive: true, force: true })));
  const state = last ? { ...last, ports: await portsNow(last.ports) } : await newState();
  await saveState(dataDir, state);
  return state;
}

async function startAll(run: LocalRun): Promise<ServerFiles> {
  // Neither waits for the other, and a failure of one must not leave the other on its way.
  const [postgres, files] = await Promise.allSettled([startPostgres(run), serverFiles(run.options, run.java, run.group)]);
  if (postgres.status === 'rejected') throw postgres.reason;
  if (files.status === 'rejected') throw files.reason;
  const servers = await Promise.allSettled([startKafka(run, files.value), startRegistry(run, files.value)]);
  for (const server of servers) if (server.status === 'rejected') throw server.reason;
  run.options.signal?.throwIfAborted();
  return files.value;
}

function describe(run: LocalRun, files: ServerFiles): Infrastructure {
  const { ports } = run.state;
  const broker = `127.0.0.1:${ports.kafka}`;
  const registryUrl = localRegistryUrl(run);
  const database = databaseUrl(run, 'trueup');
  return {
    mode: 'local',
    line:
      `Infrastructure on this machine: Kafka ${serverVersions.kafka} at ${broker}, Apicurio Registry ${serverVersions.registry} at 127.0.0.1:${ports.registry}, ` +
      `PostgreSQL at 127.0.0.1:${ports.postgres}, data in ${run.options.dataDir}`,
    kafka: { brokers: [broker] },
    registryUrl,
    databaseUrl: database,
    environment: { KAFKA_BROKERS: broker, SCHEMA_REGISTRY_URL: registryUrl, DATABASE_URL: database },
    get pids() {
      return Object.fromEntries([...run.services].map(([name, service]) => [name, service.pid]));
    },
    isRunning: (name) => Promise.resolve(service(run, name)?.running ?? false),
    crashCommand: (name) => {
      const running = service(run, name);
      return running && ['kill', '-KILL', String(running.pid)];
    },
    kill: (name, signal) => {
      if (!service(run, name)?.kill(signal)) throw new InfrastructureError('START_FAILED', `${name} does not run.`);
    },
    restart: async (name) => {
      await service(run, name)?.stop(stopMs);
      await startKafka(run, files, true);
    },
    stop: () => end(run),
  };
}

function service(run: LocalRun, name: ServerName): ServiceProcess | undefined {
  return run.services.get(name);
}

async function end(run: LocalRun): Promise<void> {
  // The registry first: it complains for long when its database goes before it.
  await run.services.get('registry')?.stop(stopMs);
  await run.group.stop(stopMs);
  await Promise.all(run.afterwards);
  await saveState(run.options.dataDir, { ...run.state, processes: {} });
}
