import type { SlotAddress, SlotValue } from '@trueup/canonical-schema';
import { applyPatch, patchFor, project, readRecord, type Mapping, type RecordRef, type WriteItem } from '@trueup/connector-kit';
import { AT, clientOf, openShop, type Shop } from '../fixtures/shop';
import { mappings } from '../mapping';
import type { ShopifyRecord } from '../wire';
import { gidOf } from '../wire';

jest.setTimeout(30_000);

const SIGNAL = new AbortController().signal;
const BUYS: SlotValue = { active: true, title: null };

type Values = readonly (readonly [slot: SlotAddress['slot'], key: string, value: SlotValue | null])[];
type To =
  | { readonly ref: RecordRef; readonly current: ShopifyRecord }
  | { readonly createKey: string; readonly place?: RecordRef; readonly context?: string };

describe('what a Shopify shop keeps of companies', () => {
  let shop: Shop;
  let keys = 0;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterEach(() => void Object.assign(shop.running.server.faults, { withhold: [], loseAnswers: 0 }));
  afterAll(() => shop.running.close());

  const key = () => `00000000-0000-5000-8000-${String(++keys).padStart(12, '0')}`;
  const party = (type: string, id: string) => `shopify-us/${type}/${id}`;
  const tableOf = (type: string) => mappings[type as keyof typeof mappings] as unknown as Mapping<ShopifyRecord>;

  async function write(type: string, to: To, values: Values): Promise<{ ref: RecordRef; record: ShopifyRecord }> {
    const current = 'current' in to ? to.current : null;
    const { place = null, context = 'private' } = 'createKey' in to ? to : {};
    const changes = values.map(([slot, part, after]) => {
      const isPoint = /^(emails|phones|addresses)/.test(slot);
      return { address: { slot, key: part, context: isPoint ? context : '' }, before: null, after, reverts: false };
    });
    const at = { ...AT, current: null, place };
    const item: WriteItem<ShopifyRecord> = {
      operation: current ? 'update' : 'create',
      ref: 'ref' in to ? to.ref : null,
      createKey: 'createKey' in to ? to.createKey : '',
      patch: patchFor(tableOf(type), changes, { ...at, current } as never),
      ...{ type, changes, current, place, kind: 'person', correlationId: 'correlation' },
    };
    const [result] = await shop.client.write([item]);
    if (result?.kind !== 'done') throw new Error(JSON.stringify(result));
    return result;
  }

  async function read(ref: RecordRef): Promise<ShopifyRecord> {
    const [fetched] = await shop.client.fetch([ref]);
    if (!fetched?.record) throw new Error(`${ref.type} ${ref.id} is gone.`);
    return fetched.record;
  }

  const said = (type: string, record: ShopifyRecord, slot: string) =>
    readRecord(tableOf(type), record, AT as never)
      .filter((one) => one.slot === slot && one.state === 'value')
      .map(({ key: part, value }) => [part, value]);
  const relations = async (id: string) => {
    const record = await read({ type: 'customer', id });
    return [...said('customer', record, 'relations.buyer'), ...said('customer', record, 'relations.approver')];
  };
  const company = async (name: string) => (await write('company', { createKey: key() }, [['names.display', '', name]])).ref;
  const location = async (of: RecordRef, name: string) =>
    (
      await write('companyLocation', { createKey: key() }, [
        ['relations.organisation', party('company', of.id), BUYS],
        ['names.display', '', name],
      ])
    ).ref;
  const contactOf = async (place: RecordRef, email: string, roles: Values) => {
    const context = `business:${party(place.type, place.id)}`;
    const { ref } = await write('customer', { createKey: key(), place, context }, [['emails.contact', '', email], ...roles]);
    return ref;
  };

  it('makes a contact at its company at once, and what it says there is said for the company', async () => {
    const firm = await company('Gale Mills');
    const { id } = await contactOf(firm, 'ann@gale.example.com', [['names.given', '', 'Ann']]);
    const record = await read({ type: 'customer', id });
    const email = readRecord(tableOf('customer'), record, AT as never).find(({ slot }) => slot === 'emails.contact');
    expect(email).toMatchObject({ value: 'ann@gale.example.com', context: `business:${party('company', firm.id)}` });
    expect(record).toMatchObject({ companyContactProfiles: [{ company: { id: gidOf('Company', firm.id) } }] });
    const address: SlotAddress = { slot: 'phones.mobile', key: '', context: 'private' };
    expect(project(tableOf('customer'), { address, value: '+12125550101' }, { ...AT, current: record } as never)).toBeNull();
  });

  it('takes a customer who was made as a contact in the shop for one who speaks for the company, and a shopper for a private one', async () => {
    const firm = await shop.newCompany({ company: { name: 'Hale Mills' }, companyContact: { email: 'bo@hale.example.com' } });
    const [found] = await shop.client.find({ createKey: key(), emails: ['bo@hale.example.com'], phones: [], taxIds: [] });
    const contexts = readRecord(tableOf('customer'), found?.record as ShopifyRecord, AT as never).flatMap(({ slot, context }) =>
      slot === 'emails.contact' ? context : [],
    );
    expect(contexts).toEqual([`business:${party('company', firm)}`]);
  });

  it('makes no contact who has no e-mail, and no customer in its stead', async () => {
    const place = await company('Ivy Mills');
    const createKey = key();
    await expect(write('customer', { createKey, place }, [['names.given', '', 'Nil']])).rejects.toThrow(/rejected.*NO_EMAIL/);
    expect(await shop.client.find({ createKey, emails: [], phones: [], taxIds: [] })).toEqual([]);
  });

  it('gives a role at one location and at no other', async () => {
    const firm = await company('Iris Mills');
    const [yard] = [await location(firm, 'Yard'), await location(firm, 'Depot')];
    const { id } = await contactOf(firm, 'cy@iris.example.com', [['relations.buyer', party('companyLocation', yard.id), BUYS]]);
    expect(await relations(id)).toEqual([[party('companyLocation', yard.id), BUYS]]);
    const current = await read({ type: 'customer', id });
    await write('customer', { ref: { type: 'customer', id }, current }, [['relations.buyer', party('companyLocation', yard.id), null]]);
    expect(await relations(id)).toEqual([[party('company', firm.id), { active: false, title: null }]]);
  });

  it('gives a role for the whole company at all of its locations, and at those to come', async () => {
    const firm = await company('Juno Mills');
    const first = await contactOf(firm, 'di@juno.example.com', [['relations.approver', party('company', firm.id), BUYS]]);
    const [yard, depot] = [await location(firm, 'Yard'), await location(firm, 'Depot')];
    expect(await relations(first.id)).toEqual([[party('company', firm.id), BUYS]]);
    type Data = { companyLocation: { roleAssignments: { nodes: { role: { name: string } }[] } } };
    const query = 'query($id: ID!) { companyLocation(id: $id) { roleAssignments(first: 5) { nodes { role { name } } } } }';
    for (const { id } of [yard, depot]) {
      const { companyLocation } = await shop.asStaff<Data>(query, { id: gidOf('CompanyLocation', id) });
      expect(companyLocation.roleAssignments.nodes).toEqual([{ role: { name: 'Location admin' } }]);
    }
  });

  it('lets an approver order without taking the larger role away', async () => {
    const firm = await company('Kent Mills');
    const yard = party('companyLocation', (await location(firm, 'Yard')).id);
    const { id } = await contactOf(firm, 'ed@kent.example.com', [['relations.approver', yard, BUYS]]);
    const current = await read({ type: 'customer', id });
    expect(
      patchFor(tableOf('customer'), [{ address: { slot: 'relations.buyer', key: yard, context: '' }, after: BUYS }], {
        ...AT,
        current,
      } as never),
    ).toEqual({});
  });

  it('writes terms, taxes and addresses to the one location', async () => {
    const firm = await company('Lark Mills');
    const [yard, depot] = [await location(firm, 'Yard'), await location(firm, 'Depot')];
    const street = {
      receiver: 'Gate 2',
      company: null,
      line1: '9 Quay',
      line2: null,
      line3: null,
      city: 'Albany',
      region: 'NY',
      postalCode: '12207',
      country: 'US',
      phone: null,
      language: null,
    };
    const before = await read(depot);
    const { record } = await write('companyLocation', { ref: yard, current: await read(yard) }, [
      ['erpAccount.terms', 'netsuite-us|us', 'Net 30'],
      ['erpAccount.exemptions', 'netsuite-us|us', ['US_NY_RESELLER_EXEMPTION', 'our own code']],
      ['taxIds', 'US|ein', '12-3456789'],
      ['addresses.shipping.default', '', street],
      ['erpAccount.terms', 'netsuite-de|de', '30 Tage netto'],
    ]);
    expect(said('companyLocation', record, 'erpAccount.terms')).toEqual([
      ['netsuite-us|us', 'Net 30'],
      ['netsuite-de|de', '30 Tage netto'],
    ]);
    expect(said('companyLocation', record, 'erpAccount.exemptions')).toEqual([['netsuite-us|us', ['US_NY_RESELLER_EXEMPTION']]]);
    expect([said('companyLocation', record, 'taxIds'), said('companyLocation', record, 'addresses.shipping.default')]).toEqual([
      [['US|ein', '12-3456789']],
      [['', street]],
    ]);
    expect(await read(depot)).toEqual(before);
  });

  it('refuses terms that are none of the templates, and names the slot', async () => {
    const yard = await location(await company('Moss Mills'), 'Yard');
    const wrong = write('companyLocation', { ref: yard, current: await read(yard) }, [['erpAccount.terms', 'netsuite-us|us', 'Net 37']]);
    await expect(wrong).rejects.toThrow(/rejected.*UNKNOWN_TERMS.*erpAccount.terms/);
  });

  it('keeps the name that a company had as the legal one when it is told what sales calls it', async () => {
    const id = await shop.newCompany({ company: { name: 'Nash Mills Incorporated' } });
    const ref = { type: 'company', id };
    const { record } = await write('company', { ref, current: await read(ref) }, [['names.display', '', 'Nash']]);
    expect([said('company', record, 'names.display'), said('company', record, 'names.legal')]).toEqual([
      [['', 'Nash']],
      [['', 'Nash Mills Incorporated']],
    ]);
  });

  it('tells a company its legal name and what sales calls it at once, each in its place', async () => {
    const id = await shop.newCompany({ company: { name: 'Odell Mills' } });
    const ref = { type: 'company', id };
    const { record } = await write('company', { ref, current: await read(ref) }, [
      ['names.legal', '', 'Odell Mills Inc.'],
      ['names.display', '', 'Odell'],
    ]);
    expect([said('company', record, 'names.display'), said('company', record, 'names.legal')]).toEqual([
      [['', 'Odell']],
      [['', 'Odell Mills Inc.']],
    ]);
  });

  it('takes a role from somebody who is no longer to have it, planned once or twice', async () => {
    const firm = await company('Orme Mills');
    const yard = party('companyLocation', (await location(firm, 'Yard')).id);
    const { id } = await contactOf(firm, 'gil@orme.example.com', [['relations.buyer', yard, BUYS]]);
    const address: SlotAddress = { slot: 'relations.buyer', key: yard, context: '' };
    const rests = { active: false, title: null };
    const current = await read({ type: 'customer', id });
    const draft = applyPatch(current, patchFor(tableOf('customer'), [{ address, after: rests }], { ...AT, current } as never));
    expect(project(tableOf('customer'), { address, value: rests }, { ...AT, current: draft } as never)).toEqual(rests);
    await write('customer', { ref: { type: 'customer', id }, current }, [['relations.buyer', yard, rests]]);
    expect(await relations(id)).toEqual([[party('company', firm.id), rests]]);
  });

  it('makes a company once, though the answer was lost and the search knows nothing of it yet', async () => {
    const slow = await openShop({ searchLagMs: 1_200 });
    const createKey = key();
    const item = {
      operation: 'create',
      ref: null,
      type: 'company',
      kind: 'organisation',
      createKey,
      patch: { name: 'Oak Mills' },
      changes: [],
      current: null,
      correlationId: '',
    } as const;
    slow.running.server.faults.loseAnswers = 1;
    expect(await slow.client.write([item])).toMatchObject([{ kind: 'fault', fault: { kind: 'transient' } }]);
    expect(await slow.client.write([item])).toMatchObject([{ kind: 'done', found: true, record: { externalId: createKey } }]);
    await slow.running.close();
  });

  it('says nothing of companies once the right to see them is lost, and goes on with customers', async () => {
    const firm = await company('Pine Mills');
    const { id } = await contactOf(firm, 'flo@pine.example.com', []);
    const client = clientOf(shop.running);
    shop.running.server.faults.withhold = ['read_companies', 'read_customers', 'CompanyLocation.phone'];
    const [hidden] = await client.fetch([firm]);
    expect([hidden?.record, hidden?.deleted]).toEqual([null, undefined]);
    shop.running.server.faults.withhold = ['companyContactProfiles'];
    const [customer] = await clientOf(shop.running).fetch([{ type: 'customer', id }]);
    const states = readRecord(tableOf('customer'), customer?.record as ShopifyRecord, AT as never).flatMap(({ slot, state }) =>
      slot === 'relations.buyer' ? state : [],
    );
    expect(states).toEqual(['withheld']);
  });

  it('knows its rights and the tenant’s own fields, and reads and writes those that an overlay names', async () => {
    shop.running.server.faults.withhold = ['read_all_orders'];
    expect((await shop.client.rights?.())?.filter(({ has }) => !has).map(({ right }) => right)).toEqual(['read_all_orders']);
    shop.running.server.faults.withhold = [];
    const define =
      'mutation($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) { userErrors { message } } }';
    await shop.asStaff(define, {
      definition: { name: 'Tier', namespace: 'custom', key: 'tier', type: 'single_line_text_field', ownerType: 'COMPANY' },
    });
    expect(await shop.client.fields?.()).toContainEqual(
      expect.objectContaining({ recordType: 'company', name: 'custom.tier', type: 'text' }),
    );
    const client = clientOf(shop.running, { overlayFields: { company: ['custom.tier'] } });
    const ref = await company('Quay Mills');
    const [{ record: current } = { record: null }] = await client.fetch([ref]);
    expect(current).toMatchObject({ own: { custom: { tier: null } } });
    const item = {
      operation: 'update',
      ref,
      type: 'company',
      kind: 'organisation',
      createKey: '',
      changes: [],
      current,
      correlationId: '',
    } as const;
    const [done] = await client.write([{ ...item, patch: { own: { custom: { tier: 'gold' } } } } as WriteItem<ShopifyRecord>]);
    expect(done).toMatchObject({ kind: 'done', record: { own: { custom: { tier: 'gold' } } } });
  });

  it('tells in polls and sweeps of companies and locations too', async () => {
    const firm = await company('Reed Mills');
    const yard = await location(firm, 'Yard');
    const polled: string[] = [];
    for await (const { records = [] } of shop.client.poll?.(Date.now() - 60_000, SIGNAL) ?? [])
      polled.push(...records.map(({ ref }) => `${ref.type}/${ref.id}`));
    const swept: string[] = [];
    for await (const page of shop.client.sweep?.(SIGNAL) ?? []) swept.push(...page.map(({ type, id }) => `${type}/${id}`));
    const both = [`company/${firm.id}`, `companyLocation/${yard.id}`];
    expect(polled).toEqual(expect.arrayContaining(both));
    expect(swept).toEqual(expect.arrayContaining(both));
  });
});
