import type { Address, Slot, SlotAddress, SlotValue } from '@trueup/canonical-schema';
import { applyPatch, patchFor, project, readRecord, supports } from '@trueup/connector-kit';
import { AT, ROW } from '../fixtures/account';
import person from '../fixtures/person.json';
import { customerMapping as mapping } from '.';
import type { NetsuiteRecord } from '../wire';

const ada = mapping.parse(person.record);
const slot = (name: Slot, context = '', key = ''): SlotAddress => ({ slot: name, key, context });
const projected = (address: SlotAddress, value: SlotValue) => project(mapping, { address, value }, AT);
const BILLING = slot('addresses.billing', 'private');
const SHIPPING = slot('addresses.shipping.default', 'private');
const home = person.says['addresses.billing'] as Address;

function written(current: NetsuiteRecord, address: SlotAddress, after: SlotValue | null): NetsuiteRecord {
  const at = { ...AT, current };
  return applyPatch(current, patchFor(mapping, [{ address, after }], at));
}

describe('the mapping of a person', () => {
  it('says who the record is: its id, its last change and our key', () => {
    expect(mapping.identify(ada, AT)).toMatchObject({
      ref: { type: 'customer', id: '1001' },
      kind: 'person',
      sourceVersion: '2026-11-20T08:15:30Z',
      sourceTime: Date.parse('2026-11-20T08:15:30Z'),
      segment: 'us',
      ourKey: '9c1f2b3a-5d0e-5f64-8a3b-0123456789ab',
    });
  });

  it('takes no external id of somebody else for our key', () => {
    expect(mapping.identify({ ...ada, externalId: 'SHOP-7' }, AT).ourKey).toBeNull();
    const row = { ...ROW, keyField: 'custentity_trueup_key' };
    expect(mapping.identify(ada, { ...AT, row }).ourKey).toBeNull();
  });

  it('gives back what it wrote in every slot that it can write', () => {
    const values: readonly [SlotAddress, SlotValue][] = [
      [slot('names.given'), 'Ada'],
      [slot('names.middle'), 'May'],
      [slot('names.family'), 'Birch'],
      [slot('names.honorific'), 'Dr.'],
      [slot('emails.contact', 'private'), 'ada@example.org'],
      [slot('phones.mobile', 'private'), '+15550100199'],
      [slot('phones.main', 'private'), '+4930901820'],
      [slot('preferredLanguage'), 'de-DE'],
      [BILLING, home],
      [SHIPPING, { ...home, company: 'Fern Ltd', phone: '+15550100142' }],
    ];
    for (const [address, value] of values) expect([address.slot, projected(address, value)]).toEqual([address.slot, value]);
  });

  it('shows in the projection what NetSuite cannot hold', () => {
    expect(projected(slot('names.given'), 'x'.repeat(40))).toHaveLength(32);
    expect(projected(slot('preferredLanguage'), 'de')).toBe('de-DE');
    expect(projected(slot('preferredLanguage'), 'ja')).toBeNull();
    expect(projected(slot('phones.mobile', 'private'), '110')).toBeNull();
    expect(projected(BILLING, { ...home, region: 'Oregon', language: 'en', phone: '12' })).toEqual({ ...home, region: 'OR' });
    expect(projected(BILLING, { ...home, receiver: null, company: 'Fern Ltd' })).toMatchObject({ receiver: 'Fern Ltd', company: null });
  });

  it('reads a number in the notation of the country as the same number, and keeps one with an extension as typed', () => {
    const main = (phone: string) => readRecord(mapping, { ...ada, phone }, AT).find((one) => one.slot === 'phones.main')?.value;
    expect(main('(555) 010-0101')).toBe('+15550100101');
    expect(main('555-010-0101 ext. 7')).toBe('555-010-0101 ext. 7');
  });

  it('never edits the line of the other default', () => {
    const line = { id: 1, defaultBilling: true, defaultShipping: true, addressBookAddress: ada.addressBook?.items[0]?.addressBookAddress };
    const both = { ...ada, addressBook: { items: [line] } };
    const after = written(both, SHIPPING, { ...home, line1: '5 Ash Rd' });
    const read = (name: Slot) => readRecord(mapping, after, AT).find((one) => one.slot === name)?.value;
    expect(read('addresses.billing')).toEqual(home);
    expect(read('addresses.shipping.default')).toEqual({ ...home, line1: '5 Ash Rd' });
    expect(after.addressBook?.items).toHaveLength(2);
  });

  it('uses the line that has the address already', () => {
    const after = written(ada, SHIPPING, home);
    expect(after.addressBook?.items.map(({ id, defaultShipping }) => [id, defaultShipping])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it('clears a default by taking its mark away, so that the line stays in the book', () => {
    const after = written(ada, SHIPPING, null);
    expect(after.addressBook?.items).toHaveLength(2);
    expect(readRecord(mapping, after, AT).find((one) => one.slot === SHIPPING.slot)).toMatchObject({ state: 'empty' });
  });

  it('tells a hidden address book from an empty one', () => {
    const { addressBook: _hidden, ...rest } = ada;
    const state = (wire: NetsuiteRecord) => readRecord(mapping, wire, AT).find((one) => one.slot === BILLING.slot)?.state;
    expect(state(rest)).toBe('withheld');
    expect(state({ ...ada, addressBook: { items: [] } })).toBe('empty');
    expect(patchFor(mapping, [{ address: BILLING, after: home }], { ...AT, current: rest })).toEqual({});
  });

  it.each([
    ['1', 'granted', false],
    ['2', 'withdrawn', false],
    ['3', 'granted', true],
    ['4', 'withdrawn', true],
  ])('reads subscription status %s as %s, explicit: %s', (id, status, explicit) => {
    const claims = readRecord(mapping, { ...ada, globalSubscriptionStatus: { id } }, AT);
    expect(claims.find((one) => one.slot === 'consents.email')?.value).toMatchObject({ status, explicit });
  });

  it('never writes what NetSuite decides by itself', () => {
    for (const name of ['erpAccount.number', 'erpAccount.terms', 'erpAccount.hold', 'erpAccount.invoiceEmail'] as const) {
      expect(supports(mapping, slot(name, '', 'netsuite-us|us'), { ...AT, current: ada })).toBe(false);
    }
  });
});
