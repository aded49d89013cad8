import type { Transaction } from '@trueup/event-bus';

/** One addition to a figure of a system. */
export interface Count {
  readonly system: string;
  readonly name: string;
}

/** Adds to the figures of systems, one statement for all. */
export async function count(tx: Transaction, counts: readonly Count[]): Promise<void> {
  const sums = new Map<string, { system: string; name: string; value: number }>();
  for (const { system, name } of counts) {
    const key = `${system} ${name}`;
    sums.set(key, { system, name, value: (sums.get(key)?.value ?? 0) + 1 });
  }
  if (sums.size === 0) return;
  await tx.query(
    `INSERT INTO system_figure (system, name, value) SELECT system, name, value FROM jsonb_to_recordset($1::jsonb) AS row (system text, name text, value bigint)
     ON CONFLICT (system, name) DO UPDATE SET value = system_figure.value + excluded.value`,
    [JSON.stringify([...sums.values()])],
  );
}
