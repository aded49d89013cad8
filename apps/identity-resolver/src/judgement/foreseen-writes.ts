import {
  goldenSlotsOf,
  slotId,
  sourceRef,
  splitKey,
  type CustomerGoldenChanged,
  type EventMeta,
  type SourceRef,
  type SystemStateKind,
} from '@trueup/canonical-schema';
import { planWrite, wantedRecords, type HeldSlot, type PlanInput, type SystemRow } from '@trueup/governance';
import { employerIn } from '@trueup/identity';
import { canonicalClaims } from './canonical-claims';
import type { ForeseenWrite } from './foreseen';
import { keptClaims } from './keep-claims';
import type { Regrouped } from './regroup';
import type { Rules } from './rules';
import type { Scene } from './slice';
import type { StoredRecord } from './stored-record';

interface Prospect {
  readonly regrouped: Regrouped;
  readonly after: ReadonlyMap<string, CustomerGoldenChanged>;
  readonly rules: Rules;
  readonly cause: EventMeta;
}

interface Told {
  readonly row: SystemRow;
  readonly target: SourceRef | null;
  readonly held: ReadonlyMap<string, HeldSlot>;
}

/** There nothing is made of a customer. */
const NOWHERE: readonly (SystemStateKind | undefined)[] = [undefined, 'UNKNOWN', 'notWanted', 'blocked'];
const CONTACT_ROLES: readonly string[] = ['relations.buyer', 'relations.approver', 'relations.billingContact', 'relations.serviceContact'];

/**
 * What the records of these customers would be told by the contract. What a record holds is taken from its own words and from what golden
 * made of it since; which fields a vendor has is taken from what records of the system ever spoke of. Modes, pauses, brakes and waves are
 * the connector's to heed: its own plan has the last word.
 */
export function foreseenWrites(scene: Scene, prospect: Prospect): ForeseenWrite[] {
  const { regrouped, after, rules } = prospect;
  const snapshots = new Map(scene.customers.map(({ customerId, snapshot }) => [customerId, snapshot] as const));
  const rows = new Map(rules.systems.systems.filter(({ mode }) => mode !== 'off').map((row) => [row.system, row] as const));
  const updates = scene.records.flatMap((record): ForeseenWrite[] => {
    const row = rows.get(record.source.system);
    const golden = after.get(regrouped.records.get(record.key)?.link.customerId ?? '');
    const before = snapshots.get(record.link?.customerId ?? '');
    if (!row || !golden || !before) return [];
    const own = ownWords(record, regrouped);
    const asked = (of: CustomerGoldenChanged, held: ReadonlyMap<string, HeldSlot>) =>
      planWrite(planInput(of, { row, target: record.source, held }, { scene, prospect }));
    const held = new Map(own);
    for (const { address, after: value } of asked(before, own).changes) held.set(slotId(address), heldSlot(address, value));
    return told(asked(golden, held), { system: row.system, record: record.key, customerId: golden.customerId });
  });
  return [...updates, ...creations(scene, prospect, rows)].sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
}

/** Records that a system would get because of it: those that it should have by its row and has not, and that were not to come anyway. */
function creations(scene: Scene, prospect: Prospect, rows: ReadonlyMap<string, SystemRow>): ForeseenWrite[] {
  const { regrouped, after, rules } = prospect;
  const before = Map.groupBy(scene.records, ({ link }) => link?.customerId ?? '');
  const now = Map.groupBy([...regrouped.records.values()], ({ link }) => link.customerId);
  const missing = (golden: CustomerGoldenChanged, records: readonly StoredRecord[], row: SystemRow) => {
    const own = records.filter(({ source }) => source.system === row.system);
    const spoken = new Set(own.flatMap((record) => contextsOf(record, regrouped)));
    return contextsWanted(golden, row, rules).filter((context) => !spoken.has(context));
  };
  return [...after.values()].flatMap((golden) => {
    const records = now.get(golden.customerId) ?? [];
    const held = new Set(records.map(({ key }) => key));
    const former = scene.customers.filter(({ customerId }) => before.get(customerId)?.some(({ key }) => held.has(key)));
    return [...rows.values()].flatMap((row): ForeseenWrite[] => {
      const coming = new Set(former.flatMap(({ snapshot, customerId }) => missing(snapshot, before.get(customerId) ?? [], row)));
      return missing(golden, records, row)
        .filter((context) => !coming.has(context) && hasPlace(context, { scene, prospect }, row.system))
        .flatMap((context) => {
          const plan = planWrite({ ...planInput(golden, { row, target: null, held: new Map() }, { scene, prospect }), context });
          return told(plan, { system: row.system, record: null, customerId: golden.customerId });
        });
    });
  });
}

