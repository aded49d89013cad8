import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { ROW_TYPE } from '../files/file-row';
import type { RecordRef } from '../records';
import { organisationIn, type Parties, type Party } from './parties';

const LOCK = `hashtext(current_schema() || '.parties'), hashtext($1)`;

/** Taken before links are written: who waits for a record looks for it under the lock alone, so that none appears behind its back. */
export async function lockLinks(tx: Transaction, system: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(${LOCK})`, [system]);
}

/** Taken before somebody begins to wait for a record: until the transaction ends, no link is written. */
export async function holdLinks(tx: Transaction, system: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${LOCK})`, [system]);
}

/** Keeps by which ids customers are known and whose sites they are, as these snapshots say. */
export async function savePartyFacts(tx: Transaction, system: string, goldens: readonly CustomerGoldenChanged[]): Promise<void> {
  if (goldens.length === 0) return;
  const newest = [...new Map(goldens.map((golden) => [golden.customerId, golden])).values()];
  const aliases = new Map(
    newest.flatMap(({ customerId, mergedInto, aliases: others }) =>
      mergedInto === null ? others.map((alias) => [alias, customerId] as const) : [[customerId, mergedInto] as const],
    ),
  );
  const own = newest.filter(({ mergedInto }) => mergedInto === null).map(({ customerId }) => customerId);
  for (const id of own) aliases.delete(id);
  const rows = [...aliases].sort(([left], [right]) => (left < right ? -1 : 1));
  await tx.query(`DELETE FROM customer_alias WHERE system = $1 AND alias = ANY($2::text[])`, [system, own]);
  if (rows.length > 0)
    await tx.query(
      `INSERT INTO customer_alias (system, alias, customer_id) SELECT $1, a.alias, a.id FROM unnest($2::text[], $3::text[]) AS a(alias, id)
       ON CONFLICT (system, alias) DO UPDATE SET customer_id = EXCLUDED.customer_id`,
      [system, rows.map(([alias]) => alias), rows.map(([, id]) => id)],
    );
  await saveSites(tx, system, newest);
}

async function saveSites(tx: Transaction, system: string, goldens: readonly CustomerGoldenChanged[]): Promise<void> {
  const companies = goldens.filter(({ kind }) => kind === 'organisation' || kind === 'site');
  if (companies.length === 0) return;
  const sites = companies.flatMap((golden) => {
    const organisation = golden.kind === 'site' ? organisationIn(golden) : undefined;
    return organisation ? [{ id: golden.customerId, organisation }] : [];
  });
  await tx.query(`DELETE FROM site_organisation WHERE system = $1 AND customer_id = ANY($2::text[])`, [
    system,
    companies.map(({ customerId }) => customerId),
  ]);
  await tx.query(
    `INSERT INTO site_organisation (system, customer_id, organisation_id) SELECT $1, s.id, s.organisation
     FROM unnest($2::text[], $3::text[]) AS s(id, organisation)
     ON CONFLICT (system, customer_id) DO UPDATE SET organisation_id = EXCLUDED.organisation_id`,
    [system, sites.map(({ id }) => id), sites.map(({ organisation }) => organisation)],
  );
}

interface Known {
  readonly asked: string;
  readonly whole: string;
}

/** What this system knows of these customers, and of the organisations of those that are sites. */
export async function partiesOf(tx: Transaction, system: string, ids: readonly string[]): Promise<Parties> {
  if (ids.length === 0) return new Map();
  const known = await tx.query<Known>(
    `SELECT a.id AS asked, COALESCE(oa.customer_id, s.organisation_id, ca.customer_id, a.id) AS whole
     FROM unnest($2::text[]) AS a(id)
     LEFT JOIN customer_alias ca ON ca.system = $1 AND ca.alias = a.id
     LEFT JOIN site_organisation s ON s.system = $1 AND s.customer_id = COALESCE(ca.customer_id, a.id)
     LEFT JOIN customer_alias oa ON oa.system = $1 AND oa.alias = s.organisation_id`,
    [system, ids],
  );
  const wholes = known.map(({ whole }) => whole).filter((whole) => !ids.includes(whole));
  const all = [...known, ...[...new Set(wholes)].map((whole) => ({ asked: whole, whole }))];
  const records = await recordsOfParties(
    tx,
    system,
    all.map(({ asked }) => asked),
  );
  return new Map(all.map(({ asked, whole }): [string, Party] => [asked, { whole, records: records.get(asked) ?? [] }]));
}

/** A row of a file is no record at which another could be made. */
async function recordsOfParties(tx: Transaction, system: string, ids: readonly string[]): Promise<Map<string, RecordRef[]>> {
  const rows = await tx.query<RecordRef & { asked: string }>(
    `WITH asked AS (
       SELECT a.id AS asked, COALESCE(ca.customer_id, a.id) AS id FROM unnest($2::text[]) AS a(id)
       LEFT JOIN customer_alias ca ON ca.system = $1 AND ca.alias = a.id
     ), named AS (
       SELECT asked, id FROM asked UNION SELECT asked, asked FROM asked
       UNION SELECT asked.asked, ca.alias FROM asked JOIN customer_alias ca ON ca.system = $1 AND ca.customer_id = asked.id
     )
     SELECT DISTINCT named.asked, l.type, l.id FROM named JOIN record_link l ON l.system = $1 AND l.customer_id = named.id
     LEFT JOIN held_record h ON h.system = $1 AND h.type = l.type AND h.id = l.id
     WHERE l.type <> $3 AND COALESCE(h.lifecycle, 'UNKNOWN') NOT IN ('deleted', 'merged') ORDER BY named.asked, l.type, l.id`,
    [system, ids, ROW_TYPE],
  );
  const found = new Map<string, RecordRef[]>();
  for (const { asked, type, id } of rows) found.set(asked, [...(found.get(asked) ?? []), { type, id }]);
  return found;
}
