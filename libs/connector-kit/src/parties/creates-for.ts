import { goldenSlotsOf, type CustomerGoldenChanged, type SystemStateKind } from '@trueup/canonical-schema';
import { wantedRecords, type SystemRow, type SystemsConfig } from '@trueup/governance';
import type { HeldRecord } from '../held/held-record';
import type { RecordRef } from '../records';
import { contextOf, keysOf, organisationIn, partyIn, partyOfContext, type Parties } from './parties';

/** A record to make. */
export interface CreateHere {
  /** `private`, or `business:` with the customer id of the company. */
  readonly context: string;
  /** The record here that it is made at: a contact's company, a site's organisation; null for others. */
  readonly place: RecordRef | null;
}

/** What is missing here of a customer. */
export interface Creates {
  readonly now: readonly CreateHere[];
  /** Customer ids of the companies without a record here, at which the other records would be made. */
  readonly waitFor: readonly string[];
}

/** What is there of a customer, and of those it speaks of. */
export interface ThereAlready {
  readonly present: readonly (HeldRecord | undefined)[];
  /** Records that were deleted or merged away: nothing is made anew for them. */
  readonly gone: readonly HeldRecord[];
  readonly parties: Parties;
}

const NOWHERE: readonly (SystemStateKind | undefined)[] = [undefined, 'notWanted', 'blocked'];
const ROLES: readonly string[] = ['relations.buyer', 'relations.approver', 'relations.billingContact', 'relations.serviceContact'];

/** The records of a customer that the system should have and has not, each with its place. */
export function createsFor(
  golden: CustomerGoldenChanged,
  { row, systems }: { readonly row: SystemRow; readonly systems: SystemsConfig },
  there: ThereAlready,
): Creates {
  if (NOWHERE.includes(golden.systems.find(({ system }) => system === row.system)?.state)) return { now: [], waitFor: [] };
  const organisationOf = (id: string) => there.parties.get(id)?.whole;
  const { kind, members } = golden;
  const wanted = wantedRecords({ kind, members, slots: goldenSlotsOf(golden), organisationOf }, row, systems);
  const missing = wanted.filter(({ context }) => !isThere(context, { golden, row, there }));
  const placed = missing.map(({ context }) => {
    const party = kind === 'site' ? organisationIn(golden) : partyOfContext(context);
    return { context, party, place: party === undefined ? null : (there.parties.get(party)?.records[0] ?? null) };
  });
  const isReady = ({ party, place }: (typeof placed)[number]) => party === undefined || place !== null;
  return {
    now: placed.filter(isReady).map(({ context, place }) => ({ context, place })),
    waitFor: placed.flatMap((one) => (one.party !== undefined && !isReady(one) ? one.party : [])),
  };
}

interface Asked {
  readonly golden: CustomerGoldenChanged;
  readonly row: SystemRow;
  readonly there: ThereAlready;
}

function isThere(context: string, { golden, row, there }: Asked): boolean {
  const { present, gone, parties } = there;
  const party = partyOfContext(context);
  if (party === undefined) return present.some((held) => golden.kind === 'organisation' || golden.kind === 'site' || isPrivate(held));
  const whole = parties.get(party)?.whole;
  const keys = [...parties.values()].filter((one) => one.whole === whole).flatMap((one) => keysOf(one, row.system));
  return [...present, ...gone].some((held) => keys.some((key) => isFor(held, key)));
}

/** A record that speaks in no context at all is nobody's contact. */
function isPrivate(held: HeldRecord | undefined): boolean {
  const contexts = claimsOf(held).flatMap(({ context }) => (context === '' ? [] : context));
  return contexts.length === 0 || contexts.includes('private');
}

/** Whether a record is the contact of the company that this key names, by what it says there or by its role. */
function isFor(held: HeldRecord | undefined, key: string): boolean {
  return claimsOf(held).some(
    (claim) => claim.context === contextOf(key) || (ROLES.includes(claim.slot) && claim.value !== null && partyIn(claim) === key),
  );
}

function claimsOf(held: HeldRecord | undefined) {
  return [...(held?.slots.values() ?? [])];
}