/** A contact is made at its company, and waits where the company has no record. */
function hasPlace(context: string, { scene, prospect }: { scene: Scene; prospect: Prospect }, system: string): boolean {
  const company = employerIn(context);
  if (company === undefined) return true;
  const here = [...prospect.regrouped.records.values()].map(({ key, link }) => ({ key, customerId: link.customerId }));
  return [...scene.parties, ...here].some(({ key, customerId }) => customerId === company && sourceRef(key).system === system);
}

function contextsWanted(golden: CustomerGoldenChanged, row: SystemRow, { systems }: Rules): string[] {
  const { kind, members, status } = golden;
  if (status === 'merged' || NOWHERE.includes(golden.systems.find(({ system }) => system === row.system)?.state)) return [];
  return wantedRecords({ kind, members, slots: goldenSlotsOf(golden) }, row, systems).map(({ context }) => context);
}

/** In which contexts a record stands for its customer: for the companies that it speaks of, else as a private one. */
function contextsOf(record: StoredRecord, { holderOf }: Regrouped): string[] {
  const claims = canonicalClaims(keptClaims(record.claims), holderOf);
  const business = claims.flatMap(({ slot, key, context }) => {
    if (context.startsWith('business:')) return [context];
    return CONTACT_ROLES.includes(slot) ? [`business:${splitKey(key, 1)[0] ?? ''}`] : [];
  });
  return business.length === 0 || claims.some(({ context }) => context === 'private') ? ['private', ...business] : business;
}

function told(
  { changes, held }: ReturnType<typeof planWrite>,
  about: Pick<ForeseenWrite, 'system' | 'record' | 'customerId'>,
): ForeseenWrite[] {
  if (changes.length === 0 && held.length === 0) return [];
  return [
    {
      ...about,
      changes: changes.map(({ address: { slot, key, context }, before, after }) => ({ slot, key, context, before, after })),
      waits: held.map(({ address: { slot, key, context }, because }) => ({ slot, key, context, because })),
    },
  ];
}

function planInput(
  golden: CustomerGoldenChanged,
  { row, target, held }: Told,
  { scene, prospect: { rules } }: { scene: Scene; prospect: Prospect },
): PlanInput {
  const { contract, systems, now } = rules;
  const own = scene.records.filter(({ source }) => source.system === row.system);
  const spoken = new Set(own.flatMap(({ claims }) => Object.keys(claims).map((id) => id.slice(0, id.indexOf('#')))));
  // Of a record that we made ourselves, what we wrote is no word of its own.
  const isTold = spoken.size === 0 || own.some(({ identity }) => identity.madeFor.length > 0);
  const supports: PlanInput['supports'] = ({ slot }) => isTold || spoken.has(slot);
  return { golden, system: row, target, held, contract, systems, supports, project: (_address, value) => value, now };
}

/** What a record says itself, in the words of golden. */
function ownWords(record: StoredRecord, { holderOf }: Regrouped): ReadonlyMap<string, HeldSlot> {
  const claims = canonicalClaims(keptClaims(record.claims), holderOf);
  return new Map(claims.map((claim) => [slotId(claim), heldSlot(claim, claim.state === 'value' ? claim.value : null)] as const));
}

// Everything that was said has been judged here, so that nothing waits for it.
function heldSlot({ slot, key, context }: HeldSlot['address'], value: HeldSlot['value']): HeldSlot {
  const never = Number.NEGATIVE_INFINITY;
  return { address: { slot, key, context }, value, writtenAs: null, withheld: false, flippedAt: [], changedAt: never };
}

function nameOf({ system, record, customerId }: ForeseenWrite): string {
  return `${system}|${record ?? ''}|${customerId}`;
}
