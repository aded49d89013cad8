import type { Transaction } from '@trueup/event-bus';
import type { HeldRecord } from '../held/held-record';
import { partiesIn, type Parties } from '../parties/parties';
import { partiesOf } from '../parties/party-store';
import type { RecordRef } from '../records';
import type { DesiredRow } from '../store/desired-store';
import { readHeld, refKey, type Holding } from '../store/held-store';
import { linksOf, recordsOf, type Link } from '../store/links';
import type { Target } from './plan-target';
import type { SystemRuntime } from './system-runtime';

/** What a row is about in this system. */
export interface Targets {
  /** Present records of the customer; empty where one may have to be created. */
  readonly targets: readonly Target[];
  /** Records of which nothing is held yet: they must be read before anything can be compared. */
  readonly unread: readonly RecordRef[];
  /** What was held of the customer's records that are gone. */
  readonly gone: readonly HeldRecord[];
  /** Whom the snapshot speaks of. */
  readonly parties: Parties;
}

/** The customer's records in the system: those that golden names, and those that were created and that golden does not know yet. */
export async function targetsOf(runtime: SystemRuntime, tx: Transaction, row: DesiredRow): Promise<Targets> {
  const [targets] = await targetsOfAll(runtime, tx, [row]);
  return targets ?? { targets: [], unread: [], gone: [], parties: new Map() };
}

/** The records of many customers at once, in the order of the rows. */
export async function targetsOfAll(runtime: SystemRuntime, tx: Transaction, rows: readonly DesiredRow[]): Promise<Targets[]> {
  const { system } = runtime.row;
  const linked = await recordsOf(
    tx,
    system,
    rows.flatMap(({ snapshot: { customerId, aliases } }) => [customerId, ...aliases]),
  );
  const byCustomer = Map.groupBy(linked, ({ customerId }) => customerId);
  const found = rows.map((row) => refsOf(system, row, byCustomer));
  const links = await linksOf(
    tx,
    system,
    found.flatMap(({ refs }) => refs),
  );
  const mine = found.map(({ row, refs, lost }) => {
    const { customerId, aliases } = row.snapshot;
    const own = new Set([customerId, ...aliases]);
    return { row, lost, ours: refs.filter((ref) => own.has(links.get(refKey(ref))?.customerId ?? customerId)) };
  });
  const holdings = await readHeld(
    tx,
    system,
    mine.flatMap(({ ours, lost }) => [...ours, ...lost]),
  );
  const parties = await partiesOf(tx, system, [...new Set(rows.flatMap(({ snapshot }) => partiesIn(snapshot)))]);
  return mine.map(({ ours, lost }) => ({ ...sorted({ ours, lost }, links, holdings), parties }));
}

interface Refs {
  /** Records that golden names or that are linked, save those that are gone. */
  readonly refs: readonly RecordRef[];
  /** Records that golden says are gone. */
  readonly lost: readonly RecordRef[];
}

function refsOf(
  system: string,
  row: DesiredRow,
  byCustomer: ReadonlyMap<string, readonly (RecordRef & Link)[]>,
): Refs & { readonly row: DesiredRow } {
  const { members, aliases, customerId } = row.snapshot;
  // Two systems may number their records alike: only this system's own members say what is here and what is gone.
  const own = members.filter(({ source }) => source.system === system);
  const lost = own.filter(({ lifecycle }) => lifecycle === 'deleted' || lifecycle === 'merged').map(({ source }) => source);
  const gone = new Set(lost.map(refKey));
  const linked = [customerId, ...aliases].flatMap((id) => byCustomer.get(id) ?? []);
  const refs = new Map<string, RecordRef>();
  for (const { type, id } of [...own.map(({ source }) => source), ...linked])
    if (!gone.has(refKey({ type, id }))) refs.set(refKey({ type, id }), { type, id });
  return { row, refs: [...refs.values()], lost };
}

function sorted(
  { ours, lost }: { readonly ours: readonly RecordRef[]; readonly lost: readonly RecordRef[] },
  links: ReadonlyMap<string, Link>,
  holdings: ReadonlyMap<string, Holding>,
): Omit<Targets, 'parties'> {
  const known = ours.map((ref) => ({ ref, holding: holdings.get(refKey(ref)), linkVersion: links.get(refKey(ref))?.linkVersion ?? 0 }));
  const present = known.filter(({ holding }) => holding?.held === undefined || holding.held.lifecycle === 'present');
  return {
    targets: present.flatMap(({ ref, holding, linkVersion }) =>
      holding?.held ? [{ ref, type: ref.type, linkVersion, held: holding.held, current: (holding.wire as object | null) ?? null }] : [],
    ),
    unread: present.filter(({ holding }) => holding?.held === undefined).map(({ ref }) => ref),
    gone: [
      ...known.filter((one) => !present.includes(one)).map(({ holding }) => holding),
      ...lost.map((ref) => holdings.get(refKey(ref))),
    ].flatMap((holding) => holding?.held ?? []),
  };
}
