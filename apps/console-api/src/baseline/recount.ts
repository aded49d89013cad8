import type { Transaction } from '@trueup/event-bus';
import type { AddressCheckRule } from '@trueup/governance';
import { upsert } from '../projections/rows';
import { factsOf, type CountedCustomer, type Facts, type Hashes } from './facts-of';
import { sourceKey } from '@trueup/canonical-schema';

const FACT = {
  table: 'baseline_fact',
  columns: { customer_id: 'text', facts: 'jsonb' },
  onConflict: 'ON CONFLICT (customer_id) DO UPDATE SET facts = excluded.facts',
};
const FIGURE = {
  table: 'baseline_figure',
  columns: { name: 'text', system: 'text', detail: 'text', value: 'bigint' },
  onConflict: 'ON CONFLICT (name, system, detail) DO UPDATE SET value = baseline_figure.value + excluded.value',
};

interface CustomerRow extends Pick<CountedCustomer, 'kind' | 'status'> {
  readonly customer_id: string;
  readonly snapshot: Omit<CountedCustomer, 'kind' | 'status'>;
  readonly facts: Facts | null;
}

/**
 * What records say and which customers they belong to come by two topics at their own pace. One batch at a time looks at both, so that
 * whichever comes last counts the difference.
 */
export async function alone(tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext(current_schema() || '.baseline'))`);
}

/** Counts these customers anew and moves the figures by what has changed; nobody else is looked at. Needs `alone`. */
export async function recount(tx: Transaction, customerIds: readonly string[], rule: AddressCheckRule): Promise<void> {
  if (customerIds.length === 0) return;
  const rows = await tx.query<CustomerRow>(
    `SELECT customer_id, kind, status, snapshot, facts FROM customer LEFT JOIN baseline_fact USING (customer_id) WHERE customer_id = ANY($1)`,
    [customerIds],
  );
  const hashes = await hashesOf(
    tx,
    rows.flatMap(({ snapshot }) => snapshot.members.map(({ source }) => sourceKey(source))),
  );
  const counted = rows.map(({ customer_id, kind, status, snapshot, facts }) => ({
    customer_id,
    before: facts ?? {},
    facts: factsOf({ kind, status, ...snapshot }, { hashesOf: (key) => hashes.get(key), rule }),
  }));
  await upsert(
    tx,
    FACT,
    counted.map(({ customer_id, facts }) => ({ customer_id, facts })),
  );
  await upsert(tx, FIGURE, changes(counted));
}

async function hashesOf(tx: Transaction, keys: readonly string[]): Promise<Map<string, Hashes>> {
  const rows = await tx.query<{ source_key: string; hashes: Hashes }>(
    `SELECT source_key, hashes FROM observed_value WHERE source_key = ANY($1)`,
    [keys],
  );
  return new Map(rows.map((row) => [row.source_key, row.hashes]));
}

function changes(counted: readonly { before: Facts; facts: Facts }[]): object[] {
  const sums = new Map<string, number>();
  const add = (facts: Facts, sign: number) => {
    for (const [key, count] of Object.entries(facts)) sums.set(key, (sums.get(key) ?? 0) + sign * count);
  };
  for (const { before, facts } of counted) {
    add(before, -1);
    add(facts, 1);
  }
  return [...sums].flatMap(([key, value]) => {
    const [name, system, detail] = key.split('|');
    return value === 0 ? [] : [{ name, system, detail, value }];
  });
}
