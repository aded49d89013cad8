import { claimsOf, slotId, sourceKey, type CustomerObserved } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { hashOfValue, type AddressCheckRule } from '@trueup/governance';
import { lastByKey, upsert } from '../projections/rows';
import { isShared, type Hashes } from './facts-of';
import { alone, recount } from './recount';

const VALUES = {
  table: 'observed_value',
  columns: { source_key: 'text', hashes: 'jsonb' },
  onConflict: 'ON CONFLICT (source_key) DO UPDATE SET hashes = excluded.hashes',
};

/** Keeps what records hold, without the values themselves, and counts anew the customers that they belong to. */
export async function keepObserved(tx: Transaction, observed: readonly CustomerObserved[], rule: AddressCheckRule): Promise<void> {
  if (observed.length === 0) return;
  await alone(tx);
  const rows = observed.map((event) => ({ source_key: sourceKey(event.source), hashes: hashesIn(event) }));
  const last = lastByKey(rows, ({ source_key }) => source_key);
  await upsert(tx, VALUES, last);
  const customers = await tx.query<{ customer_id: string }>('SELECT DISTINCT customer_id FROM customer_member WHERE source_key = ANY($1)', [
    last.map(({ source_key }) => source_key),
  ]);
  await recount(
    tx,
    customers.map(({ customer_id }) => customer_id),
    rule,
  );
}

/** A slot that the record does not show is not held against it. */
function hashesIn(event: CustomerObserved): Hashes {
  const shown = claimsOf(event).filter((claim) => isShared(claim) && claim.state !== 'withheld');
  return Object.fromEntries(shown.map((claim) => [slotId(claim), claim.state === 'value' ? hashOfValue(claim.value) : '']));
}
