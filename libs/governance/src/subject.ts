import type { Lifecycle, PartyKind, SourceRef } from '@trueup/canonical-schema';
import { isLive } from './claim';
import type { Fact, SubjectCondition } from './contract-row';
import type { SystemRow, SystemsConfig } from './system-row';

/** What the contract may ask about a customer before it names an owner. */
export interface Subject {
  readonly kind: PartyKind;
  readonly hasErpAccount: boolean;
  /** Of the systems where the customer has a record; where golden values say it themselves, of those. */
  readonly facts: Readonly<Record<Fact, readonly string[]>>;
}

/** All that the contract may ask about where a customer is. */
export const FACTS: readonly Fact[] = ['country', 'legalEntity', 'businessUnit', 'region', 'brand'];

/** The subject that these records make up; records that are gone count for nothing. */
export function subjectOf(
  kind: PartyKind,
  members: readonly { readonly source: SourceRef; readonly lifecycle: Lifecycle }[],
  systems: SystemsConfig,
): Subject {
  const present = [...new Set(members.filter(isLive).map(({ source }) => source.system))].sort();
  const known = subjects.get(systems) ?? new Map<string, Subject>();
  subjects.set(systems, known);
  const name = [kind, ...present].join('|');
  const subject = known.get(name) ?? makeSubject(kind, present, systems);
  known.set(name, subject);
  return subject;
}

/** Customers are many, what the contract may ask about them is little: one subject for each kind and set of systems. */
const subjects = new WeakMap<SystemsConfig, Map<string, Subject>>();

function makeSubject(kind: PartyKind, present: readonly string[], systems: SystemsConfig): Subject {
  const rows = systems.systems.filter(({ system }) => present.includes(system));
  const facts = Object.fromEntries(FACTS.map((fact) => [fact, valuesOf(rows, fact)])) as Record<Fact, string[]>;
  return { kind, hasErpAccount: rows.some(({ family }) => family === 'erp'), facts };
}

/** Whether a condition on the customer holds. */
export function doesHold(condition: SubjectCondition, subject: Subject): boolean {
  if (condition === 'hasErpAccount') return subject.hasErpAccount;
  if (condition === 'b2b') return subject.kind === 'organisation' || subject.kind === 'site';
  if ('all' in condition) return condition.all.every((part) => doesHold(part, subject));
  const sought = condition.oneOf.map((value) => factValue(condition.fact, value));
  return subject.facts[condition.fact].some((value) => sought.includes(value));
}

/** A fact's value as it is compared: country codes in capitals. */
export function factValue(fact: Fact, value: string): string {
  return fact === 'country' ? value.toUpperCase() : value;
}

function valuesOf(rows: readonly SystemRow[], fact: Fact): string[] {
  return [...new Set(rows.flatMap((row) => (row[fact] === null ? [] : factValue(fact, row[fact]))))].sort();
}
