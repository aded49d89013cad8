import { slotId, type SlotAddress } from '@trueup/canonical-schema';
import { claim, held, inputOf, member, planFor, snapshotOf } from '../testing/customer';
import { CONTRACT, SYSTEMS, systemRow } from '../testing/default-contract';
import { addressAt } from '../testing/values';
import { mayHold, type KeptClaim } from './index';

const MOBILE: SlotAddress = { slot: 'phones.mobile', key: '', context: 'private' };
const EMAIL: SlotAddress = { slot: 'emails.contact', key: '', context: 'private' };
const SHIPPING: SlotAddress = { slot: 'addresses.shipping.default', key: '', context: 'private' };
const NUMBER: SlotAddress = { slot: 'erpAccount.number', key: 'netsuite-us|us', context: '' };
const LIMIT: SlotAddress = { slot: 'erpAccount.creditLimit', key: 'netsuite-us|us', context: '' };
const BLOCKS: SlotAddress = { slot: 'erpAccount.blocks', key: 'netsuite-us|us', context: '' };
const CART: SlotAddress = { slot: 'storefront.cart', key: 'shopify-us|us', context: '' };
const BEHAVIOUR: SlotAddress = { slot: 'storefront.behaviour', key: 'shopify-us|us', context: '' };
const ORDER: SlotAddress = { slot: 'orderReferences', key: 'shopify-us|1001', context: '' };
const order = claim(ORDER, { status: 'accepted', placedAt: 50, legalEntity: 'us', brand: 'us', channel: 'web' }, { at: 50 });

function golden(says: Readonly<Record<string, readonly KeptClaim[]>>) {
  return snapshotOf(inputOf(Object.entries(says).map(([system, claims]) => member(system, claims))));
}

function written({ changes }: ReturnType<typeof planFor>) {
  return Object.fromEntries(changes.map(({ address, after }) => [address.slot, after]));
}

const only =
  (...addresses: readonly SlotAddress[]) =>
  (slot: SlotAddress) =>
    addresses.some((address) => slotId(address) === slotId(slot));

describe('creating', () => {
  const shop = [
    claim(MOBILE, '+15550100', { at: 10 }),
    claim(SHIPPING, addressAt(1), { at: 10 }),
    claim(CART, 'cart/1', { at: 10 }),
    order,
  ];

  it('takes every slot that the target may hold and that has a value', () => {
    const plan = planFor('netsuite-us', golden({ 'shopify-us': shop }), { target: null });
    expect(plan.operation).toBe('create');
    expect(written(plan)).toEqual({ 'phones.mobile': '+15550100', 'addresses.shipping.default': addressAt(1) });
  });

  it('does not happen where the customer is not wanted', () => {
    expect(planFor('netsuite-de', golden({ 'shopify-us': shop }), { target: null })).toMatchObject({ operation: 'none', changes: [] });
    expect(planFor('shopify-eu', golden({ 'shopify-us': shop }), { target: null })).toMatchObject({ operation: 'none', changes: [] });
  });

  it('leaves out what the target cannot hold', () => {
    const more = {
      target: null,
      supports: only(MOBILE, SHIPPING),
      project: (address: SlotAddress) => (address.slot === 'phones.mobile' ? '+15550100' : null),
    };
    expect(written(planFor('netsuite-us', golden({ 'shopify-us': shop }), more))).toEqual({ 'phones.mobile': '+15550100' });
  });
});

