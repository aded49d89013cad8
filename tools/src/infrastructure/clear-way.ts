import { readdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { endLeftBehind } from './end-left-behind';
import type { InfrastructureOptions } from './infrastructure';
import { InfrastructureError } from './infrastructure-error';
import { readState, saveState } from './local-state';

/** Ends what an earlier start left running, and with `reset` empties the data folder, save for the file `keep`. */
export async function clearWay(options: InfrastructureOptions, keep: string): Promise<void> {
  const { dataDir, log } = options;
  if (options.reset) refuseForeignFolder(dataDir);
  const left = await readState(dataDir);
  if (left) await endLeftBehind(left, log);
  if (!options.reset) {
    if (left) await saveState(dataDir, { ...left, processes: {} });
    return;
  }
  if (left?.postgresHome) await rm(left.postgresHome, { recursive: true, force: true });
  const names = (await readdir(dataDir)).filter((name) => name !== keep);
  await Promise.all(names.map((name) => rm(join(dataDir, name), { recursive: true, force: true })));
}

function refuseForeignFolder(dataDir: string): void {
  const holds = (folder: string): boolean => `${folder}${sep}`.startsWith(dataDir.endsWith(sep) ? dataDir : `${dataDir}${sep}`);
  if (!holds(process.cwd()) && !holds(homedir())) return;
  throw new InfrastructureError(
    'DATA_UNUSABLE',
    `${dataDir} holds more than Trueup's data, so it is not emptied. Name a folder of its own.`,
  );
}
