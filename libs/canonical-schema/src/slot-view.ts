import { ATTRIBUTES, SLOTS, type Attribute, type Slot } from './attributes';
import type { CustomerGoldenChanged, CustomerObserved } from './generated/types';
import { joinKey, splitKey, type GoldenSlot, type SlotAddress, type SlotClaim } from './slots';

type Fields = Record<string, unknown>;
type Entry = Fields & { readonly context?: string };

/** The attribute fields of an event that says nothing. */
function nothing() {
  return {
    names: [],
    emails: [],
    phones: [],
    addresses: [],
    taxIds: [],
    loyaltyIds: [],
    loyaltyTiers: [],
    consents: [],
    orderReferences: [],
    relations: [],
    routing: [],
    extensions: [],
    erpAccounts: [],
    storefronts: [],
    crm: [],
    birthDate: null,
    preferredLanguage: null,
  };
}
type AttributeField = keyof ReturnType<typeof nothing>;

/** The attribute fields of an observed event. */
export type ObservedAttributes = Pick<CustomerObserved, AttributeField>;
/** The attribute fields of a golden event. */
export type GoldenAttributes = Pick<CustomerGoldenChanged, AttributeField>;

/** The claims of an observed record, one for each slot that it speaks of. */
export function claimsOf(observed: ObservedAttributes): SlotClaim[] {
  return read(observed) as unknown as SlotClaim[];
}

/** The attribute fields that hold these claims. */
export function observedAttributes(claims: readonly SlotClaim[]): ObservedAttributes {
  return build(claims) as unknown as ObservedAttributes;
}

/** The golden values of a snapshot, one for each slot that has one. */
export function goldenSlotsOf(golden: GoldenAttributes): GoldenSlot[] {
  return read(golden) as unknown as GoldenSlot[];
}

/** The attribute fields that hold these golden values. */
export function goldenAttributes(slots: readonly GoldenSlot[]): GoldenAttributes {
  return build(slots) as unknown as GoldenAttributes;
}

function read(event: object): (SlotAddress & Fields)[] {
  const fields = event as Fields;
  const found: (SlotAddress & Fields)[] = [];
  for (const reader of READERS) reader(fields, found);
  return found;
}

type Reader = (fields: Fields, into: (SlotAddress & Fields)[]) => void;

// The table is looked through once: every record of every load goes through these.
const READERS: readonly Reader[] = SLOTS.map(readerOf);

function readerOf(slot: Slot): Reader {
  const { place }: Attribute = ATTRIBUTES[slot];
  if ('scalar' in place) return (fields, into) => take(fields[place.scalar], { slot, key: '', context: '' }, into);
  if ('facet' in place)
    return (fields, into) => {
      for (const row of fields[place.facet] as Fields[])
        if (row[place.field]) take(row[place.field], { slot, key: keyOf(row, place.key), context: '' }, into);
    };
  const match = Object.entries(place.match);
  const isNamed = (entry: Entry): boolean => match.every(([field, value]) => entry[field] === value);
  const address = new Set([...Object.keys(place.match), ...place.key, 'context']);
  return (fields, into) => {
    for (const entry of fields[place.list] as Entry[]) {
      if (!isNamed(entry)) continue;
      const context = place.contextual ? (entry.context ?? 'private') : '';
      into.push(Object.assign(without(entry, address), { slot, key: keyOf(entry, place.key), context }));
    }
  };
}

function take(found: unknown, address: SlotAddress, into: (SlotAddress & Fields)[]): void {
  if (found) into.push({ ...(found as Fields), ...address });
}

function build(values: readonly SlotAddress[]): Fields {
  const fields: Fields = nothing();
  for (const value of values) place(fields, value);
  return fields;
}

function place(fields: Fields, value: SlotAddress): void {
  const { place: at }: Attribute = ATTRIBUTES[value.slot];
  const { slot: _slot, key, context, ...body } = value;
  if ('scalar' in at) {
    fields[at.scalar] = body;
  } else if ('facet' in at) {
    facetRow(fields[at.facet] as Fields[], at, key)[at.field] = body;
  } else {
    const entry: Fields = { ...at.match };
    writeKey(entry, at.key, key);
    if (at.contextual) entry.context = context || 'private';
    (fields[at.list] as Fields[]).push(Object.assign(entry, body));
  }
}

function facetRow(rows: Fields[], at: { facet: string; key: readonly string[] }, key: string): Fields {
  const found = rows.find((row) => keyOf(row, at.key) === key);
  if (found) return found;
  const row: Fields = {};
  writeKey(row, at.key, key);
  rows.push(Object.assign(row, FACETS.get(at.facet)));
  return row;
}

/** The fields of each facet, none of them filled. */
const FACETS: ReadonlyMap<string, Fields> = new Map(
  ['erpAccounts', 'storefronts', 'crm'].map((facet) => [facet, Object.fromEntries(facetFields(facet).map((field) => [field, null]))]),
);

function facetFields(facet: string): string[] {
  return SLOTS.flatMap((slot) => {
    const { place: at }: Attribute = ATTRIBUTES[slot];
    return 'facet' in at && at.facet === facet ? [at.field] : [];
  });
}

function keyOf(fields: Fields, names: readonly string[]): string {
  return names.length === 0 ? '' : joinKey(names.map((name) => String(fields[name] ?? '')));
}

function writeKey(fields: Fields, names: readonly string[], key: string): void {
  if (names.length === 0) return;
  const parts = splitKey(key, names.length);
  for (let index = 0; index < names.length; index += 1) fields[names[index] ?? ''] = parts[index];
}

function without(fields: Fields, names: ReadonlySet<string>): Fields {
  const left: Fields = {};
  for (const name of Object.keys(fields)) if (!names.has(name)) left[name] = fields[name];
  return left;
}
