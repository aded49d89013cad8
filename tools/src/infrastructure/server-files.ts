import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { FileLock, LockHeld } from '../processes/file-lock';
import { isAlive } from '../processes/process-identity';
import type { ProcessGroup } from '../processes/process-group';
import { findMaven } from './find-maven';
import type { Java } from './find-java';
import type { InfrastructureOptions } from './infrastructure';
import { InfrastructureError } from './infrastructure-error';
import { serverPom, serverVersions } from './server-pom';
import { waitUntil } from './wait-until';

export interface ServerFiles {
  /** Shared by all instances of this user. */
  cache: string;
  kafkaLibraries: string;
  registryJar: string;
}

const step = 'downloading Kafka and the schema registry';
// What Maven prints from an empty repository; only the bar depends on it.
const expectedDownloads = 570;

/** Kafka and the registry from the cache folder, fetched from Maven Central when they are not there yet. */
export async function serverFiles(options: InfrastructureOptions, java: Java, group: ProcessGroup): Promise<ServerFiles> {
  const env = options.env ?? process.env;
  const cache = env.TRUEUP_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'trueup');
  const folder = join(cache, `servers-kafka-${serverVersions.kafka}-apicurio-${serverVersions.registry}`);
  const files = { cache, kafkaLibraries: join(folder, 'kafka'), registryJar: join(folder, 'registry', 'quarkus-run.jar') };
  if (existsSync(folder)) return files;
  const maven = findMaven(env);
  await mkdir(cache, { recursive: true });
  const lock = await lockDownload(`${folder}.lock`, options);
  try {
    if (!existsSync(folder)) await download({ folder, maven, java, options, group });
  } finally {
    await lock.release();
  }
  return files;
}

interface Download {
  folder: string;
  maven: string;
  java: Java;
  options: InfrastructureOptions;
  group: ProcessGroup;
}

async function download(task: Download): Promise<void> {
  const { folder, options } = task;
  await removeAbandoned(folder);
  options.log(
    `Fetching Kafka ${serverVersions.kafka} and Apicurio Registry ${serverVersions.registry} from Maven Central, once, into ${dirname(folder)} (220 MB)`,
  );
  const unfinished = `${folder}.part-${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  await writeFile(join(unfinished, 'pom.xml'), serverPom());
  await runMaven(task, unfinished);
  await rename(unfinished, folder);
  options.progress?.(step, 1);
}

async function runMaven(task: Download, folder: string): Promise<void> {
  const { options, group, maven, java } = task;
  const env = options.env ?? process.env;
  const lastLines: string[] = [];
  let downloads = 0;
  options.progress?.(step, undefined);
  const service = await group.spawnService({
    name: 'maven',
    command: maven,
    args: ['--batch-mode', '--strict-checksums', 'process-resources'],
    cwd: folder,
    env: { ...env, ...(hasJava(env) ? {} : { JAVA_HOME: java.home }) },
    onLine: (line) => {
      if (/Downloaded from/.test(line)) options.progress?.(step, Math.min(0.99, (downloads += 1) / expectedDownloads));
      else if (/ERROR/.test(line)) lastLines.push(line);
    },
  });
  const { code } = await service.exited;
  options.signal?.throwIfAborted();
  if (code === 0) return;
  await rm(folder, { recursive: true, force: true });
  throw new InfrastructureError(
    'DOWNLOAD_FAILED',
    `Maven could not fetch Kafka and the schema registry. It said:\n${lastLines.slice(0, 4).join('\n')}`,
  );
}

function hasJava(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env.JAVA_HOME) || (env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'java')));
}

async function lockDownload(file: string, options: InfrastructureOptions): Promise<FileLock> {
  let lock: FileLock | undefined;
  let said = false;
  const tryLock = async (): Promise<boolean> => {
    try {
      lock = await FileLock.acquire(file);
      return true;
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error;
      if (!said) options.log(`Another start (process ${error.holder.pid}) is fetching the servers; waiting for it`);
      said = true;
      return false;
    }
  };
  await waitUntil(tryLock, { timeoutMs: 15 * 60_000, everyMs: 500, signal: options.signal });
  if (!lock)
    throw new InfrastructureError(
      'DOWNLOAD_FAILED',
      `Another start has been fetching the servers for 15 minutes. End it, then try again (${file}).`,
    );
  return lock;
}

async function removeAbandoned(folder: string): Promise<void> {
  const parent = dirname(folder);
  const parts = (await readdir(parent)).filter((name) => join(parent, name).startsWith(`${folder}.part-`));
  const abandoned = parts.filter((name) => !isAlive(Number(name.split('-').pop())));
  await Promise.all(abandoned.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}