describe('updating', () => {
  const agent = golden({ salesforce: [claim(MOBILE, '+15550100', { at: 100 })], 'shopify-us': [], 'netsuite-us': [] });
  const update = (holds: ReturnType<typeof held>, more: Parameters<typeof planFor>[2] = {}) =>
    planFor('shopify-us', agent, { holds: [holds], supports: only(MOBILE), ...more });

  it('writes what differs, with what was there before', () => {
    expect(update(held(MOBILE, '+15550199')).changes).toEqual([
      { address: MOBILE, before: '+15550199', after: '+15550100', reverts: false },
    ]);
    expect(update(held(MOBILE, '+15550100'))).toMatchObject({ operation: 'none', changes: [] });
  });

  it('compares in the form that the target would hold, and knows a value that the target turned', () => {
    expect(update(held(MOBILE, '(555) 0100'), { project: () => '(555) 0100' }).changes).toEqual([]);
    expect(update(held(MOBILE, '1-555-0100', { writtenAs: '+15550100' })).changes).toEqual([]);
  });

  it('clears nothing that the target would go on showing, however many snapshots come', () => {
    const cleared = golden({
      salesforce: [claim(MOBILE, '+15550100', { at: 100 }), claim(MOBILE, null, { state: 'cleared', at: 200 })],
      'shopify-us': [],
    });
    const holds = [held(MOBILE, '+15550100')];
    expect(planFor('shopify-us', cleared, { holds, supports: only(MOBILE) }).changes).toMatchObject([{ address: MOBILE, after: null }]);
    const stays = { holds, supports: only(MOBILE), project: () => '+15550100' };
    expect(planFor('shopify-us', cleared, stays)).toMatchObject({ operation: 'none', changes: [] });
  });

  it('waits for a snapshot that has judged what the target holds', () => {
    const plan = update(held(MOBILE, '+15550199', { changedAt: 150 }));
    expect(plan).toMatchObject({ operation: 'none', held: [{ address: MOBILE, because: 'notYetJudged' }] });
    expect(update(held(MOBILE, '+15550199', { changedAt: 90 })).changes).toHaveLength(1);
  });

  it('overwrites a newer value that this snapshot judged and found wanting', () => {
    const verified = claim(MOBILE, '+15550100', { at: 100, verification: 'verified' });
    const judged = golden({ salesforce: [verified], 'shopify-us': [claim(MOBILE, '+15550199', { at: 150 })] });
    const plan = planFor('shopify-us', judged, { holds: [held(MOBILE, '+15550199', { changedAt: 150 })], supports: only(MOBILE) });
    expect(written(plan)).toEqual({ 'phones.mobile': '+15550100' });
  });

  it('never writes a value back to the record that it came from', () => {
    const plan = planFor('salesforce', agent, { holds: [held(MOBILE, '+15550155')], supports: only(MOBILE) });
    expect(plan).toMatchObject({ operation: 'none', changes: [] });
  });

  it('clears only what golden saw cleared', () => {
    const cleared = golden({ salesforce: [claim(MOBILE, null, { at: 100 })], 'shopify-us': [] });
    expect(planFor('shopify-us', cleared, { holds: [held(MOBILE, '+15550100')] }).changes).toMatchObject([
      { address: MOBILE, after: null },
    ]);
    expect(planFor('shopify-us', golden({ salesforce: [] }), { holds: [held(MOBILE, '+15550100')] }).changes).toEqual([]);
  });

  it('writes nothing to a record that is gone, nor for a customer that is at rest', () => {
    const gone = snapshotOf(
      inputOf([member('salesforce', [claim(MOBILE, '+15550100', { at: 100 })]), member('shopify-us', [], { lifecycle: 'deleted' })]),
    );
    expect(planFor('shopify-us', gone).operation).toBe('none');
    expect(planFor('shopify-us', { ...agent, status: 'restricted' }).operation).toBe('none');
  });

  it('never tells a business contact a private number, nor the other way', () => {
    const work = { ...MOBILE, context: 'business:acme' };
    const both = golden({
      salesforce: [claim(work, '+15550111', { at: 100 })],
      'shopify-us': [claim(MOBILE, '+15550100', { at: 100 })],
      'netsuite-us': [],
    });
    expect(planFor('salesforce', both, { holds: [held(work, '+15550111')], supports: only(MOBILE, work) }).changes).toEqual([]);
    expect(written(planFor('netsuite-us', both, { supports: only(MOBILE, work) }))).toEqual({ 'phones.mobile': '+15550100' });
  });
});

describe('reverting', () => {
  const changed = golden({ 'netsuite-us': [claim(NUMBER, 'C-1', { at: 100 })], 'shopify-us': [claim(NUMBER, 'C-9', { at: 200 })] });
  const plan = (flippedAt: readonly number[]) =>
    planFor('shopify-us', changed, { holds: [held(NUMBER, 'C-9', { flippedAt, changedAt: 200 })], supports: only(NUMBER), now: 1_000_000 });

  it('puts back the value of the owner', () => {
    expect(plan([]).changes).toEqual([{ address: NUMBER, before: 'C-9', after: 'C-1', reverts: true }]);
  });

  it('stops after three flips in ten minutes and calls the slot contested', () => {
    expect(plan([900_000, 910_000]).changes).toHaveLength(1);
    expect(plan([900_000, 910_000, 920_000])).toMatchObject({ operation: 'none', contested: [NUMBER] });
    expect(plan([100_000, 910_000, 920_000]).changes).toHaveLength(1);
  });

  it('never calls a slot contested for a value that is simply newer', () => {
    const shopper = claim(MOBILE, '+15550199', { at: 990 });
    const agent = golden({ salesforce: [claim(MOBILE, '+15550100', { at: 995 })], 'shopify-us': [shopper] });
    const holds = [held(MOBILE, '+15550199', { flippedAt: [970, 980, 990], changedAt: 990 })];
    expect(planFor('shopify-us', agent, { holds, supports: only(MOBILE) }).changes).toHaveLength(1);
  });

  it('leaves a shadowed, proposed or rejected value alone until golden itself is newer', () => {
    const erp = claim(MOBILE, '+15550109', { at: 200 });
    const holds = [held(MOBILE, '+15550109', { changedAt: 200 })];
    const proposed = golden({ salesforce: [claim(MOBILE, '+15550100', { at: 100 })], 'netsuite-us': [erp] });
    expect(planFor('netsuite-us', proposed, { holds, supports: only(MOBILE) }).held).toEqual([{ address: MOBILE, because: 'propose' }]);
    const newer = golden({ salesforce: [claim(MOBILE, '+15550122', { at: 300 })], 'netsuite-us': [erp] });
    expect(written(planFor('netsuite-us', newer, { holds, supports: only(MOBILE) }))).toEqual({ 'phones.mobile': '+15550122' });
  });
});

