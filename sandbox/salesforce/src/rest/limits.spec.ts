import { startOrg, type TestOrg } from '../testing/start-org';

describe('versions and locks', () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await startOrg({ lockWaitMs: 60 });
  });
  afterAll(() => org.sandbox.close());

  it('changes an account only if it is the one the caller saw', async () => {
    const id = await org.connector.create('Account', { Name: 'Northwind' });
    const etag = (await org.connector.call('GET', `/sobjects/Account/${id}`)).headers.get('etag') ?? '';
    const change = (Phone: string, header: string) =>
      org.connector.call('PATCH', `/sobjects/Account/${id}`, { body: { Phone }, headers: { 'if-match': header } });
    expect((await change('1', etag)).status).toBe(204);
    expect(await change('2', etag)).toMatchObject({ status: 412, body: [{ errorCode: 'PRECONDITION_FAILED' }] });
    expect(await org.connector.read('Account', id)).toMatchObject({ Phone: '1' });
  });

  it('gives contacts no entity tag and holds them to If-Unmodified-Since', async () => {
    const id = await org.connector.create('Contact', { LastName: 'Hopper' });
    const read = await org.connector.call('GET', `/sobjects/Contact/${id}`);
    expect(read.headers.get('etag')).toBeNull();
    const change = (since: string) =>
      org.connector.call('PATCH', `/sobjects/Contact/${id}`, { body: { Title: 'x' }, headers: { 'if-unmodified-since': since } });
    expect((await change(String(read.headers.get('last-modified')))).status).toBe(204);
    expect((await change('Wed, 01 Jan 2020 00:00:00 GMT')).status).toBe(412);
    expect((await change('soon')).status).toBe(400);
    const again = { headers: { 'if-modified-since': new Date(Date.now() + 5000).toUTCString() } };
    expect((await org.connector.call('GET', `/sobjects/Contact/${id}`, again)).status).toBe(304);
  });

  it('gives up on a row that somebody else holds', async () => {
    const id = await org.connector.create('Contact', { LastName: 'Busy' });
    await org.staff.control('POST', 'lock', { id, ms: 250 });
    expect(await org.connector.update('Contact', id, { Title: 'x' })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'UNABLE_TO_LOCK_ROW' }],
    });
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect((await org.connector.update('Contact', id, { Title: 'x' })).status).toBe(204);
  });
});

describe('limits', () => {
  it('says how many calls are used and refuses those beyond the day’s, with no time to wait', async () => {
    const org = await startOrg({ dailyLimit: 2 });
    expect((await org.connector.call('GET', '/limits')).headers.get('sforce-limit-info')).toBe('api-usage=1/2');
    const limits = await org.connector.call('GET', '/limits');
    expect(limits.body.DailyApiRequests).toEqual({ Max: 2, Remaining: 0 });
    const refused = await org.connector.call('GET', '/limits');
    expect(refused).toMatchObject({ status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }] });
    expect(refused.headers.get('retry-after')).toBeNull();
    await org.sandbox.close();
  });

  it('takes no further call while 25 long ones run', async () => {
    const org = await startOrg({ longCallMs: 50, lockWaitMs: 700 });
    const id = await org.connector.create('Contact', { LastName: 'Busy' });
    await org.staff.control('POST', 'lock', { id, ms: 400 });
    const long = Array.from({ length: 25 }, () => org.connector.update('Contact', id, { Title: 'x' }));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await org.connector.call('GET', '/limits')).toMatchObject({ status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }] });
    expect((await Promise.all(long)).map((one) => one.status)).toEqual(long.map(() => 204));
    expect((await org.connector.call('GET', '/limits')).status).toBe(200);
    await org.sandbox.close();
  });
});
