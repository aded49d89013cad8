import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOPICS } from '@trueup/canonical-schema';
import { BUS_MIGRATIONS, busSettingsFrom, EventBus } from '@trueup/event-bus';
import { parseSystems } from '@trueup/governance';
import { openDatabase } from '@trueup/service-kit';
import { findInfrastructure, type Infrastructure, showProgress } from '@trueup/tools';
import { Kafka, logLevel } from 'kafkajs';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { arrivingRecord, partiesAmong, shuffled, storedRecord } from './arrivals';
import { cpuSeconds } from './cpu-time';
import { fillStore } from './fill';
import { measureFloor } from './floor';
import { type Arrivals, publishArrivals } from './publish';
import { Resolver } from './resolver';
import { measureThroughput, type Throughput } from './throughput';

const CELL = 'bench';
const PREFIX = 'bench.';
const TIMEOUT_MS = 600_000;

export interface LoadOptions {
  /** Of each phase; whole tens. */
  readonly records: number;
  /** How many the store holds in the second phase. */
  readonly stored: number;
}

export interface LoadFigures {
  /** Records per second. */
  readonly intoEmpty: number;
  readonly intoMillion: number;
  /** The most that the resolver held at once. */
  readonly residentMiB: number;
  /** Microseconds of CPU for each record, by process and phase: what the rates would be with nothing else on the machine. */
  readonly cpu: Readonly<Record<'intoEmpty' | 'intoMillion', CpuTimes>>;
  /** What the same results into the same servers take if judging cost nothing; records per second. */
  readonly floor: { readonly intoEmpty: number; readonly cpu: CpuTimes };
  /** `intoEmpty` of the resolver as a part of the floor's. */
  readonly ofFloor: number;
}

type CpuTimes = Readonly<Record<string, number>>;

interface Phase {
  readonly perSecond: number;
  readonly peakMiB: number;
  readonly cpu: CpuTimes;
}

interface Bench {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly pids: Infrastructure['pids'];
  readonly bus: EventBus;
  readonly kafka: Kafka;
  readonly url: string;
  readonly database: DataSource;
  readonly progress: ReturnType<typeof showProgress>;
}

/** How fast one resolver takes a first load in, with the real servers beside it: into an empty store, then into a full one. */
export async function measureLoad(root: string, { records, stored }: LoadOptions): Promise<LoadFigures> {
  const dataDir = join(root, '.trueup', 'bench-load');
  const progress = showProgress(process.stderr.isTTY === true);
  const log = (line: string): void => progress.line(line);
  const step = (name: string, fraction: number | undefined): void => progress.step(name, fraction);
  const infrastructure = await findInfrastructure({ dataDir, reset: true, durable: true, log, progress: step, only: 'local' });
  try {
    const bench = await prepare(root, { infrastructure, progress, logFile: join(dataDir, 'logs', 'identity-resolver.log') });
    try {
      const empty = await phase(bench, 'into an empty store', {
        before: 0,
        count: records,
        cell: CELL,
        recordAt: (place) => storedRecord(shuffled(place, records)),
      });
      await checkCustomers(bench.database, partiesAmong(records));
      const floor = await floorOf(bench);
      progress.step('filling the store', 0);
      await fillStore(bench.database, stored, (fraction) => progress.step('filling the store', fraction));
      const full = await phase(bench, 'into a full store', {
        before: records,
        count: records,
        cell: CELL,
        recordAt: (place) => arrivingRecord(place, records),
      });
      return {
        intoEmpty: Math.round(empty.perSecond),
        intoMillion: Math.round(full.perSecond),
        residentMiB: Math.max(empty.peakMiB, full.peakMiB),
        cpu: { intoEmpty: empty.cpu, intoMillion: full.cpu },
        floor: { intoEmpty: Math.round(floor.perSecond), cpu: floor.cpu },
        ofFloor: Math.round((empty.perSecond / floor.perSecond) * 1_000) / 1_000,
      };
    } finally {
      await bench.bus.stop();
      await bench.database.destroy();
    }
  } finally {
    progress.close();
    await infrastructure.stop();
  }
}

async function prepare(root: string, given: { infrastructure: Infrastructure } & Pick<Bench, 'progress' | 'logFile'>): Promise<Bench> {
  const configDir = join(root, 'config');
  const env = {
    ...given.infrastructure.environment,
    ...{
      TRUEUP_CELL: CELL,
      TRUEUP_TOPIC_PREFIX: PREFIX,
      TRUEUP_CONFIG_DIR: configDir,
      TRUEUP_API_KEY: 'bench-key-0123456789',
      HOST: '127.0.0.1',
    },
  };
  const { systems } = parseSystems(readFileSync(join(configDir, 'systems.yaml'), 'utf8'));
  const settings = { ...busSettingsFrom(env), producer: 'bench', systems: systems.map(({ system }) => system) };
  // stdout belongs to the figures.
  const bus = new EventBus(settings, undefined, pino({ name: 'bench', level: 'warn' }, pino.destination(2)));
  await bus.start();
  const url = given.infrastructure.databaseUrl;
  const database = await openDatabase({ url, schema: 'resolver', migrations: BUS_MIGRATIONS });
  const kafka = new Kafka({ clientId: 'bench', brokers: settings.kafka.brokers, logLevel: logLevel.ERROR });
  return { root, env, bus, kafka, url, database, pids: given.infrastructure.pids, progress: given.progress, logFile: given.logFile };
}

async function phase(bench: Bench, name: string, arrivals: Arrivals & { readonly before: number }): Promise<Phase> {
  const { root, env, logFile, pids, bus, database, progress } = bench;
  progress.step(`publishing ${name}`, 0);
  await publishArrivals(bus, arrivals);
  progress.step(`publishing ${name}`, 1);
  const resolver = await Resolver.start(root, { env, logFile });
  try {
    const { before, count } = arrivals;
    const isRunning = (): boolean => resolver.isRunning;
    const onProgress = (fraction: number): void => progress.step(name, Math.min(1, fraction));
    const used = (): Record<string, number> => ({
      resolver: cpuSeconds([resolver.pid]),
      ...serverSeconds(pids),
    });
    const figures = await measureThroughput(database, { before, count, timeoutMs: TIMEOUT_MS, isRunning, onProgress, cpuSeconds: used });
    return { ...figures, peakMiB: resolver.peakMiB };
  } finally {
    await resolver.stop();
  }
}

async function floorOf({ database, url, kafka, pids, progress }: Bench): Promise<Throughput> {
  progress.step('the floor', 0);
  return measureFloor({
    ...{ database, url, kafka, observed: `${PREFIX}${TOPICS.observed.name}` },
    told: [TOPICS.goldenChanged, TOPICS.reviewRequested].map(({ name }) => `${PREFIX}${name}`),
    onProgress: (fraction) => progress.step('the floor', Math.min(1, fraction)),
    serverSeconds: () => serverSeconds(pids),
  });
}

function serverSeconds(pids: Bench['pids']): Record<string, number> {
  return Object.fromEntries(Object.entries(pids).map(([server, pid]) => [server, cpuSeconds([pid])]));
}

/** A load that linked too much or too little would be fast for nothing. */
async function checkCustomers(database: DataSource, parties: number): Promise<void> {
  const [row] = await database.query<{ customers: number }[]>('SELECT count(DISTINCT customer_id)::int AS customers FROM source_record');
  const customers = row?.customers ?? 0;
  if (Math.abs(customers - parties) > parties / 100) throw new Error(`${parties} parties became ${customers} customers.`);
}
