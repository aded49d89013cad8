import type { Address, GoldenSlot } from '@trueup/canonical-schema';
import type { Contract, Fact, SubjectCondition } from './contract-row';
import { factValue, FACTS, type Subject } from './subject';

type Facts = Subject['facts'];

/** What contracts ask, by fact; undefined for one that asks nothing. */
const asked = new WeakMap<Contract, ReadonlyMap<Fact, ReadonlySet<string>>>();
const placed = new WeakMap<Contract, Map<string, Subject>>();

/**
 * The subject as its golden values place it: served from where `routing` says, living where the billing address is, else the default
 * shipping address. Where they say nothing, what the systems with a record say stands. Only what the contract asks about is kept.
 */
export function placedSubject(base: Subject, slots: readonly GoldenSlot[], contract: Contract): Subject {
  const questions = questionsOf(contract);
  if (questions.size === 0) return base;
  const facts = Object.fromEntries(
    FACTS.map((fact) => [fact, (ownFact(fact, slots) ?? base.facts[fact]).filter((value) => questions.get(fact)?.has(value))]),
  ) as unknown as Facts;
  const known = placed.get(contract) ?? new Map<string, Subject>();
  placed.set(contract, known);
  const name = JSON.stringify([base.kind, base.hasErpAccount, facts]);
  const subject = known.get(name) ?? { ...base, facts };
  known.set(name, subject);
  return subject;
}

function ownFact(fact: Fact, slots: readonly GoldenSlot[]): readonly string[] | undefined {
  if (fact === 'country') return ownCountries(slots);
  const value = slots.find(({ slot }) => slot === `routing.${fact}`)?.value;
  return typeof value === 'string' ? [factValue(fact, value)] : undefined;
}

function ownCountries(slots: readonly GoldenSlot[]): readonly string[] | undefined {
  const countries = (slot: GoldenSlot['slot'], isPrivate: boolean) =>
    slots
      .filter((one) => one.slot === slot && (one.context === 'private') === isPrivate && one.value !== null)
      .flatMap(({ value }) => ((value as Address).country ? [factValue('country', (value as Address).country ?? '')] : []));
  const places = (['addresses.billing', 'addresses.shipping.default'] as const).flatMap((slot) => [
    countries(slot, true),
    countries(slot, false),
  ]);
  const found = places.find(({ length }) => length > 0);
  return found && [...new Set(found)].sort();
}

function questionsOf(contract: Contract): ReadonlyMap<Fact, ReadonlySet<string>> {
  const known = asked.get(contract);
  if (known) return known;
  const found = new Map<Fact, Set<string>>();
  const note = (condition: SubjectCondition | string | null): void => {
    if (typeof condition === 'string' || condition === null) return;
    if ('all' in condition) return condition.all.forEach(note);
    const values = found.get(condition.fact) ?? new Set<string>();
    found.set(condition.fact, values);
    for (const value of condition.oneOf) values.add(factValue(condition.fact, value));
  };
  for (const { owner, readers, onForeignWrite } of contract.rows) {
    for (const { when } of [...owner, ...onForeignWrite]) note(when);
    for (const { when } of readers) when.forEach(note);
  }
  asked.set(contract, found);
  return found;
}