describe('conditions', () => {
  const holds = (address: SlotAddress, system: string, says: Readonly<Record<string, readonly KeptClaim[]>>) =>
    mayHold(address, { golden: golden(says), system: systemRow(system), contract: CONTRACT, systems: SYSTEMS });
  const login = (slot: 'storefront.loginState' | 'storefront.loginPhone', value: string) =>
    claim({ slot, key: 'shopify-us|us', context: '' }, value, { at: 10 });
  const enabled = login('storefront.loginState', 'enabled');

  it('notLogin: a store with a login gets no e-mail, and no phone where that is the login; other stores do', () => {
    expect(holds(EMAIL, 'shopify-us', { 'shopify-us': [enabled] })).toBeUndefined();
    expect(holds(EMAIL, 'shopify-us', { 'shopify-us': [login('storefront.loginState', 'disabled')] })).toEqual({ as: 'value' });
    expect(holds(EMAIL, 'shopify-eu', { 'shopify-us': [enabled] })).toEqual({ as: 'value' });
    expect(holds(MOBILE, 'shopify-us', { 'shopify-us': [enabled] })).toEqual({ as: 'value' });
    expect(holds(MOBILE, 'shopify-us', { 'shopify-us': [enabled, login('storefront.loginPhone', '+15550100')] })).toBeUndefined();
  });

  it('validated: an ERP gets an address that could be delivered to, and no other', () => {
    const shipping = (value: ReturnType<typeof addressAt>) => ({ 'shopify-us': [claim(SHIPPING, value, { at: 10 })] });
    expect(holds(SHIPPING, 'netsuite-us', shipping(addressAt(1)))).toEqual({ as: 'value' });
    expect(holds(SHIPPING, 'netsuite-us', shipping({ ...addressAt(1), postalCode: '1011' }))).toBeUndefined();
    expect(holds(SHIPPING, 'salesforce', shipping({ ...addressAt(1), postalCode: '1011' }))).toEqual({ as: 'value' });
  });

  it('consented: behaviour leaves a store only with a consent for its brand', () => {
    const granted = (brand: string) =>
      claim(
        { slot: 'consents.email', key: `ada@example.com|marketing|${brand}`, context: '' },
        { status: 'granted', explicit: true, evidence: null, decidedAt: 5 },
        { at: 10 },
      );
    const seen = claim(BEHAVIOUR, '{}', { at: 10 });
    expect(holds(BEHAVIOUR, 'salesforce', { 'shopify-us': [seen] })).toBeUndefined();
    expect(holds(BEHAVIOUR, 'salesforce', { 'shopify-us': [seen, granted('eu')] })).toBeUndefined();
    expect(holds(BEHAVIOUR, 'salesforce', { 'shopify-us': [seen, granted('us')] })).toEqual({ as: 'value' });
  });

  it('gives the credit limit as a band, blocks as a flag and the cart as a reference', () => {
    const all = golden({
      salesforce: [],
      'netsuite-us': [claim(LIMIT, { amount: '12000.00', currency: 'EUR' }, { at: 10 }), claim(BLOCKS, ['delivery'], { at: 10 })],
      'shopify-us': [claim(CART, 'cart/1', { at: 10 })],
    });
    expect(written(planFor('salesforce', all, { supports: only(LIMIT, CART) }))).toEqual({
      'erpAccount.creditLimit': '10000–25000 EUR',
      'storefront.cart': 'cart/1',
    });
    expect(written(planFor('shopify-us', all, { supports: only(LIMIT, BLOCKS, CART) }))).toEqual({ 'erpAccount.blocks': true });
  });
});
