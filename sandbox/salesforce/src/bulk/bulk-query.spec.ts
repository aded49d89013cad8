import { startOrg, type TestOrg } from '../testing/start-org';

describe('a bulk query', () => {
  let org: TestOrg;
  const ask = (query: string, more: object = {}) =>
    org.connector.call<{ id: string; state: string; errorCode?: string }>('POST', '/jobs/query', {
      body: { operation: 'query', query, ...more },
    });
  const told = async (id: string) => (await org.connector.call('GET', `/jobs/query/${id}`)).body;
  const results = async (id: string, query = '') => {
    const headers = { authorization: `Bearer ${org.connector.token}` };
    const answer = await fetch(`${org.sandbox.baseUrl}/services/data/v67.0/jobs/query/${id}/results${query}`, { headers });
    return {
      status: answer.status,
      text: await answer.text(),
      locator: answer.headers.get('sforce-locator'),
      type: answer.headers.get('content-type'),
    };
  };

  beforeAll(async () => {
    org = await startOrg({ bulkJobMs: 200, dailyBulkQueries: 6 });
    const records = Array.from({ length: 5 }, (_, n) => ({
      object: 'Contact',
      fields: { LastName: `"Birch", ${n}`, Email: `b${n}@example.com` },
    }));
    await org.staff.control('POST', 'seed', { records });
  });
  afterAll(() => org.sandbox.close());
  afterEach(() => org.staff.control('PUT', 'faults', { exportShare: 1 }));

  const complete = async (id: string) => {
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await told(id)).toMatchObject({ state: 'JobComplete' });
  };

  it('is complete after a while, and is read in pages of CSV behind a locator', async () => {
    const { body, status } = await ask('SELECT Id, LastName, Birthdate, DoNotCall FROM Contact ORDER BY LastName');
    expect([status, body.state]).toEqual([200, 'UploadComplete']);
    expect((await results(body.id)).status).toBe(400);
    await complete(body.id);
    expect(await told(body.id)).toMatchObject({ numberRecordsProcessed: 5, object: 'Contact' });
    const first = await results(body.id, '?maxRecords=2');
    expect(first.type).toContain('text/csv');
    expect(first.text.split('\n')).toMatchObject([
      '"Id","LastName","Birthdate","DoNotCall"',
      expect.stringMatching(/^"003\w{15}","""Birch"", 0","","false"$/),
      expect.anything(),
      '',
    ]);
    const rest = await results(body.id, `?maxRecords=50&locator=${first.locator ?? ''}`);
    expect(rest.text.trim().split('\n')).toHaveLength(4);
    expect(rest.locator).toBe('null');
  });

  it('refuses what it cannot do, and tells a field that is not there in its message', async () => {
    expect(await ask('SELECT COUNT() FROM Contact')).toMatchObject({ status: 400, body: [{ errorCode: 'API_ERROR' }] });
    expect(await ask('SELECT MailingAddress FROM Contact')).toMatchObject({ status: 400, body: [{ errorCode: 'API_ERROR' }] });
    expect(await ask('SELECT Nothing__c FROM Contact')).toMatchObject({
      status: 400,
      body: [{ errorCode: 'API_ERROR', message: expect.stringMatching(/^INVALID_FIELD: /) as string }],
    });
  });

  it('is aborted while it runs, and thrown away when it is over', async () => {
    const { id } = (await ask('SELECT Id FROM Contact')).body;
    expect((await org.connector.call('DELETE', `/jobs/query/${id}`)).status).toBe(400);
    expect((await org.connector.call('PATCH', `/jobs/query/${id}`, { body: { state: 'Aborted' } })).body).toMatchObject({
      state: 'Aborted',
    });
    expect((await org.connector.call('DELETE', `/jobs/query/${id}`)).status).toBe(204);
    expect((await org.connector.call('GET', `/jobs/query/${id}`)).status).toBe(404);
  });

  it('lists a share of the records where the export is faulty, as a sweep does', async () => {
    await org.staff.control('PUT', 'faults', { exportShare: 0 });
    const { id } = (await ask('SELECT Id FROM Contact')).body;
    await complete(id);
    expect((await told(id)).numberRecordsProcessed).toBe(0);
    expect((await org.connector.query('SELECT Id FROM Contact')).records).toEqual([]);
    expect((await org.connector.query("SELECT Id FROM Contact WHERE Email = 'b1@example.com'")).records).toHaveLength(1);
  });

  it('belongs to who asked for it, and there are so many in a day', async () => {
    const { id } = (await ask('SELECT Id FROM Contact')).body;
    expect((await org.staff.call('GET', `/jobs/query/${id}`)).status).toBe(404);
    await ask('SELECT Id FROM Contact');
    await ask('SELECT Id FROM Contact');
    await ask('SELECT Id FROM Contact');
    expect(await ask('SELECT Id FROM Contact')).toMatchObject({ status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }] });
  });
});
