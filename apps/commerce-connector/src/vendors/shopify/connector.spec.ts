import type { SlotAddress, SlotValue } from '@trueup/canonical-schema';
import { describeConnector, patchFor, project, readRecord, supports, type WriteItem, type WriteResult } from '@trueup/connector-kit';
import { clientOf, AT, openShop, ROW, type Shop } from './fixtures/shop';
import enabled from './fixtures/enabled-shopper.json';
import withheld from './fixtures/withheld-shopper.json';
import { companySuite, locationSuite } from './fixtures/business-suites';
import { suite } from './fixtures/suite';
import { customer as mapping } from './mapping/customer';
import type { ShopifyCustomer, ShopifyRecord } from './wire';

const SIGNAL = new AbortController().signal;
const EMAIL: SlotAddress = { slot: 'emails.contact', key: '', context: 'private' };
const MOBILE: SlotAddress = { slot: 'phones.mobile', key: '', context: 'private' };
const GIVEN: SlotAddress = { slot: 'names.given', key: '', context: '' };
const SHIPPING: SlotAddress = { slot: 'addresses.shipping.default', key: '', context: 'private' };
const HOME: SlotAddress = { slot: 'erpAccount.number', key: 'netsuite-us|us', context: '' };
const ABROAD: SlotAddress = { slot: 'erpAccount.number', key: 'netsuite-de|de', context: '' };
const BERLIN = {
  ...{ receiver: null, company: null, line1: 'Lindenweg 7', line2: null, line3: null, city: 'Berlin', region: 'BE' },
  ...{ postalCode: '10115', country: 'DE', phone: null, language: null },
};
const ALBANY = { address1: '12 Juniper Street', city: 'Albany', provinceCode: 'NY', zip: '12207', countryCode: 'US' };

type Values = readonly (readonly [SlotAddress, SlotValue | null])[];

function itemFor(current: ShopifyCustomer | null, values: Values): WriteItem<ShopifyCustomer> {
  const changes = values.map(([address, after]) => ({ address, before: null, after, reverts: false }));
  return {
    operation: current ? 'update' : 'create',
    ref: current && { type: 'customer', id: current.legacyResourceId },
    createKey: 'key-of-ada',
    patch: patchFor(mapping, changes, { ...AT, current }),
    ...{ changes, current, correlationId: 'correlation', type: 'customer', kind: 'person' },
  };
}

async function write(shop: Shop, current: ShopifyCustomer | null, values: Values): Promise<WriteResult<ShopifyRecord>> {
  const [result] = await shop.client.write([itemFor(current, values)]);
  if (!result) throw new Error('No answer.');
  return result;
}

async function written(...args: Parameters<typeof write>): Promise<ShopifyCustomer> {
  const result = await write(...args);
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return result.record as ShopifyCustomer;
}

function slotOf(wire: ShopifyCustomer, { slot, key }: SlotAddress) {
  return readRecord(mapping, wire, AT).find((one) => one.slot === slot && (key === '' || one.key === key));
}

describeConnector(suite);
describeConnector(companySuite);
describeConnector(locationSuite);

