import type { SlotAddress } from '@trueup/canonical-schema';
import { claim, inputOf, member, record } from '../testing/customer';
import { contractWith } from '../testing/contract-with';
import { contractAt, goldenOf, type KeptClaim, type MemberView, type Pin } from './index';

const MOBILE: SlotAddress = { slot: 'phones.mobile', key: '', context: 'private' };
const PIN: Pin = { ...MOBILE, decisionId: 'd1', value: '+15550177', decidedAt: 50, expiresAt: null, retireOnSourceChange: true };

function mobile(members: readonly MemberView[], pins: readonly Pin[] = [PIN], asOf = 1_000) {
  return goldenOf(inputOf(members, { pins, asOf })).slots.find(({ slot }) => slot === 'phones.mobile');
}

const crm = (...claims: KeptClaim[]) => member('salesforce', claims);
const said = (at: number, more: Partial<KeptClaim> = {}) => claim(MOBILE, '+15550100', { at, ...more });

describe('a pin that ends with a change in a source', () => {
  it('stands above what was there when it was decided', () => {
    expect(mobile([crm(said(50))])).toMatchObject({ value: '+15550177', provenance: { rule: 'pinned', source: { id: 'd1' } } });
  });

  it('ends as soon as an owner, a competitor or a fill is seen to say something new', () => {
    expect(mobile([crm(said(51))])?.value).toBe('+15550100');
    expect(mobile([crm(said(10)), member('shopify-us', [claim(MOBILE, '+15550101', { at: 60 })])])?.value).toBe('+15550101');
    expect(mobile([crm(said(10)), member('netsuite-us', [claim(MOBILE, '+15550109', { at: 60 })])])?.value).toBe('+15550100');
    expect(mobile([crm(claim(MOBILE, null, { at: 60 }))])).toMatchObject({ state: 'cleared' });
  });

  it('is not ended by our own write, by a load or by the time of a whole record', () => {
    expect(mobile([crm(said(60, { origin: 'ours' }))])?.value).toBe('+15550177');
    expect(mobile([crm(said(60, { timeQuality: 'baseline' }))])?.value).toBe('+15550177');
    expect(mobile([crm(said(60, { timeQuality: 'record' }))])?.value).toBe('+15550177');
  });

  it('does not come back when the record that ended it is deleted', () => {
    const gone = member('salesforce', [said(60)], { lifecycle: 'deleted' });
    expect(mobile([gone, member('shopify-us', [claim(MOBILE, '+15550101', { at: 10 })])])?.value).toBe('+15550101');
  });

  it('stands against every source where the steward did not wish it to end', () => {
    expect(mobile([crm(said(60))], [{ ...PIN, retireOnSourceChange: false }])?.value).toBe('+15550177');
  });
});

describe('what may change by itself', () => {
  it('is due when the next pin ends', () => {
    const pin = { ...PIN, expiresAt: 2_000 };
    expect(goldenOf(inputOf([crm(said(10))], { pins: [pin] })).dueAt).toBe(2_000);
    expect(goldenOf(inputOf([crm(said(10))], { pins: [pin], asOf: 2_000 })).dueAt).toBeNull();
  });

  it('is due when a value grows stale beside another one', () => {
    const contract = contractWith({ 'phones.mobile': { decay: { afterDays: 1 } } });
    const other = member('shopify-us', [claim(MOBILE, '+15550101', { at: 20 })]);
    const dueAt = (members: readonly MemberView[], asOf: number) => goldenOf(inputOf(members, { contract, asOf })).dueAt;
    expect(dueAt([crm(said(10)), other], 100)).toBe(86_400_010);
    expect(dueAt([crm(said(10)), other], 86_400_010)).toBe(86_400_020);
    expect(dueAt([crm(said(10))], 100)).toBeNull();
  });
});

it('keeps every losing claim with its source, its value, its time and the reason, below a pin too', () => {
  const losers = [
    { source: record('salesforce'), value: '"+15550100"', valueTime: 10, because: 'pinned' },
    { source: record('shopify-us'), value: '"+15550101"', valueTime: 20, because: 'pinned' },
  ];
  const members = [crm(said(10)), member('shopify-us', [claim(MOBILE, '+15550101', { at: 20 })])];
  expect(mobile(members)?.provenance.losers).toMatchObject(losers);
});

describe('the contract that counts', () => {
  const activated = (contract: string, effectiveFrom: number, recordedAt = effectiveFrom) => ({ contract, effectiveFrom, recordedAt });

  it('is the newest that is effective at the time asked for, so that one for the future waits and one for the past counts back', () => {
    const known = [activated('a', 10), activated('b', 90), activated('c', 50, 95)];
    expect([5, 10, 49, 50, 89, 90].map((asOf) => contractAt(known, asOf)?.contract)).toEqual([undefined, 'a', 'a', 'c', 'c', 'b']);
  });

  it('is the one that was made known last where two are for one time, in whatever order they are read', () => {
    const known = [activated('a', 10, 10), activated('b', 10, 20)];
    expect([known, known.toReversed()].map((all) => contractAt(all, 15)?.contract)).toEqual(['b', 'b']);
  });
});
