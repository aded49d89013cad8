import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runToEnd } from '../processes/run-to-end';
import { InfrastructureError } from './infrastructure-error';
import type { PostgresBinaries } from './postgres-binaries';

/** The user that PostgreSQL runs as when we are root, which it refuses to be. */
export interface PostgresAccount {
  name: string;
  uid: number;
  gid: number;
}

// Reachable by everybody on every system; only root comes here.
const sharedRoot = '/var/lib/trueup';

/** Undefined unless we are root: then `postgres`, else `nobody`. No account is made on somebody's machine. */
export async function postgresAccount(): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => runToEnd('id', [flag, name], { timeoutMs: 5_000 })));
    if (uid?.code === 0 && gid?.code === 0) return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new InfrastructureError(
    'START_FAILED',
    'PostgreSQL refuses to run as root, and there is neither a user `postgres` nor `nobody` here. Run Trueup as another user.',
  );
}

/** The same programs where the account can run them: as they are, or copied when a closed folder lies above them. */
export async function reachableBinaries(binaries: PostgresBinaries, account: PostgresAccount): Promise<string> {
  if (await may(account, ['-x', join(binaries.folder, 'bin', 'postgres')])) return binaries.folder;
  if (!binaries.embedded) throw unreachable(account, binaries.folder);
  const copy = join(sharedRoot, `postgres-${binaries.version}-${process.arch}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.part-${process.pid}`;
    await mkdir(sharedRoot, { recursive: true, mode: 0o755 });
    await cp(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    await putInPlace(unfinished, copy);
  }
  if (!(await may(account, ['-x', join(copy, 'bin', 'postgres')]))) throw unreachable(account, copy);
  return copy;
}

/** The folder for the cluster's data: below the data folder, or in a shared place when a closed folder lies above that. */
export async function reachableHome(dataDir: string, account: PostgresAccount): Promise<string> {
  const home = join(dataDir, 'postgres');
  await mkdir(home, { recursive: true, mode: 0o700 });
  await chown(home, account.uid, account.gid);
  if (await may(account, ['-w', home])) return home;
  await rm(home, { recursive: true });
  return sharedHome(dataDir, account);
}

async function sharedHome(dataDir: string, account: PostgresAccount): Promise<string> {
  const parent = join(sharedRoot, 'data');
  await mkdir(parent, { recursive: true, mode: 0o755 });
  await removeOrphans(parent);
  const folder = join(parent, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  const home = join(folder, 'postgres');
  await mkdir(home, { recursive: true, mode: 0o755 });
  await writeFile(join(folder, 'belongs-to'), dataDir);
  await chown(home, account.uid, account.gid);
  if (!(await may(account, ['-w', home]))) throw unreachable(account, home);
  return home;
}

async function removeOrphans(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const note = join(parent, name, 'belongs-to');
    if (existsSync(note) && !existsSync(await readFile(note, 'utf8'))) await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function putInPlace(unfinished: string, copy: string): Promise<void> {
  try {
    await rename(unfinished, copy);
  } catch (error) {
    // Another start was first; its copy is as good.
    if (!existsSync(copy)) throw error;
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function may(account: PostgresAccount, question: readonly string[]): Promise<boolean> {
  const { uid, gid } = account;
  return (await runToEnd('test', question, { timeoutMs: 5_000, cwd: '/', uid, gid })).code === 0;
}

function unreachable(account: PostgresAccount, folder: string): InfrastructureError {
  return new InfrastructureError(
    'START_FAILED',
    `PostgreSQL must run as user ${account.name} here, because you are root, and that user cannot reach ${folder}. Open the folders above it (chmod o+x), or run Trueup as another user.`,
  );
}