describe('the mapping of a Shopify customer', () => {
  const shopper = mapping.parse(enabled.payload);

  it.each([
    ['an enabled shopper', enabled],
    ['a shopper of whom this app may not read everything', withheld],
  ])('reads %s as expected', (_name, { payload, expected }) => {
    const read = readRecord(mapping, mapping.parse(payload), AT);
    const told = read.map(({ slot, key, context, state, value, changedAt }) => ({
      ...{ slot, key, context, state, value },
      ...(changedAt === null ? {} : { changedAt: new Date(changedAt).toISOString() }),
    }));
    expect(told).toEqual(expected);
  });

  it('has no place for another e-mail once the shopper signs in with this one', () => {
    expect(project(mapping, { address: EMAIL, value: 'new@example.com' }, { ...AT, current: shopper })).toBeNull();
    const guest = { ...shopper, state: 'DISABLED' };
    expect(project(mapping, { address: EMAIL, value: ' New@Example.com' }, { ...AT, current: guest })).toBe('new@example.com');
  });

  it('shows in the projection that a German address has no province here', () => {
    expect(project(mapping, { address: SHIPPING, value: BERLIN }, AT)).toEqual({ ...BERLIN, region: null });
    const albany = { ...BERLIN, receiver: 'Ada Mae Winters', line2: 'Floor 3', region: 'NY', postalCode: '12207', country: 'US' };
    expect(project(mapping, { address: SHIPPING, value: albany }, AT)).toEqual(albany);
  });

  it('keeps the receiver and the delivery number that the new address does not name', () => {
    const kept = { ...BERLIN, region: null, receiver: 'Ada Winters', phone: '+12125550199' };
    expect(project(mapping, { address: SHIPPING, value: BERLIN }, { ...AT, current: shopper })).toEqual(kept);
  });

  it('keeps the number of the ERP that books for this shop apart from those of other ERPs', () => {
    const changes = [
      { address: HOME, after: 'US-7' },
      { address: ABROAD, after: 'DE-7' },
      { address: { ...HOME, slot: 'erpAccount.hold' as const }, after: false },
    ];
    expect(patchFor(mapping, changes, AT)).toMatchObject({ accountNumber: { value: 'US-7' } });
    const edited = { ...shopper, accountNumber: { value: 'typed by staff' } };
    expect(slotOf(edited, HOME)).toMatchObject({ state: 'value', value: 'typed by staff' });
    expect(slotOf(edited, ABROAD)).toMatchObject({ value: 'DE-2002' });
    expect(supports(mapping, { ...HOME, key: 'salesforce' }, AT)).toBe(false);
  });

  it('accepts no order where the store has no rule', () => {
    const claims = mapping.rows.orderReferences;
    if (!('read' in claims)) throw new Error('Orders are not read.');
    const statuses = claims.read(shopper, { ...AT, row: { ...ROW, orderAccepted: null } }).map(({ value }) => value);
    expect(statuses).not.toContainEqual(expect.objectContaining({ status: 'accepted' }));
  });
});

