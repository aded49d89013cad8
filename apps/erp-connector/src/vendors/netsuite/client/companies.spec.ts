import {
  patchFor,
  readRecord,
  type Client,
  type LookupKeys,
  type RecordRef,
  type WriteItem,
  type WriteResult,
} from '@trueup/connector-kit';
import type { PartyKind, SlotAddress, SlotValue } from '@trueup/canonical-schema';
import type { RunningSandbox } from '@trueup/sandbox-kit';
import { AT, connect, recordsOf, seed, staffCalls, startAccount, type Connecting } from '../fixtures/account';
import { netsuite } from '../connector';
import { contactMapping, customerMapping } from '../mapping';
import type { NetsuiteRecord } from '../wire';

const { signal } = new AbortController();
const KEY = '9c1f2b3a-5d0e-5f64-8a3b-0123456789ab';
const SHIPPING: SlotAddress = { slot: 'addresses.shipping.default', key: '', context: 'private' };
const nobody = { receiver: null, company: null, line2: null, line3: null, phone: null, language: null };
const home = { ...nobody, line1: '1 Elm St', city: 'Portland', region: 'OR', postalCode: '97201', country: 'US' };
const NONE: LookupKeys = { createKey: 'none', emails: [], phones: [], taxIds: [] };

type Values = readonly (readonly [SlotAddress, SlotValue])[];

function itemFor(values: Values, about: { type: string; kind: PartyKind; place: RecordRef | null }): WriteItem<NetsuiteRecord> {
  const mapping = about.type === 'contact' ? contactMapping : customerMapping;
  const changes = values.map(([address, after]) => ({ address, before: null, after, reverts: false }));
  const patch = patchFor(mapping, changes, { ...AT, kind: about.kind, place: about.place });
  return { operation: 'create', ref: null, createKey: KEY, patch, changes, current: null, correlationId: 'c-1', ...about };
}

async function written(client: Client<NetsuiteRecord>, item: WriteItem<NetsuiteRecord>): Promise<WriteResult<NetsuiteRecord> | undefined> {
  return (await client.write([item]))[0];
}

function said(type: string, record: NetsuiteRecord | null | undefined) {
  const mapping = netsuite.mappings[type];
  const all = mapping && record ? readRecord(mapping, record, { ...AT, kind: 'UNKNOWN' }) : [];
  return Object.fromEntries(
    all.filter(({ state }) => state === 'value').map(({ slot, context, value }) => [`${slot}${context && `@${context}`}`, value]),
  );
}

