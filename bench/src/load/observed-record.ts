import {
  observedAttributes,
  type Address,
  type CustomerObserved,
  type Slot,
  type SlotClaim,
  type SlotValue,
} from '@trueup/canonical-schema';
import type { Party } from './party';

/** The systems that hold the records, each with what it says beyond name and contact points. */
export const SYSTEMS = ['salesforce', 'shopify-us', 'netsuite-us'] as const;
export type System = (typeof SYSTEMS)[number];

/** A source record by whom it is about and where it lies. */
export interface RecordOf {
  readonly party: Party;
  readonly system: System;
}

const LOADED_AT = Date.UTC(2026, 0, 5);
const TYPES: Readonly<Record<System, string>> = { salesforce: 'Account', 'shopify-us': 'customer', 'netsuite-us': 'customer' };

/** The record as a first load observes it. */
export function observedRecord({ party, system }: RecordOf, cell: string): CustomerObserved {
  const id = `${system.slice(0, 2).toUpperCase()}${String(party.number).padStart(9, '0')}`;
  const changedAt = LOADED_AT - (party.number % 1_000) * 3_600_000;
  const eventId = uuidOf(party.number, SYSTEMS.indexOf(system));
  return {
    meta: {
      eventId,
      correlationId: eventId,
      causationId: uuidOf(party.number, 9),
      cell,
      recordedAt: LOADED_AT + (party.number % 60_000),
      producer: 'bench',
      contractVersion: null,
      modelVersion: null,
    },
    source: { system, type: TYPES[system], id },
    rawEventId: uuidOf(party.number, 9),
    kind: party.kind,
    segment: null,
    lifecycle: 'present',
    mergedInto: null,
    feed: 'load',
    baseline: true,
    sourceVersion: new Date(changedAt).toISOString(),
    sourceTime: changedAt,
    fetchSequence: party.number,
    receivedAt: LOADED_AT + 1,
    objects: [],
    references: [],
    ourKey: null,
    ...observedAttributes([...shared(party), ...own(party, { system, id })].map((said) => claim(said, changedAt))),
  };
}

interface Said {
  readonly slot: Slot;
  readonly value: SlotValue;
  readonly key?: string;
}

function shared(party: Party): Said[] {
  const names: Said[] =
    party.kind === 'person'
      ? [
          { slot: 'names.given', value: party.given },
          { slot: 'names.family', value: party.family },
        ]
      : [
          { slot: 'names.legal', value: party.company },
          { slot: 'taxIds', key: 'US|ein', value: party.taxId },
        ];
  return [
    ...names,
    { slot: 'emails.contact', value: party.email },
    { slot: 'phones.mobile', value: `+1${party.phone}` },
    { slot: 'addresses.billing', value: addressOf(party) },
  ];
}

function own(party: Party, { system, id }: { readonly system: System; readonly id: string }): Said[] {
  if (system === 'salesforce')
    return [
      { slot: 'crm.recordId', key: system, value: id },
      { slot: 'crm.tier', key: system, value: 'standard' },
      { slot: 'preferredLanguage', value: 'en-US' },
    ];
  if (system === 'shopify-us')
    return [
      { slot: 'storefront.loginState', key: `${system}|us`, value: 'enabled' },
      { slot: 'storefront.loginEmail', key: `${system}|us`, value: party.email },
      { slot: 'addresses.shipping.default', value: addressOf(party) },
    ];
  return [
    { slot: 'erpAccount.number', key: `${system}|us`, value: `C${party.number}` },
    { slot: 'erpAccount.terms', key: `${system}|us`, value: 'net30' },
    { slot: 'erpAccount.currency', key: `${system}|us`, value: 'USD' },
  ];
}

function addressOf({ line1, city, region, postalCode }: Party): Address {
  const nothing = { receiver: null, company: null, line2: null, line3: null, phone: null, language: null };
  return { ...nothing, line1, city, region, postalCode, country: 'US' };
}

function claim({ slot, value, key = '' }: Said, valueTime: number): SlotClaim {
  const context = /^(emails|phones|addresses)/.test(slot) ? 'private' : '';
  const told = { timeQuality: 'baseline', origin: 'source', verification: 'unverified', partId: null } as const;
  return { slot, key, context, state: 'value', value, valueTime, ...told };
}

function uuidOf(number: number, salt: number): string {
  const hex = number.toString(16).padStart(12, '0');
  return `b0000000-000${salt}-4000-8000-${hex}`;
}
