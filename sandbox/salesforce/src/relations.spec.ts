import { startOrg, type TestOrg } from './testing/start-org';

describe('accounts, their contacts and leads', () => {
  let org: TestOrg;
  const RELATIONS = 'SELECT Id, AccountId, ContactId, Roles, IsDirect, IsActive FROM AccountContactRelation WHERE';
  const relationsOf = async (contact: string) => (await org.staff.query(`${RELATIONS} ContactId = '${contact}'`)).records;
  const contactOf = (account: string, fields: object = {}) =>
    org.staff.create('Contact', { LastName: 'Birch', AccountId: account, ...fields });
  const account = (fields: object = {}) => org.staff.create('Account', { Name: 'Fern Ltd', ...fields });

  beforeAll(async () => {
    org = await startOrg({ bulkJobMs: 0 });
  });
  afterAll(() => org.sandbox.close());

  it('relates a contact to its own account by itself, and moves that relation with it', async () => {
    const [first, second] = [await account(), await account()];
    const contact = await contactOf(first);
    expect(await relationsOf(contact)).toMatchObject([{ AccountId: first, IsDirect: true, IsActive: true, Roles: null }]);
    await org.staff.update('Contact', contact, { AccountId: second });
    expect(await relationsOf(contact)).toMatchObject([{ AccountId: second, IsDirect: true }]);
  });

  it('takes one relation of two records, for contacts with an account only, and never lets its ends change', async () => {
    const [own, other] = [await account(), await account()];
    const contact = await contactOf(own);
    const id = await org.staff.create('AccountContactRelation', { AccountId: other, ContactId: contact, Roles: 'Buyer; Approver;Buyer' });
    expect(await org.staff.read('AccountContactRelation', id)).toMatchObject({ Roles: 'Buyer;Approver', IsDirect: false, IsActive: true });
    const again = await org.staff.call('POST', '/sobjects/AccountContactRelation', { body: { AccountId: other, ContactId: contact } });
    expect(again).toMatchObject({ status: 400, body: [{ errorCode: 'DUPLICATE_VALUE' }] });
    const alone = await org.staff.create('Contact', { LastName: 'Alone' });
    const none = await org.staff.call('POST', '/sobjects/AccountContactRelation', { body: { AccountId: other, ContactId: alone } });
    expect(none).toMatchObject({ status: 400, body: [{ errorCode: 'FIELD_INTEGRITY_EXCEPTION' }] });
    const moved = await org.staff.update('AccountContactRelation', id, { AccountId: own });
    expect(moved).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' }] });
    const [direct] = (await relationsOf(contact)).filter((one) => one.IsDirect);
    const kept = await org.staff.call('DELETE', `/sobjects/AccountContactRelation/${String(direct?.Id)}`);
    expect(kept.status).toBe(400);
  });

  it('takes contacts and relations along when an account goes, and back with it', async () => {
    const id = await account();
    const contact = await contactOf(id);
    await org.staff.call('DELETE', `/sobjects/Account/${id}`);
    expect(await relationsOf(contact)).toEqual([]);
    await org.staff.control('POST', 'undelete', { ids: [id] });
    expect(await org.staff.read('Contact', contact)).toMatchObject({ AccountId: id });
    expect(await relationsOf(contact)).toHaveLength(1);
  });

  it('gives contacts, relations and child accounts of a merged account to its master', async () => {
    const [master, loser] = [await account(), await account()];
    const contact = await contactOf(loser);
    const child = await account({ ParentId: loser, Site: 'Portland' });
    const [direct] = await relationsOf(contact);
    await org.staff.update('AccountContactRelation', String(direct?.Id), { Roles: 'Buyer' });
    await org.staff.control('POST', 'merge', { object: 'Account', master, losers: [loser] });
    expect(await org.staff.read('Contact', contact)).toMatchObject({ AccountId: master });
    expect(await relationsOf(contact)).toMatchObject([{ AccountId: master, Roles: 'Buyer', IsDirect: true }]);
    expect(await org.staff.read('Account', child)).toMatchObject({ ParentId: master });
    const gone = await org.staff.query(`SELECT Id, IsDeleted, MasterRecordId FROM Account WHERE Id = '${loser}'`, 'queryAll');
    expect(gone.records).toMatchObject([{ IsDeleted: true, MasterRecordId: master }]);
  });

  it('converts a lead to a contact at its company, and to a person account without one', async () => {
    const lead = await org.staff.create('Lead', {
      LastName: 'Oak',
      Company: 'Oak GmbH',
      Email: 'oak@example.com',
      City: 'Berlin',
      Email_Consent__c: 'OptIn',
    });
    const { body } = await org.staff.control('POST', 'convert-lead', { lead });
    expect(await org.staff.read('Lead', lead)).toMatchObject({
      IsConverted: true,
      ConvertedContactId: body.contactId,
      ConvertedAccountId: body.accountId,
    });
    const contact = await org.staff.read('Contact', String(body.contactId));
    expect(contact).toMatchObject({
      AccountId: body.accountId,
      MailingCity: 'Berlin',
      Email: 'oak@example.com',
      Email_Consent__c: 'OptIn',
    });
    expect(await org.staff.update('Lead', lead, { LastName: 'Elm' })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'CANNOT_UPDATE_CONVERTED_LEAD' }],
    });
    const person = await org.staff.create('Lead', { LastName: 'Elm', FirstName: 'Eve' });
    const made = (await org.staff.control('POST', 'convert-lead', { lead: person })).body;
    expect(await org.staff.read('Account', String(made.accountId))).toMatchObject({
      IsPersonAccount: true,
      LastName: 'Elm',
      FirstName: 'Eve',
    });
  });

  it('hides a whole object from the connector alone', async () => {
    await org.connector.control('PUT', 'faults', { withhold: ['Lead'] });
    expect((await org.connector.call('GET', '/sobjects/Lead/describe')).status).toBe(404);
    await expect(org.connector.query('SELECT Id FROM Lead')).rejects.toThrow('INVALID_TYPE');
    expect((await org.staff.call('GET', '/sobjects/Lead/describe')).status).toBe(200);
    await org.connector.control('PUT', 'faults', { withhold: [] });
  });

  it('is seeded with whole families of records, without events, all or none', async () => {
    const records = [
      { object: 'Account', ref: 'hq', fields: { Name: 'Seed Ltd' } },
      { object: 'Account', ref: 'branch', fields: { Name: 'Seed Ltd', Site: 'Leeds', ParentId: '@hq' } },
      { object: 'Contact', ref: 'ada', fields: { LastName: 'Ada', AccountId: '@branch' } },
      { object: 'AccountContactRelation', fields: { ContactId: '@ada', AccountId: '@branch', Roles: 'Buyer' } },
      { object: 'AccountContactRelation', fields: { ContactId: '@ada', AccountId: '@hq', Roles: 'Approver' } },
    ];
    const { body } = await org.staff.control('POST', 'seed', { records });
    const [hq, branch, ada] = body.ids as string[];
    expect(await relationsOf(String(ada))).toMatchObject([
      { AccountId: branch, Roles: 'Buyer', IsDirect: true },
      { AccountId: hq, Roles: 'Approver', IsDirect: false },
    ]);
    const bad = [...records, { object: 'Contact', fields: { FirstName: 'Nobody' } }];
    expect((await org.staff.control('POST', 'seed', { records: bad })).status).toBe(400);
    expect((await org.staff.query("SELECT Id FROM Account WHERE Name = 'Seed Ltd'")).records).toHaveLength(2);
  });
});