describe('companies in NetSuite', () => {
  const running: RunningSandbox[] = [];
  const start = async (tenant: Parameters<typeof startAccount>[0] = {}, as: Connecting = {}) => {
    const sandbox = await startAccount(tenant);
    running.push(sandbox);
    return { sandbox, client: connect(sandbox, as), staff: staffCalls(sandbox) };
  };
  const kindIn = (record: NetsuiteRecord | null | undefined) => record && customerMapping.identify(record, { ...AT, kind: 'UNKNOWN' }).kind;
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.close()));
  });

  it('get a branch below the company that it is made at, named after it and its place, in its subsidiary', async () => {
    const { sandbox, client } = await start({ subsidiaries: [{ id: '7', name: 'West', country: 'US', currency: 'USD' }] });
    const [fern = ''] = await seed(sandbox, [{ companyName: 'Fern Ltd' }]);
    const place = { type: 'customer', id: fern };
    const result = await written(client, itemFor([[SHIPPING, home]], { type: 'customer', kind: 'site', place }));
    expect(result).toMatchObject({
      kind: 'done',
      record: { companyName: 'Fern Ltd - Portland', parent: { id: fern }, subsidiary: { id: '7' } },
    });
    const record = result?.kind === 'done' ? result.record : null;
    expect(kindIn(record)).toBe('site');
    expect(said('customer', record)).toMatchObject({ 'names.display': 'Portland', 'addresses.shipping.default@private': home });
    expect(await written(client, { ...itemFor([], { type: 'customer', kind: 'site', place: null }), createKey: 'other' })).toMatchObject({
      kind: 'fault',
      fault: { kind: 'rejected', code: 'NO_PARENT' },
    });
  });

  it('get a contact under the company that it is made at, and what the contact says is said of business there', async () => {
    const { sandbox, client } = await start();
    const [fern = ''] = await seed(sandbox, [{ companyName: 'Fern Ltd' }]);
    const context = `business:netsuite-us/customer/${fern}`;
    const values: Values = [
      [{ slot: 'names.given', key: '', context: '' }, 'Bo'],
      [{ slot: 'names.family', key: '', context: '' }, 'Ash'],
      [{ slot: 'emails.contact', key: '', context }, 'bo@example.com'],
      [{ slot: 'phones.mobile', key: '', context: 'private' }, '+12025550123'],
    ];
    const result = await written(client, itemFor(values, { type: 'contact', kind: 'person', place: { type: 'customer', id: fern } }));
    expect(result).toMatchObject({ kind: 'done', ref: { type: 'contact' }, record: { company: { id: fern }, mobilePhone: null } });
    expect(said('contact', result?.kind === 'done' ? result.record : null)).toMatchObject({
      [`emails.contact@${context}`]: 'bo@example.com',
    });
    expect((await client.find({ ...NONE, emails: ['Bo@example.com'] })).map(({ ref }) => ref.type)).toEqual(['contact']);
  });

  it('make a contact once, though the answer is lost, with the key in a field of its own', async () => {
    const { sandbox, client } = await start({}, { row: { keyField: 'custentity_trueup_key' } });
    const [fern = ''] = await seed(sandbox, [{ companyName: 'Fern Ltd' }]);
    const family: Values = [[{ slot: 'names.family', key: '', context: '' }, 'Ash']];
    const item = itemFor(family, { type: 'contact', kind: 'person', place: { type: 'customer', id: fern } });
    sandbox.server.faults.loseAnswers = 1;
    expect(await written(client, item)).toMatchObject({ kind: 'fault', fault: { kind: 'transient' } });
    expect(await written(client, item)).toMatchObject({ kind: 'done', record: { custentity_trueup_key: KEY } });
    const { rows } = await staffCalls(sandbox).query('SELECT id FROM contact');
    expect(rows).toHaveLength(1);
  });

  it('are found by tax number, and by the beginning of their name where they are; persons are not', async () => {
    const { sandbox, client } = await start();
    const place = { city: 'Portland', zip: '97201', country: 'US' };
    const [fern = '', moss = ''] = await seed(sandbox, [
      {
        companyName: 'Fern Limited',
        addresses: [
          { ...place, addr1: '1 Elm St' },
          { ...place, addr1: '2 Elm St' },
        ],
      },
      { companyName: 'Moss Inc.', vatRegNumber: '12-3456789' },
      { companyName: 'Fern Ltd', addresses: [{ city: 'Salem', zip: '97301', country: 'US' }] },
      { isPerson: true, lastName: 'Fern', vatRegNumber: '12-3456789', email: 'fern@example.com' },
    ]);
    const keys: LookupKeys = { ...NONE, kind: 'organisation', names: ['Fern Ltd'], at: { city: 'PORTLAND', postalCode: null } };
    expect((await client.find(keys)).map(({ ref }) => ref.id)).toEqual([fern]);
    expect((await client.find({ ...keys, at: undefined })).map(({ ref }) => ref.id)).toEqual([]);
    expect((await client.find({ ...keys, at: undefined, taxIds: ['12-3456789'] })).map(({ ref }) => ref.id)).toEqual([moss]);
    expect((await client.find({ ...NONE, emails: ['fern@example.com'] })).map(({ record }) => record?.isPerson)).toEqual([true]);
  });

  it('stay apart from branches to any depth: a name of its own, a legal form of its own or a tax number make a company', async () => {
    const { sandbox, client } = await start();
    const ids = await seed(sandbox, [
      { label: 'a', companyName: 'Fern Ltd' },
      { label: 'b', companyName: 'Fern Ltd - North', parent: '#a' },
      { label: 'c', companyName: 'Fern Ltd - Portland', parent: '#b' },
      { label: 'd', companyName: 'Fern Ltd - Portland Depot', parent: '#c' },
      { companyName: 'Fern Ltd - Salem', parent: '#a', vatRegNumber: '12-3456789' },
      { companyName: 'Moss Inc.', parent: '#a' },
    ]);
    const read = await client.fetch(ids.map((id) => ({ type: 'customer', id })));
    expect(read.map(({ record }) => kindIn(record))).toEqual(['organisation', 'site', 'site', 'site', 'organisation', 'organisation']);
    expect(said('customer', read[5]?.record)).toHaveProperty(['relations.billingParent']);
  });

  it('are gone after a merge, and what hung on them is told at its new place', async () => {
    const { sandbox, client } = await start();
    const old = { lastModifiedDate: '2026-01-01T00:00:00Z' };
    const [master = '', loser = '', branch = '', contact = ''] = await seed(sandbox, [
      { ...old, companyName: 'Fern Ltd' },
      { ...old, label: 'loser', companyName: 'Fern Ltd' },
      { ...old, companyName: 'Fern Ltd - Salem', parent: '#loser' },
      { ...old, type: 'contact', lastName: 'Ash', company: '#loser' },
    ]);
    const since = Date.now() - 5_000;
    await fetch(`${sandbox.baseUrl}/__sandbox/merge`, { method: 'POST', body: JSON.stringify({ master, duplicates: [loser] }) });
    const changed = await recordsOf(client.poll?.(since, signal));
    expect(new Set(changed.map(({ id }) => id))).toEqual(new Set([master, branch, contact]));
    expect(changed.find(({ id }) => id === contact)?.company).toMatchObject({ id: master });
    expect(await client.fetch([{ type: 'customer', id: loser }])).toMatchObject([{ record: null, deleted: true }]);
  });

  it('have a facet for each legal entity that the settings name', async () => {
    const subsidiaries = [
      { id: '2', name: 'Honeycomb US', country: 'US', currency: 'USD' },
      { id: '5', name: 'Honeycomb Canada', country: 'CA', currency: 'CAD' },
    ];
    const row = { settings: { subsidiaries: { '2': 'us', '5': 'ca' } } };
    const { sandbox, client, staff } = await start({ subsidiaries }, { row });
    const [fern = ''] = await seed(sandbox, [{ companyName: 'Fern Ltd', terms: '2' }]);
    await staff.call({
      method: 'POST',
      path: '/record/v1/customerSubsidiaryRelationship',
      body: { entity: fern, subsidiary: { id: '5' } },
    });
    const [read] = await client.fetch([{ type: 'customer', id: fern }]);
    const slots = read?.record ? readRecord(customerMapping, read.record, { ...AT, kind: 'UNKNOWN', row: { ...AT.row, ...row } }) : [];
    const of = (slot: string) => slots.filter((one) => one.slot === slot).map(({ key, value }) => [key, value]);
    expect(of('erpAccount.currency').sort()).toEqual([
      ['netsuite-us|ca', 'CAD'],
      ['netsuite-us|us', 'USD'],
    ]);
    expect(of('erpAccount.billingEntity').sort()[0]).toEqual(['netsuite-us|ca', 'Honeycomb Canada']);
    sandbox.server.faults.withhold = ['customersubsidiaryrelationship'];
    const [hidden] = await client.fetch([{ type: 'customer', id: fern }]);
    const states = hidden?.record ? readRecord(customerMapping, hidden.record, { ...AT, kind: 'UNKNOWN', row: { ...AT.row, ...row } }) : [];
    expect(states.find(({ key, slot }) => key === 'netsuite-us|ca' && slot === 'erpAccount.currency')?.state).toBe('withheld');
  });
});
