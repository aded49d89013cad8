import { ATTRIBUTES, SLOTS, type Attribute, type Slot } from './attributes';
import type { CustomerGoldenChanged, CustomerObserved } from './generated/types';
import { joinKey, splitKey, type GoldenSlot, type SlotAddress, type SlotClaim } from './slots';

type Fields = Record<string, unknown>;
type Entry = Fields & { readonly context?: string };

const LISTS = [
  'names',
  'emails',
  'phones',
  'addresses',
  'taxIds',
  'loyaltyIds',
  'loyaltyTiers',
  'consents',
  'orderReferences',
  'relations',
  'routing',
  'extensions',
  'erpAccounts',
  'storefronts',
  'crm',
] as const;
const SCALARS = ['birthDate', 'preferredLanguage'] as const;
type AttributeField = (typeof LISTS)[number] | (typeof SCALARS)[number];

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
  return SLOTS.flatMap((slot) => readSlot(fields, slot));
}

function readSlot(fields: Fields, slot: Slot): (SlotAddress & Fields)[] {
  const { place }: Attribute = ATTRIBUTES[slot];
  if ('scalar' in place) {
    const found = fields[place.scalar] as Fields | null;
    return found ? [{ ...found, slot, key: '', context: '' }] : [];
  }
  if ('facet' in place) {
    const rows = fields[place.facet] as Fields[];
    return rows.flatMap((row) => {
      const found = row[place.field] as Fields | null;
      return found ? [{ ...found, slot, key: keyOf(row, place.key), context: '' }] : [];
    });
  }
  const entries = fields[place.list] as Entry[];
  const named = entries.filter((entry) => Object.entries(place.match).every(([field, value]) => entry[field] === value));
  const address = [...Object.keys(place.match), ...place.key, 'context'];
  return named.map((entry) => ({
    ...without(entry, address),
    slot,
    key: keyOf(entry, place.key),
    context: place.contextual ? (entry.context ?? 'private') : '',
  }));
}

function build(values: readonly SlotAddress[]): Fields {
  const fields: Fields = Object.fromEntries([...LISTS.map((list) => [list, []]), ...SCALARS.map((scalar) => [scalar, null])]);
  for (const value of values) place(fields, value);
  return fields;
}

function place(fields: Fields, value: SlotAddress): void {
  const { place: at }: Attribute = ATTRIBUTES[value.slot];
  const body = without(value as unknown as Fields, ['slot', 'key', 'context']);
  if ('scalar' in at) {
    fields[at.scalar] = body;
  } else if ('facet' in at) {
    facetRow(fields[at.facet] as Fields[], at, value.key)[at.field] = body;
  } else {
    const context = at.contextual ? { context: value.context || 'private' } : {};
    (fields[at.list] as Fields[]).push({ ...at.match, ...keyFields(at.key, value.key), ...context, ...body });
  }
}

function facetRow(rows: Fields[], at: { facet: string; key: readonly string[] }, key: string): Fields {
  const found = rows.find((row) => keyOf(row, at.key) === key);
  if (found) return found;
  const row: Fields = { ...keyFields(at.key, key), ...Object.fromEntries(facetFields(at.facet).map((field) => [field, null])) };
  rows.push(row);
  return row;
}

function facetFields(facet: string): string[] {
  return SLOTS.flatMap((slot) => {
    const { place: at }: Attribute = ATTRIBUTES[slot];
    return 'facet' in at && at.facet === facet ? [at.field] : [];
  });
}

function keyOf(fields: Fields, names: readonly string[]): string {
  return joinKey(names.map((name) => String(fields[name] ?? '')));
}

function keyFields(names: readonly string[], key: string): Fields {
  const parts = splitKey(key, names.length);
  return Object.fromEntries(names.map((name, index) => [name, parts[index]]));
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
