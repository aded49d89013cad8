import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, isPortFree } from '../processes/free-port';

export interface LocalPorts {
  postgres: number;
  kafka: number;
  controller: number;
  registry: number;
  registryHealth: number;
}

/** What the next start must know: `infrastructure.json` in the data folder. */
export interface LocalState {
  ports: LocalPorts;
  clusterId: string;
  databasePassword: string;
  /** Where PostgreSQL keeps its data when the data folder cannot be entered by its user. */
  postgresHome?: string;
  /** Set once its data folder is whole; a half-made one is made again. */
  postgresReady?: true;
  /** By name, while it runs or after it was left behind. */
  processes: Record<string, { pid: number; startedAt: string }>;
}

/** What a first start begins with. */
export async function newState(): Promise<LocalState> {
  // Kafka refuses an id that begins with a dash.
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  return { ports: await newPorts(), clusterId, databasePassword: randomBytes(18).toString('base64url'), processes: {} };
}

/** The state of the last run, or undefined when there is none that can be read. */
export async function readState(dataDir: string): Promise<LocalState | undefined> {
  try {
    return JSON.parse(await readFile(fileIn(dataDir), 'utf8')) as LocalState;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export async function saveState(dataDir: string, state: LocalState): Promise<void> {
  const file = fileIn(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** The same ports as last time where they are still free, so that addresses written down elsewhere keep working. */
export async function portsNow(last: LocalPorts): Promise<LocalPorts> {
  const entries = await Promise.all(
    Object.entries(last).map(async ([name, port]) => [name, (await isPortFree(port)) ? port : await freePort()] as const),
  );
  return Object.fromEntries(entries) as unknown as LocalPorts;
}

async function newPorts(): Promise<LocalPorts> {
  const [postgres, kafka, controller, registry, registryHealth] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  return { postgres, kafka, controller, registry, registryHealth };
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'infrastructure.json');
}
