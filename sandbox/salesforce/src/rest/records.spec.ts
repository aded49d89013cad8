import { startOrg, type TestOrg } from '../testing/start-org';

const ADA = { FirstName: 'Ada', LastName: 'Lovelace', Email: 'ada@example.com' };

describe('records over REST', () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await startOrg({
      customFields: [{ name: 'Shoe_Size__c', label: 'Shoe Size', type: 'double', precision: 4, scale: 1, on: ['Contact'] }],
    });
  });
  afterAll(() => org.sandbox.close());

  const create = (fields: Record<string, unknown>, headers = {}) =>
    org.connector.call('POST', '/sobjects/Contact', { body: fields, headers });

  it('creates, reads, changes and deletes a contact', async () => {
    const id = await org.connector.create('Contact', { LastName: ' Hopper ', MobilePhone: '555 010 1234', MailingCity: 'Arlington' });
    expect(id).toMatch(/^003[0-9A-Za-z]{15}$/);
    const read = await org.connector.call('GET', `/sobjects/Contact/${id.slice(0, 15)}`);
    expect(read.body).toMatchObject({
      Id: id,
      LastName: 'Hopper',
      Name: 'Hopper',
      MobilePhone: '555 010 1234',
      IsDeleted: false,
      MailingAddress: { city: 'Arlington' },
    });
    expect(read.body.SystemModstamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000$/);
    expect((await org.connector.update('Contact', id, { FirstName: 'Grace', MobilePhone: '' })).status).toBe(204);
    expect(await org.connector.read('Contact', id)).toMatchObject({ Name: 'Grace Hopper', MobilePhone: null });
    expect((await org.connector.call('DELETE', `/sobjects/Contact/${id}`)).status).toBe(204);
    expect(await org.connector.call('GET', `/sobjects/Contact/${id}`)).toMatchObject({
      status: 404,
      body: [{ errorCode: 'ENTITY_IS_DELETED' }],
    });
    expect(await org.connector.call('GET', '/sobjects/Contact/003000000000000AAA')).toMatchObject({
      status: 404,
      body: [{ errorCode: 'NOT_FOUND' }],
    });
  });

  it.each([
    [{ FirstName: 'No last name' }, 'REQUIRED_FIELD_MISSING'],
    [{ LastName: 'x'.repeat(81) }, 'STRING_TOO_LONG'],
    [{ LastName: 'x', Email: 'not an address' }, 'INVALID_EMAIL_ADDRESS'],
    [{ LastName: 'x', Email_Consent__c: 'Perhaps' }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    [{ LastName: 'x', SystemModstamp: '2026-01-01T00:00:00Z' }, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
    [{ LastName: 'x', Nonsense__c: 1 }, 'INVALID_FIELD'],
    [{ LastName: 'x', HasOptedOutOfEmail: 'yes' }, 'JSON_PARSER_ERROR'],
    [{ LastName: 'x', AccountId: 'abc' }, 'MALFORMED_ID'],
    [{ LastName: 'x', AccountId: '003000000000001AAA' }, 'FIELD_INTEGRITY_EXCEPTION'],
    [{ LastName: 'x', AccountId: '001000000000001AAA' }, 'INVALID_CROSS_REFERENCE_KEY'],
  ])('refuses %j with %s', async (fields, errorCode) => {
    expect(await create(fields)).toMatchObject({ status: 400, body: [{ errorCode, message: expect.any(String) }] });
  });

  it('keeps a unique external id unique, letter case aside, until its record is deleted', async () => {
    const id = await org.connector.create('Contact', { LastName: 'First', Trueup_Key__c: 'key-A' });
    expect(await create({ LastName: 'Second', Trueup_Key__c: 'KEY-a' })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'DUPLICATE_VALUE', message: expect.stringContaining(id) }],
    });
    await org.connector.call('DELETE', `/sobjects/Contact/${id}`);
    expect((await create({ LastName: 'Second', Trueup_Key__c: 'key-a' })).status).toBe(201);
  });

  it('stops a second contact of one e-mail and last name unless told to save it', async () => {
    const id = await org.connector.create('Contact', ADA);
    const stopped = await create({ ...ADA, FirstName: 'A.' });
    expect(stopped).toMatchObject({
      status: 400,
      body: [{ errorCode: 'DUPLICATES_DETECTED', duplicateResut: { matchResults: [{ matchRecords: [{ record: { Id: id } }] }] } }],
    });
    expect((await create(ADA, { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' })).status).toBe(201);
  });

  it('upserts by external id: creates, updates, and refuses to choose between several', async () => {
    const path = '/sobjects/Contact/Trueup_Key__c/key%2F1';
    const first = await org.connector.call<{ id: string }>('PATCH', path, { body: { LastName: 'Byron' } });
    expect(first).toMatchObject({ status: 201, body: { success: true, created: true } });
    expect(await org.connector.call('PATCH', path, { body: { FirstName: 'Anne' } })).toMatchObject({
      status: 200,
      body: { id: first.body.id, created: false },
    });
    expect((await org.connector.call('GET', path)).body).toMatchObject({ Name: 'Anne Byron', Trueup_Key__c: 'key/1' });
    expect(await org.connector.call('PATCH', path, { body: { Trueup_Key__c: 'key/1' } })).toMatchObject({ status: 400 });
    for (const LastName of ['One', 'Two']) await org.connector.create('Contact', { LastName, ERP_Account_Number__c: 'US-1' });
    const several = await org.connector.call<string[]>('PATCH', '/sobjects/Contact/ERP_Account_Number__c/US-1', {
      body: { LastName: 'Three' },
    });
    expect(several.status).toBe(300);
    expect(several.body).toHaveLength(2);
    expect((await org.connector.call('PATCH', '/sobjects/Contact/LastName/One', { body: {} })).status).toBe(404);
  });

  it('names a parent by its external id', async () => {
    const account = await org.connector.create('Account', { Name: 'Northwind', Trueup_Key__c: 'org-1' });
    const id = await org.connector.create('Contact', { LastName: 'Buyer', Account: { Trueup_Key__c: 'org-1' } });
    expect(await org.connector.read('Contact', id)).toMatchObject({ AccountId: account });
  });

  it('describes what fields there are, a tenant’s own among them', async () => {
    const { body } = await org.connector.call<{ fields: { name: string }[] }>('GET', '/sobjects/Contact/describe');
    const field = (name: string) => body.fields.find((one) => one.name === name);
    expect(field('Trueup_Key__c')).toMatchObject({
      type: 'string',
      length: 36,
      externalId: true,
      unique: true,
      updateable: true,
      nillable: true,
    });
    expect(field('LastName')).toMatchObject({ length: 80, nillable: false, compoundFieldName: 'Name' });
    expect(field('SystemModstamp')).toMatchObject({ type: 'datetime', createable: false, updateable: false });
    expect(field('Shoe_Size__c')).toMatchObject({ type: 'double', custom: true });
  });

  it('tells ids changed and deleted in a span of time', async () => {
    const id = await org.connector.create('Contact', { LastName: 'Gone' });
    await org.connector.call('DELETE', `/sobjects/Contact/${id}`);
    const span = `start=2020-01-01T00:00:00%2B00:00&end=2099-01-01T00:00:00%2B00:00`;
    const deleted = await org.connector.call<{ deletedRecords: unknown[] }>('GET', `/sobjects/Contact/deleted?${span}`);
    expect(deleted.body.deletedRecords).toContainEqual({ id, deletedDate: expect.any(String) });
    const updated = await org.connector.call<{ ids: string[] }>('GET', `/sobjects/Contact/updated?${span}`);
    expect(updated.body.ids).not.toContain(id);
  });

  it('undeletes and merges as a person does at the screen', async () => {
    const [one, two] = [
      await org.staff.create('Contact', { LastName: 'Twin' }),
      await org.staff.create('Contact', { LastName: 'Twin', Phone: '1' }),
    ];
    await org.staff.call('DELETE', `/sobjects/Contact/${one}`);
    expect((await org.staff.control('POST', 'undelete', { ids: [one] })).status).toBe(200);
    expect(await org.staff.read('Contact', one)).toMatchObject({ IsDeleted: false });
    const merged = await org.staff.control('POST', 'merge', { object: 'Contact', master: one, losers: [two], fields: { Phone: '1' } });
    expect(merged.status).toBe(200);
    expect(await org.staff.read('Contact', one)).toMatchObject({ Phone: '1' });
    const { records } = await org.staff.query(`SELECT Id, IsDeleted, MasterRecordId FROM Contact WHERE Id = '${two}'`, 'queryAll');
    expect(records).toMatchObject([{ IsDeleted: true, MasterRecordId: one }]);
  });

  it('answers what is not JSON and what is not there in the vendor’s words', async () => {
    const headers = { authorization: `Bearer ${org.connector.token}` };
    const broken = await fetch(`${org.sandbox.baseUrl}/services/data/v67.0/sobjects/Contact`, { method: 'POST', headers, body: '{' });
    expect(await broken.json()).toMatchObject([{ errorCode: 'JSON_PARSER_ERROR' }]);
    expect(await org.connector.call('GET', '/nothing')).toMatchObject({ status: 404, body: [{ errorCode: 'NOT_FOUND' }] });
  });
});
