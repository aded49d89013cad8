import {
  goldenSlotsOf,
  slotId,
  splitKey,
  type Address,
  type Consent,
  type CustomerGoldenChanged,
  type GoldenSlot,
  type SlotAddress,
} from '@trueup/canonical-schema';
import { addressFaults } from './address-faults';
import type { Contract, Form, Reader, ReaderCondition } from './contract-row';
import { isLogin } from './login-proposals';
import { placedSubject } from './placed-subject';
import { policyFor } from './policy';
import { doesHold, subjectOf, type Subject } from './subject';
import type { SystemRow, SystemsConfig } from './system-row';

/** Whose values, for which target, under which contract. */
export interface HoldContext {
  readonly golden: CustomerGoldenChanged;
  readonly system: SystemRow;
  readonly contract: Contract;
  readonly systems: SystemsConfig;
}

/** The same, looked through once for many slots. */
export interface HoldFacts extends HoldContext {
  readonly slots: readonly GoldenSlot[];
  readonly subject: Subject;
}

/** In which form a system may hold a slot of this customer; undefined where it may not. */
export function mayHold(address: SlotAddress, context: HoldContext): { as: Form } | undefined {
  return formFor(address, holdFacts(context));
}

/** Looks a snapshot through for `formFor`. */
export function holdFacts(context: HoldContext): HoldFacts {
  const { golden, systems, contract } = context;
  const slots = goldenSlotsOf(golden);
  return { ...context, slots, subject: placedSubject(subjectOf(golden.kind, golden.members, systems), slots, contract) };
}

/** As `mayHold`, for facts at hand. */
export function formFor(address: SlotAddress, facts: HoldFacts): { as: Form } | undefined {
  const { contract, system, subject } = facts;
  const { row, standings } = policyFor(contract, address, subject);
  if (row.owner.some(({ who }) => who === 'self') && standings[system.system] === 'owner') return undefined;
  const reader = row.readers.find((one) => isFor(one, system) && one.when.every((condition) => isMet(condition, address, facts)));
  return reader && { as: reader.as };
}

function isFor({ who }: Reader, { system, family }: SystemRow): boolean {
  return who === system || who === family;
}

function isMet(condition: ReaderCondition, address: SlotAddress, facts: HoldFacts): boolean {
  switch (condition) {
    case 'notLogin':
      return !isLogin(facts.slots, facts.system.system, address.slot);
    case 'validated':
      return isValidated(address, facts);
    case 'sameBrand':
      return controllerOf(address) === (facts.system.brand ?? '');
    case 'consented':
      return isConsented(address, facts);
    default:
      return doesHold(condition, facts.subject);
  }
}

function isValidated(address: SlotAddress, { slots, systems }: HoldFacts): boolean {
  const golden = slots.find((slot) => slotId(slot) === slotId(address));
  if (!golden || golden.state !== 'value') return true;
  if (golden.provenance.verification === 'verified') return true;
  return address.slot.startsWith('addresses.') && addressFaults(golden.value as Address, systems.addressCheck).length === 0;
}

/** A granted consent for the brand of the store that the facet belongs to. */
function isConsented(address: SlotAddress, { slots, systems }: HoldFacts): boolean {
  const store = systems.systems.find(({ system }) => system === splitKey(address.key, 1)[0]);
  return slots.some(
    (slot) =>
      slot.slot.startsWith('consents.') &&
      controllerOf(slot) === (store?.brand ?? '') &&
      (slot.value as Consent | null)?.status === 'granted',
  );
}

/** The brand that a consent is given to: the last part of its key. */
function controllerOf({ key }: SlotAddress): string | undefined {
  return splitKey(key, 3)[2];
}
