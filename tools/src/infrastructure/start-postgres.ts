import { chown, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { ServiceProcess } from '../processes/service-process';
import { InfrastructureError } from './infrastructure-error';
import { launch } from './launch';
import type { LocalRun } from './local-run';
import { postgresAccount, reachableBinaries, reachableHome, type PostgresAccount } from './postgres-account';
import { postgresBinaries } from './postgres-binaries';

const user = 'trueup';
const databases = ['trueup', 'registry'];
// With the defaults a first load of a million records would write most pages in full again and again.
const roomy = { shared_buffers: '256MB', max_wal_size: '2GB' };

interface Cluster {
  binaries: string;
  version: string;
  home: string;
  account: PostgresAccount | undefined;
}

/** PostgreSQL with its databases, ready for connections. */
export async function startPostgres(run: LocalRun): Promise<ServiceProcess> {
  const { options, state } = run;
  const found = await postgresBinaries(options.env ?? process.env);
  const account = await postgresAccount();
  const binaries = account ? await reachableBinaries(found, account) : found.folder;
  const home = account ? await reachableHome(options.dataDir, account) : join(options.dataDir, 'postgres');
  if (!home.startsWith(options.dataDir)) {
    state.postgresHome = home;
    options.log(`PostgreSQL keeps its data in ${home}: user ${account?.name} cannot enter ${options.dataDir}`);
  }
  const cluster = { binaries, version: found.version, home, account };
  if (!state.postgresReady) await initialise(cluster, run);
  await checkVersion(cluster);
  options.progress?.('starting PostgreSQL', undefined);
  const service = await launch(run, 'postgres', {
    spawn: () => spawnServer(cluster, run),
    isReady: () => connects(run),
    timeoutMs: 60_000,
  });
  await createDatabases(run);
  options.progress?.('starting PostgreSQL', 1);
  return service;
}

/** The address of one of its databases. */
export function databaseUrl({ state }: LocalRun, database: string): string {
  return `postgres://${user}:${state.databasePassword}@127.0.0.1:${state.ports.postgres}/${database}`;
}

async function initialise(cluster: Cluster, run: LocalRun): Promise<void> {
  const { options, group, state } = run;
  options.progress?.('preparing PostgreSQL', undefined);
  await mkdir(cluster.home, { recursive: true, mode: 0o700 });
  await Promise.all((await readdir(cluster.home)).map((name) => rm(join(cluster.home, name), { recursive: true })));
  const passwordFile = join(tmpdir(), `trueup-${process.pid}-${Date.now()}`);
  await writeFile(passwordFile, `${state.databasePassword}\n`, { mode: 0o600, flag: 'wx' });
  if (cluster.account) await chown(passwordFile, cluster.account.uid, cluster.account.gid);
  const settings = ['--auth=scram-sha-256', `--username=${user}`, `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C'];
  try {
    const initdb = await group.spawnService({
      name: 'initdb',
      command: join(cluster.binaries, 'bin', 'initdb'),
      args: [`--pgdata=${cluster.home}`, ...settings, ...(options.durable ? [] : ['--no-sync'])],
      cwd: cluster.home,
      logFile: run.logFile('postgres'),
      uid: cluster.account?.uid,
      gid: cluster.account?.gid,
    });
    const { code } = await initdb.exited;
    options.signal?.throwIfAborted();
    if (code !== 0) throw new InfrastructureError('START_FAILED', `initdb ended with ${code}; see ${run.logFile('postgres')}.`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  state.postgresReady = true;
  options.progress?.('preparing PostgreSQL', 1);
}

async function checkVersion(cluster: Cluster): Promise<void> {
  const written = (await readFile(join(cluster.home, 'PG_VERSION'), 'utf8')).trim();
  if (cluster.version.split('.')[0] === written) return;
  throw new InfrastructureError(
    'DATA_UNUSABLE',
    `The data in ${cluster.home} was written by PostgreSQL ${written}, but PostgreSQL ${cluster.version} was found. Start with --reset to begin afresh.`,
  );
}

function spawnServer(cluster: Cluster, run: LocalRun): Promise<ServiceProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    logging_collector: 'off',
    ...roomy,
  };
  const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const flags = Object.entries(run.options.durable ? settings : { ...settings, ...unsafe }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  return run.group.spawnService({
    name: 'postgres',
    command: join(cluster.binaries, 'bin', 'postgres'),
    args: ['-D', cluster.home, '-p', String(run.state.ports.postgres), ...flags],
    cwd: cluster.home,
    env: { ...process.env, LC_ALL: 'C' },
    logFile: run.logFile('postgres'),
    // Fast shutdown: SIGTERM would wait until every client has left of its own accord.
    stopSignal: 'SIGINT',
    uid: cluster.account?.uid,
    gid: cluster.account?.gid,
    onExit: run.onExit('postgres'),
  });
}

async function connects(run: LocalRun): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl(run, 'postgres'), connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new InfrastructureError('DATA_UNUSABLE', 'PostgreSQL refuses the recorded password. Start with --reset.', { cause: error });
    return false;
  } finally {
    await client.end();
  }
}

async function createDatabases(run: LocalRun): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(run, 'postgres') });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>('select datname from pg_database');
    const present = new Set(rows.map((row) => row.datname));
    for (const database of databases)
      if (!present.has(database)) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
