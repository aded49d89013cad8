import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { settleBefore, type Seeded } from '../story/before';
import { startCell, type Cell, type CellOptions } from './cell';

/** A running Trueup whose systems hold what the story begins with. */
export interface Story {
  readonly cell: Cell;
  readonly seeded: Seeded;
  /** Whether its data are of an earlier start: then its first day is over. */
  readonly isOld: boolean;
}

/** Starts everything; the story's beginning is put into the systems once for each data folder, before any service looks at them. */
export async function startStory(options: Omit<CellOptions, 'beforeServices'>): Promise<Story> {
  const marker = join(options.dataDir, 'story.json');
  const known = options.reset ? undefined : readSeeded(marker);
  let seeded = known;
  const cell = await startCell({
    ...options,
    beforeServices: async (systems) => {
      seeded ??= await settleBefore(systems);
    },
  });
  if (!seeded) throw new Error('The story has no beginning: the sandboxes were not seeded.');
  return { cell, seeded, isOld: known !== undefined };
}

/** Notes that the first day is over, so that the next start on the same data goes on from there. */
export function endFirstDay(dataDir: string, { seeded }: Pick<Story, 'seeded'>): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, 'story.json'), `${JSON.stringify(seeded)}\n`);
}

function readSeeded(file: string): Seeded | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Seeded;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
