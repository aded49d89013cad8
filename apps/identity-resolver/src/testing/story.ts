import { sourceRef, type CustomerDecided, type CustomerDelivered, type CustomerObserved } from '@trueup/canonical-schema';
import { customerIdOf } from '@trueup/identity';
import fc from 'fast-check';
import { decided, delivered, metaOf, observed, type Said } from './observed';

/** One event of a story. */
export type Step =
  { readonly observed: CustomerObserved } | { readonly decided: CustomerDecided } | { readonly delivered: CustomerDelivered };

const RECORDS = [
  'shopify-us/customer/1',
  'shopify-us/customer/2',
  'shopify-eu/customer/3',
  'shopify-eu/customer/4',
  'salesforce/Contact/5',
  'salesforce/Contact/6',
  'netsuite-us/customer/7',
  'netsuite-de/customer/8',
];

const said = fc
  .record({
    given: fc.constantFrom('Ada', 'Ada', 'Carl', 'Maria', 'Mario', ''),
    family: fc.constantFrom('Example', 'Example', 'Sample'),
    email: fc.constantFrom('home@example.com', 'ada@example.com', 'ada@example.org', ''),
    phone: fc.constantFrom('+14155550132', '+14155550133', ''),
    loyaltyId: fc.constantFrom('L-1', 'L-2', '', ''),
    number: fc.constantFrom('C-1', 'C-2', '', ''),
  })
  .map(({ given, family, email, phone, loyaltyId, number }): Said[] => [
    ...word('names.given', given),
    ...word('names.family', family),
    ...word('emails.contact', email),
    ...word('phones.mobile', phone),
    ...word('loyaltyIds', loyaltyId, 'main'),
    ...word('erpAccount.number', number, 'netsuite-us'),
  ]);

function word(slot: Said['slot'], value: string, key = ''): Said[] {
  return value === '' ? [] : [{ slot, key, value }];
}

const observation = fc.tuple(
  fc.nat(RECORDS.length - 1),
  said,
  fc.constantFrom('present', 'present', 'present', 'deleted' as const),
  fc.nat(RECORDS.length - 1),
);
const decision = fc.tuple(fc.constantFrom('link', 'neverLink', 'split'), fc.nat(RECORDS.length - 1), fc.nat(RECORDS.length - 1));
const creation = fc.tuple(fc.nat(3), fc.integer({ min: 4, max: 7 }));

/** Random people in households and several systems: observed, updated, deleted, merged, created by us, decided upon. */
export const story = fc
  .record({
    observations: fc.array(observation, { minLength: 2, maxLength: 14 }),
    decisions: fc.array(decision, { maxLength: 4 }),
    creations: fc.array(creation, { maxLength: 2 }),
    merged: fc.boolean(),
  })
  .map(({ observations, decisions, creations, merged }): Step[] => [
    ...observations.map(([index, what, lifecycle, other], at): Step => {
      const isMerge = merged && lifecycle === 'deleted' && other !== index && other >> 1 === index >> 1;
      const standing = isMerge ? { lifecycle: 'merged' as const, mergedInto: sourceRef(RECORDS[other] ?? '') } : { lifecycle };
      const meta = metaOf(`o${at}`, 1_000 + at * 10);
      return { observed: observed([RECORDS[index] ?? '', at + 1], what, { ...standing, meta, baseline: at % 5 === 4 }) };
    }),
    ...decisions.map(([kind, one, other], at): Step => {
      const records = [RECORDS[one] ?? '', RECORDS[other] ?? ''];
      const takenBack = { [records[0] ?? '']: [{ slot: 'phones.mobile', key: '', context: 'private' }] };
      const value = kind === 'split' ? JSON.stringify({ takenBack }) : null;
      return { decided: decided(kind, records, { decisionId: `d${at}`, decidedAt: 5_000 + at, value }) };
    }),
    ...creations.map(([founder, target], at): Step => {
      const ref = sourceRef(RECORDS[target] ?? '');
      const customerId = customerIdOf('demo', sourceRef(RECORDS[founder] ?? ''));
      return {
        delivered: delivered(`x${at}`, {
          customerId,
          system: ref.system,
          operation: 'create',
          target: ref,
          createKey: `k${at}`,
          completedAt: at,
        }),
      };
    }),
  ]);
