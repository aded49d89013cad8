import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { startOrg, type TestOrg } from '../testing/start-org';
import { PubSubClient, type SeenEvent, waitUntil } from '../testing/pub-sub-client';

const CONTACTS = '/data/ContactChangeEvent';
const header = (event: SeenEvent | undefined) => event?.payload.ChangeEventHeader ?? {};

describe('the Pub/Sub API', () => {
  let org: TestOrg;
  const clients: PubSubClient[] = [];
  const client = (token?: string): PubSubClient => {
    const one = new PubSubClient(org, token);
    clients.push(one);
    return one;
  };
  const listen = async (topic = CONTACTS, request = {}) => {
    const one = client();
    await one.subscribe(topic, request);
    return one;
  };
  /** Names of the fields that a header's bitmaps stand for, by the schema the org handed out. */
  const namesOf = (seen: SeenEvent, from: PubSubClient, member: 'changedFields' | 'nulledFields' | 'diffFields'): string[] => {
    type Field = { name: string; type: (string | { fields: Field[] })[] };
    const { fields } = JSON.parse(from.schemas.get(seen.schemaId)?.schema_json ?? '') as { fields: Field[] };
    const named = (hex: string, among: Field[]) =>
      among.filter((_field, index) => (BigInt(hex) >> BigInt(index)) & 1n).map((field) => field.name);
    const records = new Map(
      fields.flatMap((field) =>
        (Array.isArray(field.type) ? field.type : []).flatMap((type) =>
          typeof type === 'object' ? [[(type as { name?: string }).name, type] as const] : [],
        ),
      ),
    );
    return (header(seen)[member] as string[]).flatMap((bitmap) => {
      const [position, hex] = bitmap.includes('-') ? bitmap.split('-') : [undefined, bitmap];
      if (position === undefined) return named(hex ?? '', fields);
      const parent = fields[Number(position)] as Field;
      const last = parent.type.at(-1);
      const record = typeof last === 'object' ? last : records.get(last);
      return named(hex ?? '', record?.fields ?? []).map((name) => `${parent.name}.${name}`);
    });
  };

  beforeAll(async () => {
    org = await startOrg({ keepaliveSeconds: 0.3 });
  });
  afterAll(async () => {
    for (const one of clients) one.close();
    await org.sandbox.close();
  });

  it('serves the vendor’s published proto', () => {
    const ours = readFileSync(join(dirname(require.resolve('salesforce-pubsub-api-client')), '..', 'pubsub_api.proto'), 'utf8');
    expect(ours).toContain('package eventbus.v1;');
    expect(ours).toMatch(/rpc Subscribe \(stream FetchRequest\) returns \(stream FetchResponse\)/);
  });

  it('refuses calls without, and with wrong, credentials', async () => {
    const anonymous = client();
    anonymous.metadata.remove('accesstoken');
    await expect(anonymous.topic(CONTACTS)).rejects.toMatchObject({ code: status.UNAUTHENTICATED });
    await expect(client('wrong').topic(CONTACTS)).rejects.toMatchObject({ code: status.UNAUTHENTICATED });
    const elsewhere = client();
    elsewhere.metadata.set('tenantid', '00D000000000000AAA');
    const failure = await elsewhere.topic(CONTACTS).catch((error: unknown) => error as { metadata: { get(name: string): unknown[] } });
    expect('metadata' in failure && failure.metadata.get('error-code')).toEqual(['sfdc.platform.eventbus.grpc.service.auth.error']);
  });

  it('hands out topics and their Avro schemas, and refuses unknown ones', async () => {
    const one = client();
    const topic = await one.topic(CONTACTS);
    expect(topic).toMatchObject({ topic_name: CONTACTS, can_subscribe: true, schema_id: expect.stringMatching(/^[\w-]{22}$/) });
    const { schema_json } = await one.schema(topic.schema_id);
    expect(JSON.parse(schema_json)).toMatchObject({
      name: 'ContactChangeEvent',
      namespace: 'com.sforce.eventbus',
      fields: expect.arrayContaining([expect.objectContaining({ name: 'ChangeEventHeader' })]),
    });
    await expect(one.topic('/data/NothingChangeEvent')).rejects.toMatchObject({ code: status.NOT_FOUND });
    await expect(one.schema('x')).rejects.toMatchObject({ code: status.NOT_FOUND });
  });

  it('tells a creation whole, with who did it and through what', async () => {
    const one = await listen();
    const id = await org.staff.create('Contact', {
      FirstName: 'Ada',
      LastName: 'Lovelace',
      Birthdate: '1815-12-10',
      MailingCity: 'London',
    });
    const [seen] = await one.waitFor(1);
    const { clientId } = org.credentials.staff;
    expect(header(seen)).toMatchObject({
      entityName: 'Contact',
      recordIds: [id],
      changeType: 'CREATE',
      changeOrigin: `com/salesforce/api/rest/67.0;client=${clientId}`,
      sequenceNumber: 1,
      changedFields: [],
    });
    expect(seen?.payload).toMatchObject({
      Name: { FirstName: 'Ada', LastName: 'Lovelace' },
      MailingAddress: { City: 'London', Street: null },
      Birthdate: BigInt(Date.parse('1815-12-10')),
      Email: null,
    });
    expect(BigInt(String(header(seen).commitNumber)) > 2n ** 53n).toBe(true);
  });

  it('tells only what changed in an update, with bitmaps for plain fields, parts of compounds and cleared ones', async () => {
    const id = await org.staff.create('Contact', {
      FirstName: 'Ada',
      LastName: 'Byron',
      MobilePhone: '1',
      MailingCity: 'London',
      ERP_Accounts__c: 'old',
    });
    const one = await listen();
    await org.connector.update('Contact', id, {
      LastName: 'King',
      MobilePhone: null,
      MailingStreet: '1 Square',
      ERP_Accounts__c: 'x'.repeat(1500),
    });
    const [seen] = await one.waitFor(1);
    if (!seen) throw new Error('Nothing came.');
    const expected = ['ERP_Accounts__c', 'LastModifiedById', 'LastModifiedDate', 'MailingAddress.Street', 'MobilePhone', 'Name.LastName'];
    expect(namesOf(seen, one, 'changedFields').sort()).toEqual(expected);
    expect(namesOf(seen, one, 'nulledFields')).toEqual(['MobilePhone']);
    expect(namesOf(seen, one, 'diffFields')).toEqual(['ERP_Accounts__c']);
    expect((header(seen).changedFields as string[]).slice(1)).toEqual(expect.arrayContaining([expect.stringMatching(/^\d+-0x[0-9A-F]+$/)]));
    expect(seen.payload).toMatchObject({
      Name: { LastName: 'King', FirstName: null },
      MailingAddress: { Street: '1 Square', City: null },
      MobilePhone: null,
      Email: null,
    });
    expect(String(seen.payload.ERP_Accounts__c)).toMatch(/^--- before\n\+\+\+ after\n@@/);
  });

  it('names the client that a call names, and tells even a change of nothing', async () => {
    const id = await org.connector.create('Contact', { LastName: 'Same' });
    const one = await listen();
    await org.connector.call('PATCH', `/sobjects/Contact/${id}`, {
      body: { LastName: 'Same' },
      headers: { 'Sforce-Call-Options': 'client=trueup' },
    });
    const [seen] = await one.waitFor(1);
    expect(header(seen).changeOrigin).toBe('com/salesforce/api/rest/67.0;client=trueup');
    expect(namesOf(seen as SeenEvent, one, 'changedFields')).toEqual(['LastModifiedDate']);
  });

  it('tells one change of several records in one event, and deletions and returns', async () => {
    const ids = [await org.connector.create('Contact', { LastName: 'A' }), await org.connector.create('Contact', { LastName: 'B' })];
    const one = await listen();
    const records = ids.map((Id) => ({ attributes: { type: 'Contact' }, Id, Title: 'x' }));
    await org.connector.call('PATCH', '/composite/sobjects', { body: { records } });
    await org.connector.call('DELETE', `/composite/sobjects?ids=${ids.join(',')}`);
    await org.staff.control('POST', 'undelete', { ids: [ids[0]] });
    const seen = await one.waitFor(3);
    expect(seen.map((event) => [header(event).changeType, header(event).recordIds])).toEqual([
      ['UPDATE', ids],
      ['DELETE', ids],
      ['UNDELETE', [ids[0]]],
    ]);
    expect(seen[2]?.payload.Name).toMatchObject({ LastName: 'A' });
  });

  it('tells a person account twice, once as account and once as contact', async () => {
    const one = await listen('/data/ChangeEvents');
    const id = await org.connector.create('Account', { LastName: 'Somerville', PersonEmail: 'mary@example.com', Loyalty_Id__pc: 'L2' });
    await org.connector.update('Account', id, { PersonMobilePhone: '2' });
    await org.connector.update('Account', id, { BillingCity: 'Rome' });
    const seen = await one.waitFor(6);
    expect(seen.map((event) => header(event).entityName)).toEqual(['Account', 'Contact', 'Account', 'Contact', 'Account', 'Contact']);
    expect(seen[0]?.payload).toMatchObject({ Name: { LastName: 'Somerville' }, PersonEmail: 'mary@example.com', Loyalty_Id__pc: 'L2' });
    expect(seen[1]?.payload).toMatchObject({ Email: 'mary@example.com', Loyalty_Id__c: 'L2', AccountId: id });
    expect(namesOf(seen[3] as SeenEvent, one, 'changedFields').sort()).toEqual(['LastModifiedDate', 'MobilePhone']);
    expect(namesOf(seen[5] as SeenEvent, one, 'changedFields')).toEqual(['LastModifiedDate']);
    expect(header(seen[0]).transactionKey).toBe(header(seen[1]).transactionKey);
  });

  it('delivers as many events as were asked for', async () => {
    const one = await listen(CONTACTS, { num_requested: 1 });
    for (const LastName of ['1', '2', '3']) await org.connector.create('Contact', { LastName });
    await one.waitFor(1);
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(one.events).toHaveLength(1);
    one.request(2);
    await one.waitFor(3);
    expect(one.events.map((event) => (event.payload.Name as { LastName: string }).LastName)).toEqual(['1', '2', '3']);
  });

  it('goes on after a replay id, whose bytes no double can hold', async () => {
    const first = await listen();
    for (const LastName of ['1', '2', '3']) await org.connector.create('Contact', { LastName });
    const ids = (await first.waitFor(3)).map((event) => event.replayId);
    const numbers = ids.map((id) => id.readBigUInt64BE());
    expect(numbers.every((id) => id > 2n ** 53n)).toBe(true);
    const again = await listen(CONTACTS, { replay_preset: 'CUSTOM', replay_id: ids[0] });
    expect((await again.waitFor(2)).map((event) => event.replayId)).toEqual(ids.slice(1));
    const all = await listen(CONTACTS, { replay_preset: 'EARLIEST' });
    await waitUntil(() => all.events.some((event) => event.replayId.equals(ids[2] as Buffer)));
  });

  it('sends an empty answer with the latest replay id when nothing happens, and goes on from it', async () => {
    const one = await listen();
    await waitUntil(() => one.responses.some((response) => response.events.length === 0));
    const again = await listen(CONTACTS, { replay_preset: 'CUSTOM', replay_id: one.responses[0]?.latest_replay_id });
    await org.connector.create('Contact', { LastName: 'Later' });
    await again.waitFor(1);
  });

  it.each([
    ['corrupted', Buffer.from('00000000000000ff', 'hex')],
    ['validation.failed', Buffer.from('abc')],
  ])('ends a subscription with INVALID_ARGUMENT when its replay id is %s', async (kind, replay_id) => {
    const one = await listen(CONTACTS, { replay_preset: 'CUSTOM', replay_id });
    const failure = await one.failure();
    expect(failure.code).toBe(status.INVALID_ARGUMENT);
    expect(failure.metadata.get('error-code')).toEqual([`sfdc.platform.eventbus.grpc.subscription.fetch.replayid.${kind}`]);
  });
});
