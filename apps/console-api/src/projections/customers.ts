import { TOPICS, goldenSlotsOf, slotId, sourceKey, type CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Effects, TopicHandler, Transaction } from '@trueup/event-bus';
import type { AddressCheckRule } from '@trueup/governance';
import { alone, recount } from '../baseline/recount';
import { displayName, lookupsOf } from './lookup-values';
import { revalue, stakeOf } from '../reviews/value-at-risk';
import { lastByKey, upsert } from './rows';
import { traceSteps } from './trace';
import { keepVersions } from '../why/versions';

type Golden = CustomerGoldenChanged;

const KEEP_VERSIONS = 50;
const CUSTOMER = {
  table: 'customer',
  columns: {
    customer_id: 'text',
    version: 'bigint',
    kind: 'text',
    status: 'text',
    merged_into: 'text',
    display_name: 'text',
    recorded_at: 'bigint',
    stake: 'int',
    snapshot: 'jsonb',
  },
  onConflict: `ON CONFLICT (customer_id) DO UPDATE SET version = excluded.version, kind = excluded.kind, status = excluded.status, merged_into = excluded.merged_into,
    display_name = excluded.display_name, recorded_at = excluded.recorded_at, stake = excluded.stake, snapshot = excluded.snapshot WHERE customer.version < excluded.version
    RETURNING customer_id`,
};
const ALIAS = {
  table: 'customer_alias',
  columns: { alias: 'text', customer_id: 'text' },
  onConflict: 'ON CONFLICT DO NOTHING',
};
const MEMBER = {
  table: 'customer_member',
  columns: { source_key: 'text', customer_id: 'text', system: 'text', is_live: 'boolean', link_version: 'bigint' },
  // Customers come in no order among each other: the newest link of a record says whose it is.
  onConflict: `ON CONFLICT (source_key) DO UPDATE SET customer_id = excluded.customer_id, is_live = excluded.is_live,
    link_version = excluded.link_version WHERE customer_member.link_version <= excluded.link_version`,
};
const LOOKUP = {
  table: 'customer_lookup',
  columns: { kind: 'text', value: 'text', customer_id: 'text' },
  onConflict: 'ON CONFLICT DO NOTHING',
};
const HISTORY = {
  table: 'customer_history',
  columns: { customer_id: 'text', version: 'bigint', recorded_at: 'bigint', correlation_ids: 'text[]', slots: 'text[]' },
  onConflict: 'ON CONFLICT DO NOTHING',
};

/** Keeps the newest snapshot of each customer, what finds it, and its last versions. */
export function customers(rule: AddressCheckRule): TopicHandler<'customer/golden-changed.v1'> {
  return {
    topic: TOPICS.goldenChanged,
    async handle(batch): Promise<Effects> {
      const goldens = batch.flatMap(({ event }) => (event ? [event] : [])).sort((left, right) => left.version - right.version);
      const newest = lastByKey(goldens, ({ customerId }) => customerId);
      return async (tx) => {
        await writeHistory(tx, goldens);
        await upsert(tx, ALIAS, claimedAliases(goldens));
        const rows = goldens.map(customerRow);
        const newestRows = lastByKey(rows, ({ customer_id }) => customer_id);
        await keepVersions(tx, { all: rows, newest: newestRows }, KEEP_VERSIONS);
        // A publisher that died may say once more what is old by now.
        const fresh = new Set((await upsert<{ customer_id: string }>(tx, CUSTOMER, newestRows)).map(({ customer_id }) => customer_id));
        await writeNewest(
          tx,
          newest.filter(({ customerId }) => fresh.has(customerId)),
        );
        await traceSteps(tx, batch);
        await alone(tx);
        await recount(
          tx,
          newest.map(({ customerId }) => customerId),
          rule,
        );
        await revalue(
          tx,
          newest.map(({ customerId }) => customerId),
        );
      };
    },
  };
}

/** Customers come in no order among each other, so every claim is kept; whether it still counts the snapshots say. */
function claimedAliases(goldens: readonly Golden[]): { alias: string; customer_id: string }[] {
  const claims = goldens.flatMap(({ aliases, customerId }) => aliases.map((alias) => ({ alias, customer_id: customerId })));
  return lastByKey(claims, ({ alias, customer_id }) => `${alias} ${customer_id}`);
}

async function writeNewest(tx: Transaction, goldens: readonly Golden[]): Promise<void> {
  const ids = goldens.map(({ customerId }) => customerId);
  // A record that moved is taken over by its new customer; the old one only lets go of what is still its own.
  await tx.query('DELETE FROM customer_member WHERE customer_id = ANY($1)', [ids]);
  await upsert(
    tx,
    MEMBER,
    lastByKey(
      goldens.flatMap(memberRows).sort((left, right) => left.link_version - right.link_version),
      ({ source_key }) => source_key,
    ),
  );
  await tx.query('DELETE FROM customer_lookup WHERE customer_id = ANY($1)', [ids]);
  const lookups = goldens.flatMap((golden) => lookupsOf(golden).map((lookup) => ({ ...lookup, customer_id: golden.customerId })));
  await upsert(tx, LOOKUP, lookups);
}

async function writeHistory(tx: Transaction, goldens: readonly Golden[]): Promise<void> {
  const rows = goldens.map((golden) => ({
    customer_id: golden.customerId,
    version: golden.version,
    recorded_at: golden.meta.recordedAt,
    correlation_ids: golden.settles.map(({ correlationId }) => correlationId),
    slots: [...new Set(golden.settles.flatMap(({ slots }) => slots))],
  }));
  await upsert(tx, HISTORY, rows);
  const newest = lastByKey(goldens, ({ customerId }) => customerId);
  const bounds = newest.map(({ customerId, version }) => ({ customer_id: customerId, version: version - KEEP_VERSIONS }));
  await tx.query(
    `DELETE FROM customer_history h USING jsonb_to_recordset($1::jsonb) AS bound (customer_id text, version bigint)
     WHERE h.customer_id = bound.customer_id AND h.version <= bound.version`,
    [JSON.stringify(bounds)],
  );
}

function customerRow(golden: Golden) {
  const { meta, customerId, version, kind, status, mergedInto } = golden;
  const values = goldenSlotsOf(golden).map((value) => ({ id: slotId(value), ...value }));
  const { aliases, mergedFrom, splitFrom, members, systems, foreign, founder } = golden;
  const snapshot = { values, aliases, mergedFrom, splitFrom, members, systems, foreign, founder };
  return {
    customer_id: customerId,
    version,
    kind,
    status,
    merged_into: mergedInto,
    display_name: displayName(golden),
    recorded_at: meta.recordedAt,
    stake: stakeOf(golden),
    snapshot,
  };
}

interface MemberRow {
  readonly source_key: string;
  readonly customer_id: string;
  readonly system: string;
  readonly is_live: boolean;
  readonly link_version: number;
}

function memberRows({ customerId, members, status }: Golden): MemberRow[] {
  if (status === 'merged') return [];
  return members.map(({ source, lifecycle, linkVersion }) => ({
    source_key: sourceKey(source),
    customer_id: customerId,
    system: source.system,
    is_live: lifecycle === 'present',
    link_version: linkVersion,
  }));
}
