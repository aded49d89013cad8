import type { ForeignValue, GoldenSlot, Member, PartyKind } from '@trueup/canonical-schema';
import { Problem } from '@trueup/service-kit';
import type { DataSource } from 'typeorm';

/** A golden customer as it was at a time. Times are epoch milliseconds. */
export interface CustomerThen {
  readonly customerId: string;
  readonly version: number;
  readonly kind: PartyKind;
  readonly status: string;
  readonly recordedAt: number;
  readonly values: readonly GoldenSlot[];
  readonly members: readonly Member[];
  readonly foreign: readonly ForeignValue[];
}

interface Row {
  readonly customer_id: string;
  readonly version: string;
  readonly kind: PartyKind;
  readonly status: string;
  readonly merged_into: string | null;
  readonly recorded_at: string;
  readonly snapshot: Pick<CustomerThen, 'values' | 'members' | 'foreign'>;
}

const FARTHEST = 50;
const VERSIONS = `
  SELECT customer_id, version, kind, status, merged_into, recorded_at, snapshot FROM customer WHERE customer_id = $1
  UNION ALL SELECT customer_id, version, kind, status, merged_into, recorded_at, snapshot FROM customer_version WHERE customer_id = $1`;

/**
 * The customer that this id meant at a time, with the snapshot that counted then; an id that was merged away leads on from the moment
 * of the merge. Problem 404 for an id that nobody had, for a time before the customer was known, and for versions that are kept no more.
 */
export async function customerAt(database: DataSource, id: string, asOf: number): Promise<CustomerThen> {
  let at: string | undefined = id;
  for (let step = 0; at !== undefined && step < FARTHEST; step += 1) {
    const [row]: Row[] = await database.query<Row[]>(
      `SELECT * FROM (${VERSIONS}) AS v WHERE recorded_at <= $2 ORDER BY version DESC LIMIT 1`,
      [at, asOf],
    );
    if (row && row.merged_into === null) return thenOf(row);
    // An id that was no customer's own, or no more, leads to the one that held its record then.
    const holder: string | undefined = (await claimantAt(database, at, asOf)) ?? row?.merged_into ?? undefined;
    if (!row && holder === undefined) await refuseUnknownThen(database, at, asOf);
    at = holder;
  }
  throw problem('unknown-customer', 'No golden customer has or had this id.');
}

async function refuseUnknownThen(database: DataSource, id: string, asOf: number): Promise<void> {
  const [first] = await database.query<Row[]>(`SELECT * FROM (${VERSIONS}) AS v ORDER BY version LIMIT 1`, [id]);
  if (!first) return;
  const [asked, since] = [asOf, Number(first.recorded_at)].map((at) => new Date(at).toISOString());
  if (Number(first.version) === 1) throw problem('not-known-yet', `The customer was not known at ${asked}, but since ${since}.`);
  throw problem('version-not-kept', `What the customer was at ${asked} is not kept; the oldest version here is of ${since}.`);
}

async function claimantAt(database: DataSource, id: string, asOf: number): Promise<string | undefined> {
  const [row] = await database.query<{ customer_id: string }[]>(
    `SELECT v.customer_id FROM customer_alias a, LATERAL (
       SELECT * FROM (
         SELECT customer_id, version, status, recorded_at, snapshot FROM customer WHERE customer_id = a.customer_id
         UNION ALL SELECT customer_id, version, status, recorded_at, snapshot FROM customer_version WHERE customer_id = a.customer_id
       ) AS kept WHERE recorded_at <= $2 ORDER BY version DESC LIMIT 1) AS v
     WHERE a.alias = $1 AND v.status <> 'merged' AND v.snapshot->'aliases' ? $1 ORDER BY v.customer_id LIMIT 1`,
    [id, asOf],
  );
  return row?.customer_id;
}

function thenOf({ customer_id, version, kind, status, recorded_at, snapshot }: Row): CustomerThen {
  const { values, members, foreign } = snapshot;
  return { customerId: customer_id, version: Number(version), kind, status, recordedAt: Number(recorded_at), values, members, foreign };
}

function problem(code: string, detail: string): Problem {
  return new Problem({ status: 404, code, title: 'No such customer then', detail });
}
