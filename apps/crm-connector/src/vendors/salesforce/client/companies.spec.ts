import type { SlotAddress, SlotValue } from '@trueup/canonical-schema';
import { applyPatch, patchFor, readRecord, supports, type Client, type WriteItem } from '@trueup/connector-kit';
import type { RunningSandbox } from '@trueup/sandbox-kit';
import { randomUUID } from 'node:crypto';
import { AT, connect, StaffMember, startOrg } from '../fixtures/org';
import { mappings } from '../mapping';
import type { RecordType, SalesforceRecord } from '../wire';

type Values = readonly (readonly [SlotAddress, SlotValue])[];

describe('companies and those who act for them', () => {
  let org: RunningSandbox;
  let client: Client<SalesforceRecord>;
  let staff: StaffMember;
  const key = (id: string) => `salesforce/Account/${id}`;
  const address = (slot: SlotAddress['slot'], at: { key?: string; context?: string } = {}): SlotAddress => ({
    slot,
    key: at.key ?? '',
    context: at.context ?? '',
  });
  const read = async (type: RecordType, id: string) => {
    const [fetched] = await client.fetch([{ type, id }]);
    if (!fetched) throw new Error('The client left a record out.');
    return fetched;
  };
  const recordOf = async (type: RecordType, id: string): Promise<SalesforceRecord> => {
    const { record } = await read(type, id);
    if (record === null) throw new Error(`${type}/${id} is gone.`);
    return record;
  };
  const relationsIn = (record: SalesforceRecord) =>
    readRecord(mappings[record.attributes.type], record, AT).filter(({ slot }) => slot.startsWith('relations.'));
  const polled = async (since: number): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { records = [], notices = [] } of client.poll?.(since, AbortSignal.timeout(10_000)) ?? [])
      ids.push(...[...records, ...notices].map(({ ref }) => `${ref.type}/${ref.id}`));
    return ids;
  };
  const company = (fields: object = {}) => staff.create('Account', { Name: 'Fern Ltd', ...fields });
  const contactAt = (account: string, fields: object = {}) =>
    staff.create('Contact', { LastName: 'Birch', AccountId: account, Title: 'Purchaser', ...fields });
  const directOf = async (contact: string) =>
    Object.values((await recordOf('Contact', contact)).AccountContactRelations ?? {})[0]?.Id ?? '';

  /** The write of a new record as the kit plans it: once onto nothing, once onto what came of that. */
  function create(
    type: 'Account' | 'Contact',
    of: { kind: WriteItem<object>['kind']; place?: string; values: Values },
  ): WriteItem<SalesforceRecord> {
    const mapping = mappings[type];
    const place = of.place === undefined ? null : { type: 'Account', id: of.place };
    const at = { ...AT, kind: of.kind, place };
    const changes = of.values.map(([to, after]) => ({ address: to, before: null, after, reverts: false }));
    expect(changes.filter((change) => !supports(mapping, change.address, at))).toEqual([]);
    const draft = applyPatch(mapping.empty(of.kind, place), patchFor(mapping, changes, at));
    const patch = patchFor(mapping, changes, { ...at, current: draft });
    const about = { type, kind: of.kind, place, correlationId: 'c-1', createKey: randomUUID() };
    return { operation: 'create', ref: null, ...about, patch, changes, current: null };
  }
  async function made(item: WriteItem<SalesforceRecord>): Promise<SalesforceRecord> {
    const [result] = await client.write([item]);
    if (result?.kind !== 'done') throw new Error(JSON.stringify(result));
    return result.record;
  }

  beforeAll(async () => {
    org = await startOrg();
    client = connect(org);
    staff = new StaffMember(org);
  });
  afterEach(() => {
    org.server.faults.withhold = [];
  });
  afterAll(() => org.close());

  it('tells an organisation from its site, and either from a person account', async () => {
    const parent = await company();
    const child = await company({ ParentId: parent });
    const site = await company({ ParentId: parent, Site: 'Portland' });
    const person = await staff.create('Account', { LastName: 'Birch' });
    const kinds = await Promise.all(
      [parent, child, site, person].map(
        async (id) => mappings.Account.identify(await recordOf('Account', id), { ...AT, kind: 'UNKNOWN' }).kind,
      ),
    );
    expect(kinds).toEqual(['organisation', 'organisation', 'site', 'person']);
    expect(relationsIn(await recordOf('Account', child))).toMatchObject([{ slot: 'relations.salesParent', key: key(parent) }]);
    expect(relationsIn(await recordOf('Account', site))).toMatchObject([{ slot: 'relations.organisation', key: key(parent) }]);
    const said = readRecord(mappings.Account, await recordOf('Account', site), AT);
    expect(said.find(({ slot }) => slot === 'names.display')).toMatchObject({ value: 'Portland' });
    expect(said.filter(({ slot }) => slot === 'names.legal')).toEqual([]);
  });

  it('folds relations into the contact, by the org’s words for roles and by nobody else’s', async () => {
    const [own, other] = [await company(), await company()];
    const contact = await contactAt(own);
    await staff.update('AccountContactRelation', await directOf(contact), { Roles: 'Buyer;Approver' });
    const second = { ContactId: contact, AccountId: other, Roles: 'Decision Maker;Influencer', IsActive: false };
    const id = await staff.create('AccountContactRelation', second);
    const record = await recordOf('Contact', contact);
    expect(mappings.Contact.identify(record, AT).objects).toContainEqual({ type: 'AccountContactRelation', id });
    const told = relationsIn(record).map((one) => [one.slot, one.key, one.value]);
    expect(told).toHaveLength(3);
    expect(told).toContainEqual(['relations.buyer', key(own), { active: true, title: 'Purchaser' }]);
    expect(told).toContainEqual(['relations.approver', key(own), { active: true, title: 'Purchaser' }]);
    expect(told).toContainEqual(['relations.approver', key(other), { active: false, title: null }]);
    const roles = { buyer: ['Influencer'], approver: [], billingContact: [], serviceContact: [] };
    const inOwnWords = readRecord(mappings.Contact, record, { ...AT, row: { ...AT.row, settings: { roles } } });
    expect(inOwnWords.filter(({ slot }) => slot.startsWith('relations.'))).toMatchObject([{ slot: 'relations.buyer', key: key(other) }]);
  });

  it('reads a contact again when only a relation changed, told by the poll', async () => {
    const contact = await contactAt(await company());
    const relation = await directOf(contact);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const since = Math.ceil(Date.now() / 1_000) * 1_000;
    await new Promise((resolve) => setTimeout(resolve, since - Date.now() + 20));
    await staff.update('AccountContactRelation', relation, { Roles: 'Buyer' });
    expect(await polled(since)).toEqual([`Contact/${contact}`]);
  });

  it('takes relations that it may not read for withheld, and so it is with roles alone', async () => {
    const contact = await contactAt(await company());
    await staff.update('AccountContactRelation', await directOf(contact), { Roles: 'Buyer' });
    for (const hidden of ['AccountContactRelation', 'AccountContactRelation.Roles']) {
      org.server.faults.withhold = [hidden];
      const record = await recordOf('Contact', contact);
      expect(relationsIn(record).map(({ state }) => state)).toEqual(['withheld', 'withheld', 'withheld', 'withheld']);
      org.server.faults.withhold = [];
      await client.start?.(AbortSignal.timeout(5_000));
    }
  });

  it('says of a merged company, a merged contact and a converted lead where they went', async () => {
    const [master, loser] = [await company(), await company()];
    const moved = await contactAt(loser);
    await staff.control('merge', { object: 'Account', master, losers: [loser] });
    expect(await read('Account', loser)).toMatchObject({ record: null, deleted: true, mergedInto: { type: 'Account', id: master } });
    expect((await recordOf('Contact', moved)).AccountId).toBe(master);
    const lead = await staff.create('Lead', {
      LastName: 'Oak',
      Company: 'Oak GmbH',
      Email: 'oak@example.com',
      MobilePhone: '+12025550188',
    });
    const said = readRecord(mappings.Lead, await recordOf('Lead', lead), AT);
    expect(said.find(({ slot }) => slot === 'phones.mobile')).toMatchObject({ value: '+12025550188' });
    const { contactId } = await staff.control<{ contactId: string }>('convert-lead', { lead });
    expect(await read('Lead', lead)).toMatchObject({ record: null, deleted: true, mergedInto: { type: 'Contact', id: contactId } });
    const person = await staff.create('Lead', { LastName: 'Elm' });
    const { accountId } = await staff.control<{ accountId: string }>('convert-lead', { lead: person });
    expect(await read('Lead', person)).toMatchObject({ mergedInto: { type: 'Account', id: accountId } });
  });

  it('shows a deleted company and its contacts again once they are undeleted', async () => {
    const id = await company();
    const contact = await contactAt(id);
    await staff.remove('Account', id);
    expect([await read('Account', id), await read('Contact', contact)]).toMatchObject([{ deleted: true }, { deleted: true }]);
    await staff.control('undelete', { ids: [id] });
    expect((await recordOf('Contact', contact)).AccountContactRelations).toHaveProperty([id, 'IsDirect'], true);
  });

  it('lists companies, people and open leads in a sweep, each once', async () => {
    const id = await company();
    const contact = await contactAt(id);
    const [open, closed] = [await staff.create('Lead', { LastName: 'Open' }), await staff.create('Lead', { LastName: 'Closed' })];
    await staff.control('convert-lead', { lead: closed });
    const listed: string[] = [];
    for await (const refs of client.sweep?.(AbortSignal.timeout(10_000)) ?? []) listed.push(...refs.map((ref) => `${ref.type}/${ref.id}`));
    expect(listed).toEqual(expect.arrayContaining([`Account/${id}`, `Contact/${contact}`, `Lead/${open}`]));
    expect(listed).not.toContain(`Lead/${closed}`);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('finds a company by its tax id, and by a name where it is, never by the name alone', async () => {
    const taxId = `DE${randomUUID().slice(0, 8)}`;
    const [taxed, named] = [await company({ Tax_Id__c: taxId }), await company({ Name: 'Oak & Sons', BillingPostalCode: '10115' })];
    await company({ Name: 'Oak & Sons', BillingPostalCode: '97201' });
    const site = await company({ Name: 'Fern Ltd', ParentId: taxed, Site: 'Leeds', ShippingCity: 'Leeds' });
    const none = { createKey: randomUUID(), emails: [], phones: [], taxIds: [], kind: 'organisation' } as const;
    const found = async (keys: object) => (await client.find({ ...none, ...keys })).map(({ ref }) => ref.id);
    expect(await found({ taxIds: [taxId] })).toEqual([taxed]);
    expect(await found({ names: ['Oak & Sons'] })).toEqual([]);
    expect(await found({ names: ['Oak & Sons'], at: { city: null, postalCode: '10115' } })).toEqual([named]);
    expect(await found({ kind: 'site', names: ['Leeds'], at: { city: 'Leeds', postalCode: null } })).toEqual([site]);
  });

  it('makes a company, a site of it that bears its name, and a contact at the site with a business number', async () => {
    const legal = [address('names.legal'), 'Oak GmbH'] as const;
    const organisation = await made(create('Account', { kind: 'organisation', values: [legal] }));
    expect(organisation).toMatchObject({ Name: 'Oak GmbH', Legal_Name__c: 'Oak GmbH', IsPersonAccount: false });
    const belongs = [address('relations.organisation', { key: key(organisation.Id) }), { active: true, title: null }] as const;
    const values: Values = [[address('names.display'), 'Leeds'], belongs, [address('phones.main', { context: 'private' }), '+12025550131']];
    const site = await made(create('Account', { kind: 'site', place: organisation.Id, values }));
    expect(site).toMatchObject({ Name: 'Oak GmbH', Site: 'Leeds', ParentId: organisation.Id, Phone: '+12025550131' });
    const context = `business:${key(site.Id)}`;
    const work: Values = [
      [address('names.family'), 'Birch'],
      [address('phones.mobile', { context }), '+12025550132'],
    ];
    const contact = await made(create('Contact', { kind: 'person', place: site.Id, values: work }));
    expect(contact).toMatchObject({ AccountId: site.Id, MobilePhone: '+12025550132' });
    expect(contact.AccountContactRelations).toHaveProperty([site.Id, 'IsDirect'], true);
  });

  it('tells the relations of a contact that it finds where it meant to make one', async () => {
    const item = create('Contact', { kind: 'person', values: [[address('names.family'), 'Birch']] });
    const there = await contactAt(await company(), { Trueup_Key__c: item.createKey });
    await staff.update('AccountContactRelation', await directOf(there), { Roles: 'Buyer' });
    expect(relationsIn(await made(item))).toMatchObject([{ slot: 'relations.buyer' }]);
  });

  it('knows the standing of a company by its type', async () => {
    const standing = async (type: string | null) => {
      const record = await recordOf('Account', await company({ Type: type }));
      return readRecord(mappings.Account, record, AT).find(({ slot }) => slot === 'crm.memberStatus')?.value;
    };
    expect([await standing('Prospect'), await standing('Customer - Direct'), await standing(null)]).toEqual(['pending', 'active', null]);
  });
});
