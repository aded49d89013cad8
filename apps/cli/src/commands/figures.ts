import { ask } from '../ask';
import type { Address } from '../address';

interface Figures {
  readonly systems: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  readonly [name: string]: unknown;
}

/** `trueup figures`: what has come in, what came of it, and what went out, by system. */
export async function figures(address: Address): Promise<string[]> {
  const { systems, ...whole } = await ask<Figures>(address, '/v1/figures');
  const shown = ['mode', 'records', 'observed', 'created', 'updated', 'absorbedEchoes', 'refused', 'parked'];
  const rows = Object.entries(systems).map(([name, row]) => [name, ...shown.map((column) => String(row[column] ?? ''))]);
  const lines = [['system', ...shown], ...rows].map((row) =>
    row
      .map((cell) => cell.padEnd(15))
      .join('')
      .trimEnd(),
  );
  const totals = Object.entries(whole).filter(([, value]) => typeof value === 'number');
  return [...lines, '', totals.map(([name, value]) => `${name} ${String(value)}`).join(' · ')];
}
