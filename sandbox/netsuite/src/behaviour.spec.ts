import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunningSandbox } from '@trueup/sandbox-kit';
import { askToken, assertion, Caller, keysOf, refusal, startOne } from './testing/caller';

const PATH = '/record/v1/customer';
const person = { isPerson: true, firstName: 'Ada', lastName: 'Birch' };

describe('the behaviour of an account', () => {
  const running: RunningSandbox[] = [];
  const start = async (tenant: Parameters<typeof startOne>[0] = {}): Promise<RunningSandbox> => {
    const sandbox = await startOne(tenant);
    running.push(sandbox);
    return sandbox;
  };
  const faults = (sandbox: RunningSandbox, body: object): Promise<Response> =>
    fetch(`${sandbox.baseUrl}/__sandbox/faults`, { method: 'PUT', body: JSON.stringify(body) });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.close()));
  });

  it('shows a write by id at once and in searches a while later', async () => {
    const us = await Caller.signIn(await start({ searchLagMs: 250 }));
    const id = await us.made(person);
    const found = (): Promise<Record<string, string>[]> => us.rows(`SELECT id FROM customer WHERE id = ${id}`);
    expect(await us.record(id)).toMatchObject(person);
    expect(await found()).toEqual([]);
    await wait(300);
    expect(await found()).toEqual([{ id }]);
  });

  it('refuses calls over the concurrency that the account shares among its integrations', async () => {
    const sandbox = await start({ concurrency: 2, baseLatencyMs: 60 });
    const callers = await Promise.all([Caller.signIn(sandbox), Caller.signIn(sandbox, 'staff')]);
    const answers = await Promise.all([...callers, ...callers].map((one) => one.call('GET', '/system/v1/governanceLimits')));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(refusal)).toEqual([
      expect.objectContaining({ status: 429, code: 'CONCURRENCY_LIMIT_EXCEEDED' }),
      expect.objectContaining({ status: 429, code: 'CONCURRENCY_LIMIT_EXCEEDED' }),
    ]);
    expect(answers.find(({ status }) => status === 200)?.body).toMatchObject({ accountConcurrencyLimit: 2 });
  });

  it('answers 400 over the limit in an account that is set up so', async () => {
    const sandbox = await start({ overLimitStatus: 400 });
    const us = await Caller.signIn(sandbox);
    await faults(sandbox, { throttled: true });
    expect(refusal(await us.call('GET', PATH))).toMatchObject({ status: 400, code: 'SSS_REQUEST_LIMIT_EXCEEDED' });
  });

  it('takes a request that nobody waits for, once per idempotency key', async () => {
    const us = await Caller.signIn(await start({ jobDelayMs: 20 }));
    const order = { body: { ...person, subsidiary: '2' }, headers: { prefer: 'respond-async', 'x-netsuite-idempotency-key': 'k-1' } };
    const first = await us.call('POST', PATH, order);
    const second = await us.call('POST', PATH, order);
    const location = first.headers.get('location') ?? '';
    expect(first.status).toBe(202);
    expect(second).toMatchObject({ status: 400, body: { title: 'Conflict' } });
    expect(refusal(second)).toMatchObject({ code: 'IDEMPOTENCY_ERROR' });
    expect(second.headers.get('location')).toBe(location);
    const job = location.replace('/services/rest', '');
    await wait(80);
    expect((await us.call('GET', job)).body).toMatchObject({ completed: true, progress: 'succeeded' });
    expect((await us.call('GET', `${job}/task/1`)).body).toMatchObject({ completed: true, progress: 'succeeded' });
    const result = await us.call('GET', `${job}/task/1/result`);
    expect(result.status).toBe(204);
    expect(result.headers.get('location')).toMatch(/\/customer\/\d+$/);
    expect(await us.rows('SELECT COUNT(*) AS n FROM customer')).toEqual([{ n: '1' }]);
  });

  it('withholds fields from the connector and not from the staff', async () => {
    const sandbox = await start();
    const [us, staff] = [await Caller.signIn(sandbox), await Caller.signIn(sandbox, 'staff')];
    const id = await staff.made({ ...person, creditLimit: 900 });
    await faults(sandbox, { withhold: ['creditLimit'] });
    expect(await us.record(id)).not.toHaveProperty('creditLimit');
    expect(await staff.record(id)).toMatchObject({ creditLimit: 900 });
    expect((await us.call('GET', '/record/v1/metadata-catalog/customer')).body['properties']).not.toHaveProperty('creditLimit');
    expect(refusal(await us.query('SELECT creditlimit FROM customer'))).toMatchObject({ status: 400, code: 'INVALID_PARAMETER' });
    expect((await staff.query('SELECT creditlimit FROM customer')).status).toBe(200);
  });

  it('tidies up what is written when told to reformat', async () => {
    const sandbox = await start();
    const us = await Caller.signIn(sandbox);
    await faults(sandbox, { reformat: true });
    const id = await us.made({ ...person, lastName: 'BIRCH', phone: '+1 555 010 0199', email: 'Ada@Example.com' });
    expect(await us.record(id)).toMatchObject({ lastName: 'Birch', phone: '(555) 010-0199', email: 'ada@example.com' });
  });

  it('applies a write and loses its answer, or fails it and applies nothing', async () => {
    const sandbox = await start();
    const us = await Caller.signIn(sandbox);
    await faults(sandbox, { loseAnswers: 1 });
    await expect(us.call('PUT', `${PATH}/eid:lost`, { body: { ...person, subsidiary: '2' } })).rejects.toThrow();
    expect((await us.call('GET', `${PATH}/eid:lost`)).status).toBe(200);
    await faults(sandbox, { failWrites: 1 });
    expect((await us.call('PUT', `${PATH}/eid:failed`, { body: { ...person, subsidiary: '2' } })).status).toBe(500);
    expect((await us.call('GET', `${PATH}/eid:failed`)).status).toBe(404);
  });

  it('cuts calls while it is down and journals who did what', async () => {
    const sandbox = await start();
    const us = await Caller.signIn(sandbox);
    await us.made({ ...person, email: 'ada@example.com' });
    expect(sandbox.server.journal.since(0).at(-1)).toMatchObject({
      operation: 'POST customer',
      actor: 'connector',
      status: 204,
      write: true,
      request: { lastName: 'Birch', email: 'ada@example.com' },
    });
    await faults(sandbox, { down: true });
    await expect(us.call('GET', PATH)).rejects.toThrow();
  });

  it('keeps customers, numbers and credentials over a restart', async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'netsuite-')), 'state.json');
    const first = await startOne({ stateFile });
    const id = await (await Caller.signIn(first)).made({ ...person, externalId: 'kept' });
    await first.close();
    const second = await start({ stateFile });
    const us = await Caller.signIn(second);
    expect(await us.record(id)).toMatchObject({ ...person, externalId: 'kept' });
    expect(await us.rows('SELECT id FROM customer')).toEqual([{ id }]);
    expect(Number(await us.made(person))).toBe(Number(id) + 1);
    expect(keysOf(second).connector.privateKey).toBe(keysOf(first).connector.privateKey);
  });

  it('keeps accounts apart', async () => {
    const [us, de] = [await start(), await start({ system: 'netsuite-de', accountId: 'TSTDRV2', numberPrefix: 'DE' })];
    const foreign = keysOf(us).connector;
    const there = keysOf(de).connector.tokenUrl;
    expect((await askToken({ ...foreign, tokenUrl: there }, await assertion({ ...foreign, tokenUrl: there }))).status).toBe(401);
    const german = await Caller.signIn(de);
    expect(await german.record(await german.made(person))).toMatchObject({ entityId: expect.stringMatching(/^DE\d+$/) as string });
  });

  it('takes deleted customers out of SuiteQL without a trace', async () => {
    const us = await Caller.signIn(await start());
    const id = await us.made(person);
    await us.call('DELETE', `${PATH}/${id}`);
    expect(await us.rows('SELECT id FROM customer')).toEqual([]);
    expect(refusal(await us.query('SELECT * FROM deletedrecord'))).toMatchObject({ status: 400 });
  });

  it('moves a customer to another subsidiary only while it has no transactions', async () => {
    const subsidiaries = [
      { id: '2', name: 'Honeycomb US', country: 'US', currency: 'USD' },
      { id: '3', name: 'Honeycomb CA', country: 'CA', currency: 'CAD' },
    ];
    const us = await Caller.signIn(await start({ subsidiaries }));
    const id = await us.made(person);
    expect((await us.call('PATCH', `${PATH}/${id}`, { body: { subsidiary: { id: '3' } } })).status).toBe(204);
    await us.call('POST', '/record/v1/salesOrder', { body: { entity: { id } } });
    expect(refusal(await us.call('PATCH', `${PATH}/${id}`, { body: { subsidiary: '2' } }))).toMatchObject({
      status: 400,
      code: 'USER_ERROR',
    });
  });

  it('sorts internal ids as numbers in SuiteQL', async () => {
    const subsidiaries = ['10', '9'].map((id) => ({ id, name: `Honeycomb ${id}`, country: 'US', currency: 'USD' }));
    const us = await Caller.signIn(await start({ subsidiaries }));
    for (const { id } of subsidiaries) await us.made({ ...person, subsidiary: id });
    expect(await us.rows('SELECT subsidiary FROM customer ORDER BY subsidiary')).toEqual([{ subsidiary: '9' }, { subsidiary: '10' }]);
  });

  it('has no subsidiaries without OneWorld', async () => {
    const us = await Caller.signIn(await start({ subsidiaries: [] }));
    expect((await us.call('POST', PATH, { body: person })).status).toBe(204);
    expect(refusal(await us.call('POST', PATH, { body: { ...person, subsidiary: '2' } }))).toMatchObject({ code: 'INVALID_CONTENT' });
  });

  it('writes and reads dates as the account is set up', async () => {
    const de = await Caller.signIn(await start({ timeZone: 'Europe/Berlin', dateFormat: 'DD.MM.YYYY' }));
    const id = await de.made(person);
    const [row] = await de.rows(`SELECT datecreated FROM customer WHERE datecreated > '31.12.2019' AND id = ${id}`);
    expect(row?.['datecreated']).toMatch(/^\d\d\.\d\d\.\d{4}$/);
  });

  it('answers what it cannot read, and what it does not have, in the form of the vendor', async () => {
    const sandbox = await start();
    const us = await Caller.signIn(sandbox);
    expect(refusal(await us.call('POST', PATH, { body: [] }))).toMatchObject({ status: 400, code: 'INVALID_CONTENT' });
    expect(refusal(await us.call('GET', '/record/v1/vendor/5'))).toMatchObject({
      status: 404,
      detail: "Record type 'vendor' does not exist.",
    });
    expect(refusal(await us.call('GET', '/nothing/here'))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});