describe('the client of a Shopify shop', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterEach(() => {
    Object.assign(shop.running.server.faults, { down: false, throttled: false, loseAnswers: 0, failWrites: 0, withhold: [] });
  });
  afterAll(() => shop.running.close());

  const inputs = (seq: number, operation: string) =>
    shop.running.server.journal.since(seq).filter((entry) => entry.operation.endsWith(operation));
  const lastSeq = () => shop.running.server.journal.lastSeq();
  const addressesOf = async (id: string) => {
    const query = 'query($id: ID!) { customer(id: $id) { defaultAddress { city } addressesV2(first: 9) { nodes { city } } } }';
    type Data = { customer: { defaultAddress: { city: string } | null; addressesV2: { nodes: { city: string }[] } } };
    const { customer } = await shop.asStaff<Data>(query, { id: `gid://shopify/Customer/${id}` });
    return { all: customer.addressesV2.nodes.map(({ city }) => city).sort(), byDefault: customer.defaultAddress?.city };
  };

  it('creates a customer once, though the answer got lost', async () => {
    const values: Values = [
      [GIVEN, 'Ada'],
      [EMAIL, 'once@example.com'],
      [SHIPPING, BERLIN],
      [HOME, 'US-1'],
    ];
    Object.assign(shop.running.server.faults, { loseAnswers: 1 });
    expect(await write(shop, null, values)).toMatchObject({ kind: 'fault', fault: { kind: 'transient' } });
    const again = await write(shop, null, values);
    expect(again).toMatchObject({ kind: 'done', found: true });
    const found = await shop.client.find({ createKey: 'key-of-ada', emails: ['once@example.com'], phones: [], taxIds: [] });
    expect(found).toHaveLength(1);
    const record = await written(shop, (found[0]?.record ?? null) as ShopifyCustomer | null, values);
    expect(record).toMatchObject({ firstName: 'Ada', defaultAddress: { city: 'Berlin' }, accountNumber: { value: 'US-1' } });
    expect(mapping.identify(record, AT)).toMatchObject({ kind: 'person', ourKey: 'key-of-ada', segment: 'us' });
  });

  it('writes the changed fields only and never a list of addresses', async () => {
    const id = await shop.newCustomer({ firstName: 'Ben', lastName: 'Okafor', email: 'ben@example.com', addresses: [ALBANY] });
    const seq = lastSeq();
    const record = await written(shop, await shop.read(id), [[MOBILE, '+1 (212) 555-0102']]);
    expect(slotOf(record, MOBILE)?.value).toBe('+12125550102');
    const [call, ...more] = inputs(seq, 'customerSet');
    expect(more).toEqual([]);
    expect(call?.request).toMatchObject({ variables: { input: { phone: '+12125550102' } } });
    expect(Object.keys((call?.request as { variables: { input: object } }).variables.input)).toEqual(['phone']);
    expect(await addressesOf(id)).toEqual({ all: ['Albany'], byDefault: 'Albany' });
  });

  it('changes the default address and leaves the others', async () => {
    const addresses = [ALBANY, { ...ALBANY, city: 'Buffalo', zip: '14201' }];
    const id = await shop.newCustomer({ firstName: 'Cleo', email: 'cleo@example.com', addresses });
    await written(shop, await shop.read(id), [[SHIPPING, BERLIN]]);
    expect(await addressesOf(id)).toEqual({ all: ['Berlin', 'Buffalo'], byDefault: 'Berlin' });
    const buffalo = { ...BERLIN, line1: '12 Juniper Street', city: 'Buffalo', region: 'NY', postalCode: '14201', country: 'US' };
    await written(shop, await shop.read(id), [[SHIPPING, buffalo]]);
    expect(await addressesOf(id)).toEqual({ all: ['Berlin', 'Buffalo'], byDefault: 'Buffalo' });
  });

  it('takes away the only address when it is cleared, and no default among several', async () => {
    const id = await shop.newCustomer({ firstName: 'Dana', email: 'dana@example.com', addresses: [ALBANY] });
    const record = await written(shop, await shop.read(id), [[SHIPPING, null]]);
    expect(slotOf(record, SHIPPING)?.state).toBe('empty');
    const addresses = [ALBANY, { ...ALBANY, city: 'Buffalo' }];
    const other = await shop.newCustomer({ firstName: 'Dana', email: 'dana2@example.com', addresses });
    const several = await shop.read(other);
    expect(project(mapping, { address: SHIPPING, value: null }, { ...AT, current: several })).toMatchObject({ city: 'Albany' });
    const alone = { ...several, addressesV2: { nodes: [] } };
    expect(await write(shop, alone, [[SHIPPING, null]])).toMatchObject({ fault: { kind: 'conflict', code: 'CHANGED' } });
    expect((await addressesOf(other)).all).toEqual(['Albany', 'Buffalo']);
  });

  it('gives a consent to the address that it was given for, and not to the next one', async () => {
    const id = await shop.newCustomer({ firstName: 'Eve', email: 'eve@example.com' });
    const consent: SlotAddress = { slot: 'consents.email', key: 'eve@example.com|marketing|us', context: '' };
    const decision = { status: 'granted' as const, explicit: true, evidence: 'CONFIRMED_OPT_IN', decidedAt: Date.now() + 60_000 };
    const seq = lastSeq();
    const record = await written(shop, await shop.read(id), [
      [EMAIL, 'eve.new@example.com'],
      [consent, decision],
    ]);
    expect(slotOf(record, EMAIL)?.value).toBe('eve.new@example.com');
    const calls = shop.running.server.journal.since(seq).filter(({ write: isWrite }) => isWrite);
    expect(calls.map(({ operation }) => operation.split(' ').at(-1))).toEqual(['customerEmailMarketingConsentUpdate', 'customerSet']);
  });

  it('deletes a metafield that has nothing to hold any more', async () => {
    const id = await shop.newCustomer({ firstName: 'Finn', email: 'finn@example.com' });
    const full = await written(shop, await shop.read(id), [
      [HOME, 'US-9'],
      [ABROAD, 'DE-9'],
    ]);
    expect([slotOf(full, HOME)?.value, slotOf(full, ABROAD)?.value]).toEqual(['US-9', 'DE-9']);
    const bare = await written(shop, full, [
      [HOME, null],
      [ABROAD, null],
    ]);
    expect(bare).toMatchObject({ accountNumber: null, erpAccounts: null });
  });

  it('finds a conflict where somebody changed the same field meanwhile, and none where it was another', async () => {
    const id = await shop.newCustomer({ firstName: 'Gus', lastName: 'Old', email: 'gus@example.com' });
    const stale = { ...(await shop.read(id)), updatedAt: '2026-01-01T00:00:00Z' };
    expect(await write(shop, { ...stale, firstName: 'August' }, [[GIVEN, 'Augustus']])).toMatchObject({
      fault: { kind: 'conflict', code: 'CHANGED' },
    });
    expect(await write(shop, { ...stale, lastName: 'Older' }, [[GIVEN, 'Augustus']])).toMatchObject({ kind: 'done' });
  });

  it('refuses for good an e-mail that another customer has, and calls it a conflict while creating', async () => {
    await shop.newCustomer({ email: 'taken@example.com' });
    const id = await shop.newCustomer({ email: 'free@example.com' });
    const fault = { code: 'TAKEN', slots: ['emails.contact'] };
    const item = itemFor(null, [[EMAIL, 'taken@example.com']]);
    expect(await write(shop, await shop.read(id), [[EMAIL, 'taken@example.com']])).toMatchObject({ fault: { ...fault, kind: 'rejected' } });
    expect(await shop.client.write([{ ...item, createKey: 'another' }])).toMatchObject([{ fault: { ...fault, kind: 'conflict' } }]);
  });

  it('tells a throttled shop, a shop that is away and a refused token apart', async () => {
    const refs = [{ type: 'customer', id: '1' }];
    const faultOf = async (client = shop.client) =>
      client.fetch(refs).then(
        () => undefined,
        (error: unknown) => client.faultOf(error),
      );
    shop.running.server.faults.throttled = true;
    expect(await faultOf()).toMatchObject({ kind: 'throttled', retryAfterMs: expect.any(Number) });
    Object.assign(shop.running.server.faults, { throttled: false, down: true });
    expect(await faultOf()).toMatchObject({ kind: 'transient' });
    shop.running.server.faults.down = false;
    const stranger = clientOf({ ...shop.running, credentials: { ...shop.running.credentials, accessToken: 'wrong' } });
    expect(await faultOf(stranger)).toMatchObject({ kind: 'unauthorised' });
  });

  it('waits for its points instead of asking too early', async () => {
    const small = await openShop({ plan: 60 });
    const ids = await Promise.all(Array.from({ length: 10 }, (_, index) => small.newCustomer({ email: `many${index}@example.com` })));
    const refs = ids.map((id) => ({ type: 'customer', id }));
    const read = await Promise.all(Array.from({ length: 3 }, () => small.client.fetch(refs)));
    expect(read.flat().every(({ record }) => record !== null)).toBe(true);
    expect(JSON.stringify(small.running.server.journal.since(0))).not.toContain('THROTTLED');
    await small.running.close();
  });

  it('treats what this app may not read as withheld, and reads the rest', async () => {
    const id = await shop.newCustomer({ firstName: 'Hana', email: 'hana@example.com', phone: '+12125550111', addresses: [ALBANY] });
    const client = clientOf(shop.running);
    shop.running.server.faults.withhold = ['phone'];
    const [fetched] = await client.fetch([{ type: 'customer', id }]);
    const slots = readRecord(mapping, fetched?.record as ShopifyCustomer, AT);
    expect(slots.find(({ slot }) => slot === 'phones.mobile')).toMatchObject({ state: 'withheld' });
    expect(slots.find(({ slot }) => slot === 'emails.contact')).toMatchObject({ value: 'hana@example.com' });
  });

  it('puts definitions and webhooks in place once, and moves them with the gateway', async () => {
    const start = async (publicWebhookUrl: string) => {
      const seq = lastSeq();
      await clientOf(shop.running, { publicWebhookUrl }).start?.(SIGNAL);
      return shop.running.server.journal.since(seq).filter(({ write: isWrite }) => isWrite).length;
    };
    expect(await start('http://127.0.0.1:9/one')).toBe(25);
    expect(await start('http://127.0.0.1:9/one')).toBe(0);
    expect(await start('http://127.0.0.1:9/two')).toBe(25);
    expect(await start('http://127.0.0.1:9/two')).toBe(0);
  });
});
