import fc from 'fast-check';
import type { SlotAddress, Verification } from '@trueup/canonical-schema';
import { contractWith } from '../../testing/contract-with';
import { claim, inputOf, member } from '../../testing/customer';
import { SYSTEMS } from '../../testing/default-contract';
import { goldenOf, placedSubject, settleUnder, subjectOf, type Contract, type MemberView, type Under } from '../index';

const LANGUAGE: SlotAddress = { slot: 'preferredLanguage', key: '', context: '' };
const PLAIN = { owner: 'crm', compete: ['commerce'], fill: ['erp'], rule: ['mostRecent'], empty: 'ignore', onForeignWrite: 'shadow' };
const OTHERS = [
  { owner: 'erp', compete: [], fill: ['crm', 'commerce'] },
  { owner: 'commerce', compete: ['crm', 'erp'], fill: [], rule: ['sourcePriority'], priority: ['erp', 'crm', 'commerce'] },
  { rule: ['verified', 'mostRecent'] },
  { rule: ['mostFrequent', 'mostRecent'] },
  { empty: 'clears' },
  { fill: [] },
  { why: 'Only the words differ.' },
];
const SAYING = contractWith({ preferredLanguage: PLAIN });
const OTHER_CONTRACTS = OTHERS.map((row) => contractWith({ preferredLanguage: { ...PLAIN, ...row } }));
const AT = 100;

function goldenBy(members: readonly MemberView[], contract: Contract) {
  const { slots } = goldenOf(inputOf(members, { contract, asOf: AT }));
  const subject = placedSubject(subjectOf('person', members, SYSTEMS), slots, contract);
  return { golden: slots.find(({ slot }) => slot === LANGUAGE.slot), standpoint: { contract, subject } };
}

function under(members: readonly MemberView[], contract: Contract): Under {
  const { golden, standpoint } = goldenBy(members, SAYING);
  return settleUnder({ address: LANGUAGE, golden, settledBy: standpoint, counting: goldenBy(members, contract).standpoint, asOf: AT });
}

const says = (system: string, value: string | null, { at, verification = 'unverified' }: { at: number; verification?: Verification }) =>
  member(system, [claim(LANGUAGE, value, { at, verification })]);

it('says what the owner of another contract makes golden, and who loses then', () => {
  const members = [says('salesforce', 'de', { at: 20 }), says('netsuite-us', 'fr', { at: 10 })];
  expect(under(members, OTHER_CONTRACTS[0] ?? SAYING)).toMatchObject({
    outcome: 'other',
    golden: { value: 'fr', provenance: { source: { system: 'netsuite-us' }, losers: [{ value: '"de"', because: 'only fills in' }] } },
  });
});

it('leaves a value as it is where the row reads the same, and where a steward fixed it', () => {
  const members = [says('salesforce', 'de', { at: 20 }), says('shopify-us', 'fr', { at: 10 })];
  expect(under(members, OTHER_CONTRACTS[6] ?? SAYING)).toEqual({ outcome: 'same' });
});

it('says so where what is kept does not tell', () => {
  const members = [says('salesforce', 'de', { at: 20 }), says('shopify-us', 'fr', { at: 10 })];
  expect(under(members, OTHER_CONTRACTS[2] ?? SAYING)).toMatchObject({ outcome: 'untold', because: expect.stringContaining('verified') });
  expect(under(members, OTHER_CONTRACTS[4] ?? SAYING)).toMatchObject({ outcome: 'untold', because: expect.stringContaining('empty') });
  expect(under([], OTHER_CONTRACTS[0] ?? SAYING)).toMatchObject({ outcome: 'untold' });
});

it('never says anything but what the other contract would have made of all claims', () => {
  const word = fc.tuple(
    fc.constantFrom('salesforce', 'shopify-us', 'shopify-eu', 'netsuite-us'),
    fc.constantFrom('de', 'fr', 'it', null),
    fc.integer({ min: 1, max: 50 }),
    fc.constantFrom('verified' as const, 'unverified' as const),
  );
  const words = fc.uniqueArray(word, { selector: ([system]) => system, minLength: 1, maxLength: 4 });
  let told = 0;
  fc.assert(
    fc.property(words, fc.constantFrom(...OTHER_CONTRACTS), (said, contract) => {
      const members = said.map(([system, value, at, verification]) => says(system, value, { at, verification }));
      const answer = under(members, contract);
      if (answer.outcome === 'untold') return;
      told += 1;
      const expected = goldenBy(members, contract).golden;
      const value = answer.outcome === 'same' ? goldenBy(members, SAYING).golden : answer.golden;
      expect([value?.state, value?.value]).toEqual([expected?.state, expected?.value]);
    }),
    { numRuns: 2_000 },
  );
  expect(told).toBeGreaterThan(500);
});
