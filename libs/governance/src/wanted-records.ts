import { splitKey, type GoldenSlot, type Lifecycle, type OrderReference, type PartyKind, type SourceRef } from '@trueup/canonical-schema';
import { isLive } from './claim';
import { byText } from './slot-order';
import type { SystemRow, SystemsConfig } from './system-row';

/** What is asked of a golden customer to tell which records a system should have. */
export interface WantedFrom {
  readonly kind: PartyKind;
  readonly members: readonly { readonly source: SourceRef; readonly lifecycle: Lifecycle }[];
  readonly slots: readonly GoldenSlot[];
  /** The organisation of a site, by customer ids; undefined for what is no site, or for a site of which that is not known. */
  organisationOf?(customerId: string): string | undefined;
}

/** A record that a system should have of a customer. */
export interface WantedRecord {
  /** `private`, or `business:` with the customer id of the company that the person is a contact of. */
  readonly context: string;
}

/** Which records a system should have, and why there is none where there is none. */
export interface Wanted {
  readonly records: readonly WantedRecord[];
  readonly missing: string | null;
}

const PRIVATE: WantedRecord = { context: 'private' };
const BUSINESS = 'business:';
const ROLES: readonly string[] = ['relations.buyer', 'relations.approver', 'relations.billingContact', 'relations.serviceContact'];

/** The records that a system should have of a customer: those of rows of systems.yaml, whether they are there yet or not. */
export function wantedRecords(golden: WantedFrom, row: SystemRow, systems: SystemsConfig): readonly WantedRecord[] {
  return wantedFrom(golden, systems)(row).records;
}

/** As `wantedRecords`, with the reason where there are none, for whoever asks about many systems. */
export function wantedFrom(golden: WantedFrom, systems: SystemsConfig): (row: SystemRow) => Wanted {
  const isCompany = golden.kind === 'organisation' || golden.kind === 'site';
  const person = isCompany ? undefined : personIn(golden);
  return (row) => {
    if (row.mode === 'off') return none('The system is in mode off.');
    return person ? wantedPerson(person, row) : wantedCompany(golden, row, systems);
  };
}

/** What systems ask of a golden person. */
interface Person {
  /** Customer ids. */
  readonly companies: readonly string[];
  readonly isAtWorkAlone: boolean;
  readonly orders: readonly OrderReference[];
}

function personIn(golden: WantedFrom): Person {
  const companies = companiesOf(golden);
  const orders = golden.slots.filter(({ slot, value }) => slot === 'orderReferences' && value !== null);
  return {
    companies,
    isAtWorkAlone: companies.length > 0 && !hasPrivate(golden),
    orders: orders.map(({ value }) => value as OrderReference),
  };
}

/** The customer ids of the companies that a person stands for at work: one for each, a company and its sites being one. */
export function companiesOf({ slots, organisationOf }: Pick<WantedFrom, 'slots' | 'organisationOf'>): string[] {
  const spoken = new Set<string>();
  const related = new Set<string>();
  for (const { slot, key, context, state, value } of slots) {
    if (state === 'value' && context.startsWith(BUSINESS)) spoken.add(context.slice(BUSINESS.length));
    if (ROLES.includes(slot) && isActive(value)) related.add(splitKey(key, 1)[0] ?? '');
  }
  if (spoken.size + related.size === 0) return [];
  const wholeOf = (id: string) => organisationOf?.(id) ?? id;
  const wholes = [...new Set([...spoken, ...related].map(wholeOf))].sort(byText);
  // What the person says there goes to the record: where that is at a site alone, the record is the site's.
  return wholes.map((whole) => {
    const places = [...spoken].filter((id) => wholeOf(id) === whole).sort(byText);
    return places.includes(whole) ? whole : (places[0] ?? whole);
  });
}

function wantedPerson(person: Person, row: SystemRow): Wanted {
  const contacts = row.createContactsWhen === 'related' ? person.companies.map((id) => ({ context: `${BUSINESS}${id}` })) : [];
  const missing = person.isAtWorkAlone ? 'Known at work alone.' : missingFor(row, person);
  return { records: missing === null ? [PRIVATE, ...contacts] : contacts, missing: contacts.length > 0 ? null : missing };
}

function hasPrivate({ slots }: WantedFrom): boolean {
  return slots.some(({ context, state }) => context === 'private' && state === 'value');
}

/** What is still missing before the system should have the person; null where nothing is. */
function missingFor(row: SystemRow, { orders }: Person): string | null {
  switch (row.createWhen) {
    case 'always':
      return null;
    case 'never':
      return 'Nothing is created there.';
    case 'firstOrder':
      return orders.some((order) => isRoutedTo(row, order)) ? null : 'No order yet.';
    case 'orderAccepted':
      return orders.some((order) => order.status === 'accepted' && isRoutedTo(row, order))
        ? null
        : `No accepted order${row.legalEntity === null ? '' : ` of legal entity ${row.legalEntity}`}.`;
  }
}

function isRoutedTo({ legalEntity, brand }: SystemRow, order: OrderReference): boolean {
  return (legalEntity === null || legalEntity === order.legalEntity) && (brand === null || brand === order.brand);
}

function wantedCompany(golden: WantedFrom, row: SystemRow, systems: SystemsConfig): Wanted {
  if (row.createCompaniesWhen === 'never') return none('No company is created there.');
  if (golden.kind === 'site' && !golden.slots.some(({ slot, state }) => slot === 'relations.organisation' && state === 'value'))
    return none('It is not known whose site it is.');
  if (row.createCompaniesWhen === 'approved') {
    const live = golden.members.filter(isLive).flatMap(({ source }) => systems.systems.filter(({ system }) => system === source.system));
    if (!live.some((one) => one.family === 'erp' || (one.family === 'crm' && isActiveIn(one.system, golden))))
      return none('Nobody has approved it yet.');
    const entities = [...live.map(({ legalEntity }) => legalEntity), ...golden.slots.flatMap(routedEntity)];
    if (row.legalEntity !== null && !entities.includes(row.legalEntity))
      return none(`It is no customer of legal entity ${row.legalEntity}.`);
  }
  return { records: [PRIVATE], missing: null };
}

/** Whether the CRM's file stands: one that says nothing of its standing does. */
function isActiveIn(system: string, { slots }: WantedFrom): boolean {
  const status = slots.find(({ slot, key }) => slot === 'crm.memberStatus' && splitKey(key, 1)[0] === system)?.value ?? 'active';
  return status === 'active';
}

function routedEntity({ slot, value }: GoldenSlot): string[] {
  return slot === 'routing.legalEntity' && typeof value === 'string' ? [value] : [];
}

function isActive(value: GoldenSlot['value']): boolean {
  return typeof value === 'object' && value !== null && 'active' in value && value.active;
}

function none(missing: string): Wanted {
  return { records: [], missing };
}
