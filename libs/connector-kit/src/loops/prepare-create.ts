import {
  goldenSlotsOf,
  type Address,
  type CustomerGoldenChanged,
  type GoldenSlot,
  type PartyKind,
  type Slot,
} from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import type { Fetched, LookupKeys } from '../records';
import { createKeyOf, createKeysOf } from '../store/create-keys';
import type { DesiredRow } from '../store/desired-store';
import { readHeld, refKey } from '../store/held-store';
import { linksOf } from '../store/links';
import { callVendor, type Worked } from './call-vendor';
import type { PlannedTarget } from './plan-target';
import { mappingOf, readingContext, type SystemRuntime } from './system-runtime';

/** What a create came to before it was called. */
export type CreateStep =
  | { readonly kind: 'create'; readonly createKey: string }
  /** The record with our key is there: an earlier call arrived though its answer did not. */
  | { readonly kind: 'adopt'; readonly createKey: string; readonly found: Fetched<object> }
  | { readonly kind: 'wait'; readonly at: number; readonly waitUntil?: number; readonly publish: readonly Fetched<object>[] }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** Type of the record that would be created for the customer in a context; null where the system has none for it. */
export function createType({ connector, row }: SystemRuntime, golden: CustomerGoldenChanged, context: string): string | null {
  return connector.createType ? connector.createType(row, golden, context) : (connector.recordTypes[0] ?? null);
}

/** A vendor's fault, or whether to create now: after the settle window, past the address check, and only where nothing can be found that may be the customer. */
export async function prepareCreate(
  runtime: SystemRuntime,
  { row, create }: { readonly row: DesiredRow; readonly create: PlannedTarget },
): Promise<Worked<CreateStep>> {
  const { settings, addressCheck } = runtime;
  const { system, family } = runtime.row;
  const now = runtime.now();
  const { context = 'private', type } = create;
  const spoken = slotsIn(row.snapshot, context);
  // A contact is shipped and invoiced nothing: its company is.
  if (family === 'erp' && context === 'private') {
    const problems = await addressCheck.problems(addressIn(spoken));
    if (problems.length > 0) return done({ kind: 'invalid', problems });
  }
  const settled = row.since + settings.createSettleMs;
  if (now < settled) return done({ kind: 'wait', at: settled, publish: [] });
  const kept = await runtime.bus.transaction((tx) => createKeysOf(tx, system, row.customerId));
  const createKey = kept.get(context) ?? createKeyOf(row.customerId, { system, type, context });
  const keys = { createKey, ...lookupKeys(row.snapshot.kind, spoken) };
  const looked = await callVendor(runtime, () => lookFor(runtime, keys), [row.snapshot.meta]);
  if (looked.kind === 'fault') return looked;
  const { own, there } = looked.value;
  if (own) return done({ kind: 'adopt', createKey, found: own });
  const unjudged = await runtime.bus.transaction((tx) => unjudgedOf(runtime, tx, there));
  if (unjudged.length === 0) return done({ kind: 'create', createKey });
  if (row.waitUntil === null)
    return done({ kind: 'wait', at: now + settings.createWaitMs, waitUntil: now + settings.createWaitMs, publish: unjudged });
  return done(now < row.waitUntil ? { kind: 'wait', at: row.waitUntil, publish: [] } : { kind: 'create', createKey });
}

function done(value: CreateStep): Worked<CreateStep> {
  return { kind: 'done', value };
}

interface Looked {
  readonly there: readonly Fetched<object>[];
  /** The record with our create key. */
  readonly own: Fetched<object> | undefined;
}

async function lookFor(runtime: SystemRuntime, keys: LookupKeys): Promise<Looked> {
  const found = await runtime.budget.inLane('checkout', () => runtime.client.find(keys));
  const there = found.filter(({ record }) => record !== null);
  const at = readingContext(runtime);
  const own = there.find(
    ({ ref, record }) => record !== null && mappingOf(runtime, ref.type).identify(record, at).ourKey === keys.createKey,
  );
  return { there, own };
}

/** Found records of which the resolver has not said yet whose they are. */
async function unjudgedOf(runtime: SystemRuntime, tx: Transaction, found: readonly Fetched<object>[]): Promise<Fetched<object>[]> {
  const refs = found.map(({ ref }) => ref);
  const links = await linksOf(tx, runtime.row.system, refs);
  const held = await readHeld(tx, runtime.row.system, refs);
  return found.filter(({ ref }) => !links.has(refKey(ref)) && held.get(refKey(ref))?.held?.lifecycle !== 'deleted');
}

/** What a record of that context may know of the customer. */
function slotsIn(golden: CustomerGoldenChanged, context: string): GoldenSlot[] {
  return goldenSlotsOf(golden).filter((slot) => slot.state === 'value' && (slot.context === '' || slot.context === context));
}

function lookupKeys(kind: PartyKind, slots: readonly GoldenSlot[]): Omit<LookupKeys, 'createKey'> {
  const values = (...named: readonly Slot[]) =>
    slots.flatMap(({ slot, value }) => (named.includes(slot) && typeof value === 'string' ? [value] : []));
  const keys = { emails: values('emails.contact'), phones: values('phones.mobile', 'phones.main'), taxIds: values('taxIds') };
  if (kind !== 'organisation' && kind !== 'site') return keys;
  const address = addressIn(slots);
  const at = address && { city: address.city, postalCode: address.postalCode };
  return { ...keys, kind, names: values('names.legal', 'names.display'), ...(at ? { at } : {}) };
}

/** The address that an ERP account would be opened with. */
function addressIn(slots: readonly GoldenSlot[]): Address | null {
  const found = slots.find(({ slot }) => slot === 'addresses.billing') ?? slots.find(({ slot }) => slot === 'addresses.shipping.default');
  return (found?.value as Address | undefined) ?? null;
}
