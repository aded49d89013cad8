import { status } from '@grpc/grpc-js';
import { PubSubClient, waitUntil } from './testing/pub-sub-client';
import { startOrg, type TestOrg } from './testing/start-org';

const CONTACTS = '/data/ContactChangeEvent';

describe('faults', () => {
  let org: TestOrg;
  let client: PubSubClient;
  beforeEach(async () => {
    org = await startOrg();
    client = new PubSubClient(org);
  });
  afterEach(async () => {
    client.close();
    await org.sandbox.close();
  });

  const faults = (patch: Record<string, unknown>) => org.connector.control('PUT', 'faults', patch);
  const types = () => client.events.map((event) => event.payload.ChangeEventHeader.changeType);

  it('cuts calls and streams while down, and serves both afterwards', async () => {
    await client.subscribe(CONTACTS);
    await faults({ down: true });
    expect((await client.failure()).code).toBe(status.UNAVAILABLE);
    await expect(client.topic(CONTACTS)).rejects.toMatchObject({ code: status.UNAVAILABLE });
    await expect(org.connector.call('GET', '/limits')).rejects.toThrow();
    await faults({ down: false });
    expect((await org.connector.call('GET', '/limits')).status).toBe(200);
    await client.subscribe(CONTACTS);
    await org.connector.create('Contact', { LastName: 'Back' });
    await client.waitFor(1);
  });

  it('refuses every call as over the limit while throttled', async () => {
    await faults({ throttled: true });
    const refused = await org.connector.call('GET', '/limits');
    expect(refused).toMatchObject({ status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }] });
  });

  it('fails a write without, and loses an answer after, applying it', async () => {
    await faults({ failWrites: 1, loseAnswers: 1 });
    expect((await org.connector.call('POST', '/sobjects/Contact', { body: { LastName: 'Failed' } })).status).toBe(500);
    await expect(org.connector.create('Contact', { LastName: 'Lost' })).rejects.toThrow();
    const { records } = await org.connector.query('SELECT LastName FROM Contact');
    expect(records).toMatchObject([{ LastName: 'Lost' }]);
  });

  it('publishes gaps for lost events and an overflow without record ids', async () => {
    await client.subscribe(CONTACTS);
    await faults({ gap: 1, loseWebhooks: 1 });
    const id = await org.connector.create('Contact', { LastName: 'A', Email: 'a@example.com' });
    await org.connector.update('Contact', id, { Title: 'x' });
    await faults({ overflow: true });
    await org.connector.update('Contact', id, { Title: 'y' });
    await client.waitFor(3);
    expect(types()).toEqual(['GAP_CREATE', 'GAP_UPDATE', 'GAP_OVERFLOW']);
    expect(client.events[0]?.payload).toMatchObject({ Name: null, Email: null, ChangeEventHeader: { recordIds: [id], changedFields: [] } });
    expect(client.events[2]?.payload.ChangeEventHeader.recordIds).toEqual(['000000000000000AAA']);
  });

  it('delivers events late and twice if told to', async () => {
    await client.subscribe(CONTACTS);
    await faults({ lateWebhooksMs: 150, doubleWebhooks: true });
    await org.connector.create('Contact', { LastName: 'A' });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(client.events).toHaveLength(0);
    await client.waitFor(2);
    expect(client.events[0]?.replayId).toEqual(client.events[1]?.replayId);
  });

  it('hides a withheld field from the connector everywhere, and from nobody else', async () => {
    await faults({ withhold: ['Contact.MobilePhone'] });
    await client.subscribe('/data/ChangeEvents');
    const id = await org.staff.create('Contact', { LastName: 'A', MobilePhone: '1', Phone: '2' });
    const person = await org.staff.create('Account', { LastName: 'B', PersonMobilePhone: '3' });
    expect(await org.connector.read('Contact', id)).not.toHaveProperty('MobilePhone');
    expect(await org.staff.read('Contact', id)).toMatchObject({ MobilePhone: '1' });
    expect(await org.connector.read('Account', person)).not.toHaveProperty('PersonMobilePhone');
    await expect(org.connector.query('SELECT MobilePhone FROM Contact')).rejects.toThrow('INVALID_FIELD');
    const { body } = await org.connector.call<{ fields: { name: string }[] }>('GET', '/sobjects/Contact/describe');
    expect(body.fields.map((one) => one.name)).not.toContain('MobilePhone');
    expect(await org.connector.update('Contact', id, { MobilePhone: '9' })).toMatchObject({
      status: 400,
      body: [{ errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE' }],
    });
    await client.waitFor(3);
    expect(client.events[0]?.payload).toMatchObject({ Phone: '2', MobilePhone: null });
    expect(client.events[1]?.payload).toMatchObject({ PersonMobilePhone: null });
  });

  it('normalises a typed US phone number if told to, and tells the normalised one', async () => {
    await client.subscribe(CONTACTS);
    await faults({ reformat: true });
    const id = await org.connector.create('Contact', { LastName: 'A', MobilePhone: '+1 555 010 1234', Phone: '+49 30 555' });
    expect(await org.connector.read('Contact', id)).toMatchObject({ MobilePhone: '(555) 010-1234', Phone: '+49 30 555' });
    await waitUntil(() => client.events.length === 1);
    expect(client.events[0]?.payload.MobilePhone).toBe('(555) 010-1234');
  });

  it('journals calls and delivered events with the credential that acted', async () => {
    await client.subscribe(CONTACTS);
    await org.staff.create('Contact', { LastName: 'A' });
    await client.waitFor(1);
    const journal = await fetch(`${org.sandbox.baseUrl}/__sandbox/journal?since=0`);
    const { entries } = (await journal.json()) as { entries: unknown[] };
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'call',
          operation: 'POST /services/data/v67.0/sobjects/Contact',
          actor: 'staff',
          status: 201,
          write: true,
        }),
        expect.objectContaining({ kind: 'stream', operation: `stream ${CONTACTS}`, actor: 'connector' }),
      ]),
    );
  });
});
