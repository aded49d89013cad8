import type { Client } from '@trueup/connector-kit';
import type { RunningSandbox } from '@trueup/sandbox-kit';
import { readRecord } from '@trueup/connector-kit';
import { randomUUID } from 'node:crypto';
import { AT, connect, Follower, StaffMember, startOrg } from '../fixtures/org';
import { mappings } from '../mapping';
import type { RecordType, SalesforceRecord } from '../wire';

describe('the change stream', () => {
  let org: RunningSandbox;
  let client: Client<SalesforceRecord>;
  let staff: StaffMember;
  const followers: Follower[] = [];
  const person = () => ({ FirstName: 'Ada', LastName: 'Birch', Email: `${randomUUID()}@example.com` });
  const calls = (since: number, operation: string) =>
    org.server.journal.since(since).filter((entry) => entry.kind === 'call' && entry.operation.includes(operation));
  const last = () => org.server.journal.since(0).at(-1)?.seq ?? 0;
  const follow = async (from: string | null = null) => {
    const before = last();
    const follower = new Follower(client, from);
    followers.push(follower);
    while (calls(before, 'grpc Subscribe').length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 50));
    return follower;
  };
  const valueOf = async (type: RecordType, id: string, slot: string) => {
    const [read] = await client.fetch([{ type, id }]);
    return read?.record && readRecord(mappings[type], read.record, AT).find((one) => one.slot === slot)?.value;
  };

  beforeAll(async () => {
    org = await startOrg({ keepaliveSeconds: 0.2 });
    client = connect(org);
    staff = new StaffMember(org);
  });
  afterEach(() => Promise.all(followers.splice(0).map((one) => one.stop())));
  afterAll(() => org.close());

  it('says which record changed, by whom, and goes on from its bytes beyond 2^53 without a loss or a repeat', async () => {
    const follower = await follow();
    const first = await staff.create('Contact', person());
    await follower.until(({ notices }) => notices.length === 1);
    const { cursor } = follower;
    await follower.stop();
    const second = await staff.create('Contact', person());
    const again = await follow(cursor);
    await again.until(({ notices }) => notices.length > 0);
    expect(follower.notices).toMatchObject([
      { ref: { type: 'Contact', id: first }, origin: expect.stringContaining('client=trueup') as string },
    ]);
    expect(again.notices.map(({ ref }) => ref.id)).toEqual([second]);
    expect(Buffer.from(cursor, 'base64').readBigUInt64BE()).toBeGreaterThan(2n ** 53n);
  });

  it('moves its cursor with each sign of life, so that a quiet day does not make it stale', async () => {
    const follower = await follow();
    await follower.until(({ sunk }) => sunk.length > 1);
    expect(follower.sunk[0]).toMatchObject({ notices: [] });
    expect(follower.cursor).not.toBe('');
  });

  it('asks for more before what it asked for is used up', async () => {
    const follower = await follow();
    const ids: string[] = [];
    for (let n = 0; n < 110; n += 1) ids.push(await staff.create('Contact', { LastName: `Many ${n}` }));
    await follower.until(({ notices }) => notices.length >= 110, 10_000);
    expect(follower.notices.map(({ ref }) => ref.id)).toEqual(ids);
  });

  it('makes one record of the two events that a person account gives', async () => {
    const follower = await follow();
    const { FirstName, LastName, Email } = person();
    const id = await staff.create('Account', { FirstName, LastName, PersonEmail: Email });
    await follower.until(({ notices }) => notices.length > 0);
    await staff.update('Account', id, { PersonMobilePhone: '+12025550111' });
    await follower.until(({ notices }) => notices.length > 1);
    expect(follower.notices.map(({ ref }) => ref)).toEqual([1, 2].map(() => ({ type: 'Account', id })));
    expect(await valueOf('Account', id, 'phones.mobile')).toBe('+12025550111');
  });

  it('asks the org once which record a half belongs to that it has not seen before', async () => {
    const id = await staff.create('Account', { FirstName: 'Bea', LastName: 'Fern' });
    client = connect(org);
    const follower = await follow();
    await staff.update('Account', id, { FirstName: 'Beatrice' });
    await follower.until(({ notices }) => notices.length === 1);
    const before = last();
    await staff.update('Account', id, { FirstName: 'Bea' });
    await follower.until(({ notices }) => notices.length === 2);
    expect(follower.notices.map(({ ref }) => ref)).toEqual([1, 2].map(() => ({ type: 'Account', id })));
    expect(calls(before, 'query')).toEqual([]);
  });

  it('leaves alone changes of nothing that is mapped', async () => {
    const id = await staff.create('Contact', person());
    const follower = await follow();
    await staff.update('Contact', id, { Department: 'Garden' });
    await staff.update('Contact', id, {});
    await staff.update('Contact', id, { MailingCity: 'Salem' });
    await follower.until(({ notices }) => notices.length > 0);
    expect(follower.notices.map(({ ref }) => ref.id)).toEqual([id]);
  });

  it('tells of companies and leads, and of a contact where only one of its relations changed or went', async () => {
    const account = await staff.create('Account', { Name: 'Fern Ltd' });
    const contact = await staff.create('Contact', { ...person(), AccountId: account });
    const other = await staff.create('Account', { Name: 'Oak GmbH' });
    const relation = await staff.create('AccountContactRelation', { ContactId: contact, AccountId: other });
    const lead = await staff.create('Lead', { LastName: 'Elm', Company: 'Elm Ltd' });
    client = connect(org);
    const follower = await follow();
    await staff.update('AccountContactRelation', relation, { Roles: 'Buyer' });
    await follower.until(({ notices }) => notices.length === 1);
    await staff.remove('AccountContactRelation', relation);
    await follower.until(({ notices }) => notices.length === 2);
    await staff.update('Account', account, { Site: 'Portland', ParentId: other });
    await staff.control('convert-lead', { lead, account });
    await follower.until(({ notices }) => notices.some(({ ref }) => ref.id === lead));
    const told = follower.notices.map(({ ref, lifecycle }) => [ref.type, ref.id, lifecycle]);
    expect(told.slice(0, 3)).toEqual([
      ['Contact', contact, undefined],
      ['Contact', contact, undefined],
      ['Account', account, undefined],
    ]);
    expect(await client.fetch([{ type: 'Lead', id: lead }])).toMatchObject([{ record: null, mergedInto: { type: 'Contact' } }]);
  });

  it('reads a record whose event was lost, and everything where it is not known what was lost', async () => {
    const id = await staff.create('Contact', person());
    const follower = await follow();
    org.server.faults.gap = 1;
    await staff.update('Contact', id, { FirstName: 'Bea' });
    await follower.until(({ notices }) => notices.length === 1);
    expect(follower.notices[0]?.ref.id).toBe(id);
    org.server.faults.overflow = true;
    await staff.update('Contact', id, { FirstName: 'Cleo' });
    await follower.until(({ gaps }) => gaps.length === 1);
    org.server.faults.overflow = false;
    await staff.update('Contact', id, { FirstName: 'Dora' });
    await follower.until(({ notices }) => notices.length === 2);
    expect(follower.gaps).toEqual([{ all: true }]);
  });

  it.each([
    ['has expired', Buffer.from('0000000000000001', 'hex')],
    ['is no place at all', Buffer.from('abc')],
  ])('polls and begins anew where its place %s', async (_why, place) => {
    const follower = await follow(place.toString('base64'));
    await follower.until(({ gaps, cursor }) => gaps.length === 1 && cursor !== '');
    const id = await staff.create('Contact', person());
    await follower.until(({ notices }) => notices.length === 1);
    expect(follower.sunk[0]).toEqual({ notices: { all: true }, cursor: '' });
    expect(follower.notices[0]?.ref.id).toBe(id);
  });

  it('reads a changed long text by id, for its event carries only the difference', async () => {
    const id = await staff.create('Contact', { ...person(), Service_Preferences__c: 'a'.repeat(1_500) });
    const follower = await follow();
    const text = `${'a'.repeat(1_500)}b`;
    await staff.update('Contact', id, { Service_Preferences__c: text });
    await follower.until(({ notices }) => notices.length === 1);
    expect(await valueOf('Contact', id, 'crm.servicePreferences')).toBe(text);
  });

  it('tells deletes and undeletes, doubled and late as they may come', async () => {
    const id = await staff.create('Contact', person());
    const follower = await follow();
    Object.assign(org.server.faults, { doubleWebhooks: true, lateWebhooksMs: 150 });
    await staff.remove('Contact', id);
    await follower.until(({ notices }) => notices.length === 1);
    expect(await client.fetch([{ type: 'Contact', id }])).toMatchObject([{ record: null, deleted: true }]);
    await staff.control('undelete', { ids: [id] });
    await follower.until(({ notices }) => notices.length === 2);
    Object.assign(org.server.faults, { doubleWebhooks: false, lateWebhooksMs: 0 });
    expect(follower.notices.map(({ lifecycle }) => lifecycle)).toEqual(['deleted', undefined]);
    expect(await valueOf('Contact', id, 'crm.recordId')).toBe(id);
  });

  it('signs in again where the session is over before it begins', async () => {
    await client.start?.(new AbortController().signal);
    await staff.control('expire-sessions');
    const id = await staff.create('Contact', person());
    const follower = await follow();
    await follower.until(({ cursor }) => cursor !== '');
    await staff.update('Contact', id, { FirstName: 'Bea' });
    await follower.until(({ notices }) => notices.length === 1);
    expect(follower.notices[0]?.ref.id).toBe(id);
  });

  it('ends with a transient fault where the org goes away, and at once where it is told to stop', async () => {
    const follower = await follow();
    await staff.faults({ down: true });
    expect(client.faultOf(await follower.ended)).toMatchObject({
      kind: 'transient',
      code: expect.stringContaining('service.unavailable') as string,
    });
    await staff.faults({ down: false });
    const other = await follow();
    await other.stop();
    expect(await other.ended).toBeUndefined();
  });

  it('passes on what the kit cannot store, and the stream is over', async () => {
    const away = new Error('the database is away');
    const ended = client.subscribe?.(null, () => Promise.reject(away), new AbortController().signal);
    await expect(ended).rejects.toBe(away);
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
});
