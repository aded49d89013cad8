import { startOrg, type TestOrg } from '../testing/start-org';

describe('SOQL', () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await startOrg();
    const account = await org.connector.create('Account', { Name: "O'Hara & Sons", BillingCountry: 'US' });
    await org.connector.create('Contact', {
      FirstName: 'Ada',
      LastName: 'Lovelace',
      Email: 'ada@example.com',
      AccountId: account,
      Credit_Limit__c: 100,
    });
    await org.connector.create('Contact', {
      FirstName: 'Grace',
      LastName: 'Hopper',
      Email: 'grace@example.org',
      Credit_Limit__c: 20.5,
      Birthdate: '1906-12-09',
    });
    await org.connector.create('Contact', { FirstName: '100%', LastName: 'Percent', Credit_Hold__c: true });
  });
  afterAll(() => org.sandbox.close());

  const names = async (rest: string) =>
    (await org.connector.query(`SELECT LastName FROM Contact ${rest}`)).records.map((one) => one.LastName);
  const failure = async (soql: string) =>
    (await org.connector.call<{ errorCode: string; message: string }[]>('GET', `/query?q=${encodeURIComponent(soql)}`)).body[0];

  it.each([
    ["WHERE Email = 'ADA@EXAMPLE.COM'", ['Lovelace']],
    ["WHERE Email != 'ada@example.com' ORDER BY LastName", ['Hopper', 'Percent']],
    ['WHERE Email = null', ['Percent']],
    ["WHERE LastName IN ('hopper', 'Percent') ORDER BY LastName DESC", ['Percent', 'Hopper']],
    ["WHERE LastName NOT IN ('Hopper', 'Percent')", ['Lovelace']],
    ["WHERE Email LIKE '%@example.___'  AND NOT LastName LIKE 'l%'", ['Hopper']],
    ["WHERE FirstName LIKE '100\\%'", ['Percent']],
    ['WHERE Credit_Limit__c >= 20.5 AND (Credit_Limit__c < 100 OR Credit_Hold__c = TRUE)', ['Hopper']],
    ["WHERE Account.Name = 'O\\'Hara & Sons' AND Account.BillingCountry = 'us'", ['Lovelace']],
    ['WHERE Birthdate < 1907-01-01', ['Hopper']],
    ['WHERE CreatedDate = TODAY AND SystemModstamp > LAST_N_DAYS:2 ORDER BY Credit_Limit__c NULLS LAST', ['Hopper', 'Lovelace', 'Percent']],
    ['WHERE SystemModstamp >= 2099-01-01T00:00:00Z', []],
    ['ORDER BY Credit_Limit__c LIMIT 2 OFFSET 1', ['Hopper', 'Lovelace']],
  ])('answers %s', async (rest, expected) => {
    expect(await names(rest)).toEqual(expected);
  });

  it('counts, and shows a parent inside its child', async () => {
    expect(await org.connector.query('SELECT COUNT() FROM Contact')).toEqual({ totalSize: 3, done: true, records: [] });
    const { records } = await org.connector.query('SELECT Id, Account.Name, Account.Owner.Username FROM Contact ORDER BY LastName');
    expect(records).toMatchObject([
      { Account: null },
      { Account: { attributes: { type: 'Account' }, Name: "O'Hara & Sons", Owner: { Username: 'integration@salesforce.example.com' } } },
      {},
    ]);
    const all = await org.connector.query('SELECT FIELDS(CUSTOM) FROM Contact LIMIT 1');
    expect(all.records[0]).toHaveProperty('Trueup_Key__c');
  });

  it.each([
    ['SELECT Nope FROM Contact', 'INVALID_FIELD'],
    ['SELECT Id FROM Contact WHERE Account.Nope = 1', 'INVALID_FIELD'],
    ['SELECT Nope.Name FROM Contact', 'INVALID_FIELD'],
    ["SELECT Id FROM Contact WHERE SystemModstamp > '2020-01-01T00:00:00Z'", 'INVALID_FIELD'],
    ["SELECT Id FROM Contact WHERE ERP_Accounts__c = 'x'", 'INVALID_FIELD'],
    ["SELECT Id FROM Contact WHERE Id = 'x'", 'INVALID_QUERY_FILTER_OPERATOR'],
    ['SELECT Id FROM Nope', 'INVALID_TYPE'],
    ['SELECT Id FRM Contact', 'MALFORMED_QUERY'],
    ['SELECT Id FROM Contact WHERE', 'MALFORMED_QUERY'],
    ["SELECT Id FROM Contact WHERE LastName = 'a' AND LastName = 'b' OR LastName = 'c'", 'MALFORMED_QUERY'],
    ["SELECT Id FROM Contact WHERE LastName = 'open", 'MALFORMED_QUERY'],
  ])('refuses %s', async (soql, errorCode) => {
    expect(await failure(soql)).toMatchObject({ errorCode });
  });

  it('hides the recycle bin from query and shows it to queryAll', async () => {
    const id = await org.connector.create('Contact', { LastName: 'Gone' });
    await org.connector.call('DELETE', `/sobjects/Contact/${id}`);
    const soql = `SELECT Id, IsDeleted FROM Contact WHERE Id = '${id}'`;
    expect((await org.connector.query(soql)).totalSize).toBe(0);
    expect((await org.connector.query(soql, 'queryAll')).records).toMatchObject([{ Id: id, IsDeleted: true }]);
  });

  it('pages behind a locator and sees a write at once, while the full-text search lags', async () => {
    const records = Array.from({ length: 200 }, (_, n) => ({ attributes: { type: 'Individual' }, LastName: `P${n}` }));
    for (let n = 0; n < 2; n += 1) await org.connector.call('POST', '/composite/sobjects', { body: { records } });
    const headers = { 'Sforce-Query-Options': 'batchSize=300' };
    const soql = encodeURIComponent('SELECT LastName FROM Individual');
    const first = await org.connector.call<{ records: unknown[]; done: boolean; totalSize: number; nextRecordsUrl: string }>(
      'GET',
      `/query?q=${soql}`,
      { headers },
    );
    expect([first.body.records.length, first.body.totalSize, first.body.done]).toEqual([300, 400, false]);
    const second = await org.connector.call<typeof first.body>('GET', first.body.nextRecordsUrl.replace('/services/data/v67.0', ''), {
      headers,
    });
    expect([second.body.records.length, second.body.done]).toEqual([100, true]);
    expect(await org.connector.call('GET', '/query/01gxxx-2000')).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_QUERY_LOCATOR' }],
    });
    await org.connector.create('Contact', { LastName: 'Quickly' });
    expect(await names("WHERE LastName = 'quickly'")).toEqual(['Quickly']);
    expect((await org.connector.call('GET', '/parameterizedSearch?q=quickly&sobject=Contact')).body).toEqual({ searchRecords: [] });
  });
});
