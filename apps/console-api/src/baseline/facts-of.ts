import { sourceKey, type GoldenSlot, type Member, type SystemState } from '@trueup/canonical-schema';
import { addressFaults, hashOfValue, type AddressCheckRule } from '@trueup/governance';
import type { Address } from '@trueup/canonical-schema';

/** What is counted of one customer; each adds to the figure of its name, system and detail. */
export type FactName =
  | 'customers' // by kind
  | 'records'
  | 'duplicates' // records beyond the first of a customer in a system
  | 'alone' // records whose customer is in no other system
  | 'shared' // customers in two systems; the other one is the detail
  | 'different' // values that are not the golden one, by slot
  | 'lacking' // places that are empty where there is a golden value, by slot
  | 'missing' // customers that should be in a system and are not
  | 'unmatched' // companies that are in one system only
  | 'addressFault'; // golden addresses that cannot be delivered to, by what is wrong; of the system that they come from

/** Sums by `name|system|detail`. */
export type Facts = Readonly<Record<string, number>>;

/** A customer as the counts see it. */
export interface CountedCustomer {
  readonly kind: string;
  readonly status: string;
  readonly members: readonly Pick<Member, 'source' | 'lifecycle'>[];
  readonly systems: readonly Pick<SystemState, 'system' | 'state' | 'primary'>[];
  readonly values: readonly Pick<GoldenSlot, 'slot' | 'key' | 'context' | 'state' | 'value' | 'provenance'>[];
}

/** Hash of what a record holds, by slot id; empty text where the place is empty. */
export type Hashes = Readonly<Record<string, string>>;

const FACET = /^(erpAccount|storefront|crm|relations|orderReferences|routing)\b/;

/** Whether records of several systems may differ in it: facets belong to one system, relations name records. */
export function isShared({ slot, context }: Pick<GoldenSlot, 'slot' | 'context'>): boolean {
  return !FACET.test(slot) && (context === '' || context === 'private');
}

/** Everything that is counted of a customer; nothing of one that was merged away or has no record left. */
export function factsOf(
  customer: CountedCustomer,
  known: { readonly hashesOf: (sourceKey: string) => Hashes | undefined; readonly rule: AddressCheckRule },
): Facts {
  const facts = new Sums();
  const live = customer.members.filter(({ lifecycle }) => lifecycle === 'present' || lifecycle === 'UNKNOWN');
  if (customer.status === 'merged' || live.length === 0) return {};
  facts.add('customers', { detail: customer.kind });
  const records = new Map<string, number>();
  for (const { source } of live) records.set(source.system, (records.get(source.system) ?? 0) + 1);
  const systems = [...records.keys()].sort();
  for (const [system, count] of records) {
    facts.add('records', { system, count });
    facts.add('duplicates', { system, count: count - 1 });
    if (records.size === 1) facts.add('alone', { system, count });
    if (records.size === 1 && customer.kind !== 'person') facts.add('unmatched', { system, detail: customer.kind });
  }
  systems.forEach((one, index) => systems.slice(index + 1).forEach((other) => facts.add('shared', { system: one, detail: other })));
  for (const { system, state, primary } of customer.systems)
    if (primary === null && state !== 'notWanted' && state !== 'UNKNOWN') facts.add('missing', { system });
  for (const { source } of live) addDifferences(facts, customer, { system: source.system, hashes: known.hashesOf(sourceKey(source)) });
  addAddressFaults(facts, customer, known.rule);
  return facts.sums;
}

function addDifferences(
  facts: Sums,
  { values }: CountedCustomer,
  { system, hashes }: { readonly system: string; readonly hashes: Hashes | undefined },
): void {
  if (!hashes) return;
  for (const golden of values.filter(isShared)) {
    const held = hashes[`${golden.slot}#${golden.key}#${golden.context}`];
    if (held === undefined || golden.state !== 'value') continue;
    if (held === '') facts.add('lacking', { system, detail: golden.slot });
    else if (held !== hashOfValue(golden.value)) facts.add('different', { system, detail: golden.slot });
  }
}

function addAddressFaults(facts: Sums, { values }: CountedCustomer, rule: AddressCheckRule): void {
  for (const { slot, value, provenance } of values) {
    if (!slot.startsWith('addresses.') || value === null) continue;
    for (const fault of addressFaults(value as Address, rule))
      facts.add('addressFault', { system: provenance.source.system, detail: partOf(fault) });
  }
}

/** The part that a fault is about, for one figure each. */
function partOf(fault: string): string {
  return fault.split(' ', 1)[0] ?? fault;
}

class Sums {
  readonly sums: Record<string, number> = {};

  add(name: FactName, { system = '', detail = '', count = 1 }: { system?: string; detail?: string; count?: number }): void {
    if (count === 0) return;
    const key = `${name}|${system}|${detail}`;
    this.sums[key] = (this.sums[key] ?? 0) + count;
  }
}
