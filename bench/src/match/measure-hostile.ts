import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from './generate';
import { HOSTILE } from './hostile';
import type { Row } from './row';
import { watchProcess } from './watch-process';
import { writeRows } from './write-rows';

const COUNTS: Readonly<Record<keyof typeof HOSTILE, number>> = { namesakes: 20_000, placeholder: 50_000, employer: 5_000 };

/** What a hostile file took, against an ordinary one of as many records. */
export interface HostileFigures {
  readonly records: number;
  readonly cpuSeconds: number;
  readonly ordinaryCpuSeconds: number;
  readonly times: number;
  /** Records that were joined to another one. */
  readonly merged: number;
}

/** Matches each hostile file and its ordinary counterpart, as anybody would. */
export async function measureHostile(root: string): Promise<Readonly<Record<string, HostileFigures>>> {
  const folder = mkdtempSync(join(tmpdir(), 'trueup-hostile-'));
  const match = async (rows: Iterable<Row>) => {
    writeRows(join(folder, 'records.csv'), rows);
    const args = ['match', '--input', join(folder, 'records.csv'), '--output', join(folder, 'clusters.csv'), '--json'];
    const { stdout, cpuSeconds } = await watchProcess(join(root, 'apps/cli/dist/main.js'), args);
    return { cpuSeconds, merged: (JSON.parse(stdout) as { duplicates: number }).duplicates };
  };
  try {
    const figures: Record<string, HostileFigures> = {};
    for (const [name, rows] of Object.entries(HOSTILE)) {
      const records = COUNTS[name as keyof typeof HOSTILE];
      const hostile = await match(rows(records));
      const ordinary = await match(ordinaryRows(records));
      const times = Math.round((hostile.cpuSeconds / ordinary.cpuSeconds) * 100) / 100;
      figures[name] = { records, ...hostile, ordinaryCpuSeconds: ordinary.cpuSeconds, times };
    }
    return figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function* ordinaryRows(count: number): Generator<Row> {
  for (const { row } of generate(count)) yield row;
}
