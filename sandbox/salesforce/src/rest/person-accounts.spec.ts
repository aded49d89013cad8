import { startOrg, type TestOrg } from '../testing/start-org';

describe('a person account', () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await startOrg();
  });
  afterAll(() => org.sandbox.close());

  const refusal = (errorCode: string) => ({ status: 400, body: [{ errorCode }] });

  it('is one account and one contact that show the same values', async () => {
    const fields = {
      FirstName: 'Ada',
      LastName: 'Lovelace',
      PersonEmail: 'ada@example.com',
      Phone: '1',
      Loyalty_Id__pc: 'L1',
      PersonMailingCity: 'London',
    };
    const id = await org.connector.create('Account', fields);
    const account = await org.connector.read('Account', id);
    expect(account).toMatchObject({ ...fields, Name: 'Ada Lovelace', IsPersonAccount: true, PersonMailingAddress: { city: 'London' } });
    const contact = await org.connector.read('Contact', String(account.PersonContactId));
    expect(contact).toMatchObject({
      AccountId: id,
      IsPersonAccount: true,
      Email: 'ada@example.com',
      Phone: '1',
      Loyalty_Id__c: 'L1',
      MailingCity: 'London',
    });
  });

  it('is changed through its account, and both halves move in time together', async () => {
    const id = await org.connector.create('Account', { LastName: 'Byron', PersonEmail: 'byron@example.com' });
    expect((await org.connector.update('Account', id, { FirstName: 'Anne', PersonMobilePhone: '2', BillingCity: 'Bath' })).status).toBe(
      204,
    );
    const { records } = await org.connector.query(
      `SELECT Name, PersonMobilePhone, BillingCity, PersonContact.Name, PersonContactId, SystemModstamp FROM Account WHERE Id = '${id}'`,
    );
    expect(records).toMatchObject([
      { Name: 'Anne Byron', PersonMobilePhone: '2', BillingCity: 'Bath', PersonContact: { Name: 'Anne Byron' } },
    ]);
    const contact = String(records[0]?.PersonContactId);
    expect(await org.connector.read('Contact', contact)).toMatchObject({ MobilePhone: '2', SystemModstamp: records[0]?.SystemModstamp });
    expect(await org.connector.update('Contact', contact, { Title: 'x' })).toMatchObject(refusal('INVALID_PERSON_ACCOUNT_OPERATION'));
  });

  it('has no Name of its own, as a business account has no person', async () => {
    const person = await org.connector.create('Account', { LastName: 'Menabrea' });
    expect(await org.connector.update('Account', person, { Name: 'x' })).toMatchObject(refusal('INVALID_FIELD_FOR_INSERT_UPDATE'));
    const business = await org.connector.create('Account', { Name: 'Northwind' });
    expect(await org.connector.update('Account', business, { PersonEmail: 'x@example.com' })).toMatchObject(
      refusal('INVALID_FIELD_FOR_INSERT_UPDATE'),
    );
    expect(await org.connector.call('POST', '/sobjects/Account', { body: { Phone: '1' } })).toMatchObject(
      refusal('REQUIRED_FIELD_MISSING'),
    );
  });

  it('is found by the external ids of both halves', async () => {
    const id = await org.connector.create('Account', { LastName: 'Somerville', Trueup_Key__c: 'acc', Trueup_Key__pc: 'con' });
    expect((await org.connector.call('GET', '/sobjects/Account/Trueup_Key__c/acc')).body).toMatchObject({ Id: id });
    expect((await org.connector.call('GET', '/sobjects/Account/Trueup_Key__pc/con')).body).toMatchObject({ Id: id });
    expect((await org.connector.call('GET', '/sobjects/Contact/Trueup_Key__c/con')).body).toMatchObject({ AccountId: id });
  });

  it('goes and comes back with its contact', async () => {
    const id = await org.connector.create('Account', { LastName: 'Gone' });
    const { PersonContactId } = await org.connector.read('Account', id);
    await org.connector.call('DELETE', `/sobjects/Account/${id}`);
    expect((await org.connector.call('GET', `/sobjects/Contact/${String(PersonContactId)}`)).status).toBe(404);
    await org.staff.control('POST', 'undelete', { ids: [id] });
    expect(await org.connector.read('Contact', String(PersonContactId))).toMatchObject({ LastName: 'Gone' });
  });
});
