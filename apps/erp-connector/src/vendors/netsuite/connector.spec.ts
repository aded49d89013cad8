import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Slot, SlotAddress, SlotValue } from '@trueup/canonical-schema';
import { describeConnector, patchFor, readRecord, type Client, type WriteItem, type WriteResult } from '@trueup/connector-kit';
import type { JournalEntry, RunningSandbox } from '@trueup/sandbox-kit';
import { AT, connect, recordsOf, ROW, staffCalls, startAccount, type Connecting } from './fixtures/account';
import { suites } from './fixtures/suite';
import { customerMapping as mapping } from './mapping';
import type { NetsuiteRecord } from './wire';

const KEY = '9c1f2b3a-5d0e-5f64-8a3b-0123456789ab';
const GIVEN: SlotAddress = { slot: 'names.given', key: '', context: '' };
const FAMILY: SlotAddress = { slot: 'names.family', key: '', context: '' };
const MOBILE: SlotAddress = { slot: 'phones.mobile', key: '', context: 'private' };
const EMAIL: SlotAddress = { slot: 'emails.contact', key: '', context: 'private' };
const SHIPPING: SlotAddress = { slot: 'addresses.shipping.default', key: '', context: 'private' };
const nobody = { receiver: null, company: null, line2: null, line3: null, phone: null, language: null };
const home = { ...nobody, line1: '1 Elm St', city: 'Portland', region: 'OR', postalCode: '97201', country: 'US' };

const ABOUT = { type: 'customer', kind: 'person', correlationId: 'c-1' } as const;
type Values = readonly (readonly [SlotAddress, SlotValue | null])[];
type Done = Extract<WriteResult<NetsuiteRecord>, { kind: 'done' }>;

const ADA: Values = [
  [GIVEN, 'Ada'],
  [FAMILY, 'Birch'],
  [EMAIL, 'ada@example.com'],
  [SHIPPING, home],
];

function itemFor(values: Values, current: NetsuiteRecord | null, createKey = KEY): WriteItem<NetsuiteRecord> {
  const changes = values.map(([address, after]) => ({ address, before: null, after, reverts: false }));
  const ref = current && { type: 'customer', id: current.id };
  const patch = patchFor(mapping, changes, { ...AT, current });
  return { operation: current ? 'update' : 'create', ref, createKey, patch, changes, current, ...ABOUT };
}

async function write(client: Client<NetsuiteRecord>, item: WriteItem<NetsuiteRecord>): Promise<WriteResult<NetsuiteRecord>> {
  const [result] = await client.write([item]);
  if (!result) throw new Error('No answer.');
  return result;
}

async function done(client: Client<NetsuiteRecord>, item: WriteItem<NetsuiteRecord>): Promise<Done> {
  const result = await write(client, item);
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return result;
}

function valueIn(record: NetsuiteRecord | null | undefined, slot: Slot): SlotValue | null | undefined {
  return record && readRecord(mapping, record, AT).find((one) => one.slot === slot)?.value;
}

suites.forEach((suite) => describeConnector(suite));

describe('NetSuite by itself', () => {
  const signal = new AbortController().signal;
  const running: RunningSandbox[] = [];
  const start = async (tenant: Parameters<typeof startAccount>[0] = {}, as: Connecting = {}) => {
    const sandbox = await startAccount(tenant);
    running.push(sandbox);
    return { sandbox, client: connect(sandbox, as), staff: connect(sandbox, { as: 'staff' }) };
  };
  const writesIn = (sandbox: RunningSandbox): JournalEntry[] => sandbox.server.journal.since(0).filter((entry) => entry.write);
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.close()));
  });

  describe('signs in', () => {
    it('once for many calls, and again shortly before the token ends', async () => {
      const { sandbox } = await start();
      let now = Date.now();
      const client = connect(sandbox, { now: () => now });
      const tokens = () => sandbox.server.journal.since(0).filter(({ operation }) => operation === 'POST token').length;
      await Promise.all([client.start?.(signal), client.fetch([{ type: 'customer', id: '1' }])]);
      expect(tokens()).toBe(1);
      now += 3_541_000;
      await client.start?.(signal);
      expect(tokens()).toBe(2);
    });

    it('once more, and not twice, where its token is not taken any longer', async () => {
      const stateFile = join(mkdtempSync(join(tmpdir(), 'netsuite-')), 'state.json');
      const { sandbox, client } = await start({ stateFile });
      await client.start?.(signal);
      await sandbox.close();
      const { sandbox: restarted } = await start({ stateFile, port: Number(new URL(sandbox.baseUrl).port) });
      // A connection that was kept open may be found cut; the kit would try again too.
      const cut: unknown = await client.start?.(signal).catch((error: unknown) => error);
      if (cut !== undefined) {
        expect(client.faultOf(cut).kind).toBe('transient');
        await client.start?.(signal);
      }
      const calls = restarted.server.journal.since(0).map(({ operation, status }) => `${operation} ${status}`);
      expect(calls).toEqual(['POST suiteql 401', 'POST token 200', 'POST suiteql 200']);
    });

    it('with signed requests where the row has a token', async () => {
      const { client } = await start({}, { keys: 'token' });
      const { record } = await done(client, itemFor(ADA, null));
      expect((await client.find({ createKey: 'other', emails: ['ADA@example.com'], phones: [], taxIds: [] }))[0]?.record?.id).toBe(
        record.id,
      );
    });

    it('and says so where its key is not taken', async () => {
      const { client } = await start({}, { connection: { certificateId: 'unknown' } });
      const failed: unknown = await client.fetch([{ type: 'customer', id: '1001' }]).catch((error: unknown) => error);
      expect(client.faultOf(failed)).toMatchObject({ kind: 'unauthorised', code: 'invalid_client' });
    });
  });

  describe('creates', () => {
    it('a person under our key, with the addresses, and reads back what NetSuite made of it', async () => {
      const { client } = await start();
      const { ref, record, version } = await done(client, itemFor(ADA, null));
      expect(mapping.identify(record, AT)).toMatchObject({ ref, kind: 'person', ourKey: KEY, sourceVersion: version });
      expect(valueIn(record, 'addresses.shipping.default')).toEqual(home);
      expect(valueIn(record, 'erpAccount.number')).toMatch(/^CUST\d+$/);
      expect(valueIn(record, 'erpAccount.currency')).toBe('USD');
    });

    it.each(['externalId', 'custentity_trueup_key'])('once, though the answer is lost, with the key in %s', async (keyField) => {
      const { sandbox, client } = await start({ searchLagMs: 1_000 }, { row: { keyField } });
      sandbox.server.faults.loseAnswers = 1;
      expect(await write(client, itemFor(ADA, null))).toMatchObject({ kind: 'fault', fault: { kind: 'transient' } });
      const again = await done(client, itemFor(ADA, null));
      expect(again.record.addressBook?.items).toHaveLength(1);
      await wait(1_100);
      const found = await client.find({ createKey: KEY, emails: ['ada@example.com'], phones: [], taxIds: [] });
      expect(found.map(({ ref }) => ref)).toEqual([again.ref]);
    });

    it('nothing where a record has our key: it is found and left as it is', async () => {
      const { client, staff } = await start();
      const first = await done(staff, itemFor(ADA, null));
      const second = await done(client, itemFor([[FAMILY, 'Other']], null));
      expect(second).toMatchObject({ ref: first.ref, found: true });
      expect(valueIn(second.record, 'names.family')).toBe('Birch');
    });

    it('nothing without a last name, and says which field is missing', async () => {
      const { client } = await start();
      expect(await write(client, itemFor([[GIVEN, 'Ada']], null))).toMatchObject({
        kind: 'fault',
        fault: { kind: 'rejected', code: 'USER_ERROR', message: expect.stringContaining('Last Name') as string },
      });
    });
  });

  describe('updates', () => {
    it('changed fields only, and no field that has its value already', async () => {
      const { sandbox, client } = await start();
      const { record } = await done(client, itemFor(ADA, null));
      await done(
        client,
        itemFor(
          [
            [MOBILE, '+15550100142'],
            [GIVEN, 'Ada'],
          ],
          record,
        ),
      );
      expect(writesIn(sandbox).at(-1)).toMatchObject({ operation: 'PATCH customer', request: { mobilePhone: '+15550100142' } });
      expect(Object.keys(writesIn(sandbox).at(-1)?.request as object)).toEqual(['mobilePhone']);
      await done(client, itemFor([[MOBILE, '+15550100142']], record));
      expect(writesIn(sandbox)).toHaveLength(2);
    });

    it('an address line by its id, so that the book does not grow', async () => {
      const { sandbox, client } = await start();
      const { record } = await done(client, itemFor(ADA, null));
      const after = await done(client, itemFor([[SHIPPING, { ...home, line1: '5 Ash Rd' }]], record));
      expect(after.record.addressBook?.items).toHaveLength(1);
      expect(valueIn(after.record, 'addresses.shipping.default')).toEqual({ ...home, line1: '5 Ash Rd' });
      expect(writesIn(sandbox).at(-1)?.request).toEqual({ addressBook: { items: [{ id: 1, addressBookAddress: { addr1: '5 Ash Rd' } }] } });
    });

    it('not over what somebody changed meanwhile', async () => {
      const { client, staff } = await start();
      const { record } = await done(client, itemFor(ADA, null));
      await done(staff, itemFor([[MOBILE, '+15550100111']], record));
      expect(await write(client, itemFor([[MOBILE, '+15550100142']], record))).toMatchObject({
        kind: 'fault',
        fault: { kind: 'conflict', code: 'RECORD_CHANGED' },
      });
      await done(client, itemFor([[GIVEN, 'Eda']], record));
      const [read] = await client.fetch([{ type: 'customer', id: record.id }]);
      expect([valueIn(read?.record, 'phones.mobile'), valueIn(read?.record, 'names.given')]).toEqual(['+15550100111', 'Eda']);
    });

    it('names the slot that NetSuite refuses, and repeats no value of a person', async () => {
      const { client } = await start();
      const { record } = await done(client, itemFor(ADA, null));
      const refused = await write(client, itemFor([[SHIPPING, { ...home, region: 'Nowhere Land' }]], record));
      expect(refused).toMatchObject({
        kind: 'fault',
        fault: { kind: 'rejected', slots: expect.arrayContaining(['addresses.shipping.default']) as string[] },
      });
      expect(JSON.stringify(refused)).not.toContain('Nowhere');
    });

    it('answers what a tidying account made of the value, which reads as the value that was written', async () => {
      const { sandbox, client } = await start();
      sandbox.server.faults.reformat = true;
      const { record } = await done(client, itemFor([...ADA, [MOBILE, '+15550100142']], null));
      expect(record.mobilePhone).toBe('(555) 010-0142');
      expect(valueIn(record, 'phones.mobile')).toBe('+15550100142');
    });
  });

  describe('finds', () => {
    it('by phone whatever stands between the digits, and by e-mail in any case', async () => {
      const { sandbox, client, staff } = await start();
      sandbox.server.faults.reformat = true;
      const { ref } = await done(staff, itemFor([...ADA, [MOBILE, '+15550100142']], null));
      const none = { createKey: 'none', emails: [], phones: [], taxIds: [] };
      expect((await client.find({ ...none, phones: ['+15550100142'] })).map((one) => one.ref)).toEqual([ref]);
      expect((await client.find({ ...none, emails: ["o'nobody@example.com", 'Ada@Example.com'] })).map((one) => one.ref)).toEqual([ref]);
      expect(await client.find(none)).toEqual([]);
    });

    it('by our key at once, though SuiteQL lags', async () => {
      const { client } = await start({ searchLagMs: 60_000 });
      const { ref } = await done(client, itemFor(ADA, null));
      expect((await client.find({ createKey: KEY, emails: ['ada@example.com'], phones: [], taxIds: [] })).map((one) => one.ref)).toEqual([
        ref,
      ]);
    });
  });

  describe('is polled', () => {
    it.each(['America/Los_Angeles', 'Asia/Tokyo'])('by UTC times, though the account lives in %s', async (timeZone) => {
      const { client, staff } = await start({ timeZone });
      const { record } = await done(staff, itemFor(ADA, null));
      const modified = Date.parse(record.lastModifiedDate ?? '');
      expect((await recordsOf(client.poll?.(modified, signal))).map(({ id }) => id)).toEqual([record.id]);
      expect(await recordsOf(client.poll?.(modified + 1_000, signal))).toEqual([]);
    });

    it('page by page, and misses none while records change in between', async () => {
      const { client, staff } = await start({ timeZone: 'Asia/Tokyo' });
      const keys = Array.from({ length: 60 }, (_, index) => KEY.replace(/^.{2}/, String(10 + index)));
      const made = await staff.write(keys.map((key) => itemFor(ADA, null, key)));
      expect(made.every(({ kind }) => kind === 'done')).toBe(true);
      const seen: string[] = [];
      const upTos: number[] = [];
      for await (const { records = [], upTo } of client.poll?.(null, signal) ?? []) {
        if (seen.length === 0) await done(staff, itemFor([[GIVEN, 'Eda']], records[0]?.record ?? null));
        seen.push(...records.map(({ ref }) => ref.id));
        upTos.push(upTo);
      }
      expect(new Set(seen).size).toBe(60);
      expect(upTos.length).toBeGreaterThan(1);
      expect(Math.abs(Date.now() - (upTos.at(-1) ?? 0))).toBeLessThan(12_000);
    });

    it('with an overlap that reads nothing twice once its second is over', async () => {
      const { sandbox, client, staff } = await start();
      const { record } = await done(staff, itemFor(ADA, null));
      const since = Date.parse(record.lastModifiedDate ?? '') - 5_000;
      expect(await recordsOf(client.poll?.(since, signal))).toHaveLength(1);
      await wait(3_000);
      expect(await recordsOf(client.poll?.(since, signal))).toHaveLength(1);
      const before = sandbox.server.journal.since(0).length;
      expect(await recordsOf(client.poll?.(since, signal))).toEqual([]);
      expect(
        sandbox.server.journal
          .since(0)
          .slice(before)
          .map(({ operation }) => operation),
      ).toEqual(['POST suiteql', 'POST suiteql']);
      await done(staff, itemFor([[MOBILE, '+15550100111']], record));
      expect((await recordsOf(client.poll?.(since, signal))).map((one) => valueIn(one, 'phones.mobile'))).toEqual(['+15550100111']);
    });

    it('for individuals at stage Customer, and leaves companies and leads alone', async () => {
      const { client, staff, sandbox } = await start();
      const lead = connect(sandbox, { as: 'staff', row: { settings: { entityStatus: '6' } } });
      await done(lead, itemFor(ADA, null, KEY.replace('9c', '8c')));
      const { ref } = await done(staff, itemFor(ADA, null));
      expect((await recordsOf(client.poll?.(null, signal))).map(({ id }) => id)).toEqual([ref.id]);
    });
  });

  it('sees a hard delete by its absence from the sweep, and then reads nothing', async () => {
    const { sandbox, client, staff } = await start();
    const [one, two] = [await done(staff, itemFor(ADA, null)), await done(staff, itemFor(ADA, null, KEY.replace('9c', '8c')))];
    const swept = async () => {
      const ids: string[] = [];
      for await (const refs of client.sweep?.(signal) ?? []) ids.push(...refs.map(({ id }) => id));
      return ids;
    };
    expect(await swept()).toEqual([one.ref.id, two.ref.id]);
    await staffCalls(sandbox).call({ method: 'DELETE', path: `/record/v1/customer/${one.ref.id}` });
    expect(await swept()).toEqual([two.ref.id]);
    expect(await client.fetch([one.ref])).toMatchObject([{ ref: one.ref, record: null }]);
    expect(await write(client, itemFor([[GIVEN, 'Eda']], one.record))).toMatchObject({ kind: 'fault', fault: { kind: 'conflict' } });
  });

  it('tells a hidden field from an empty one, from the moment on that the role loses it', async () => {
    const { sandbox, client } = await start();
    const { ref } = await done(client, itemFor([...ADA, [MOBILE, '+15550100142']], null));
    const states = async () => {
      const [read] = await client.fetch([ref]);
      const claims = read?.record ? readRecord(mapping, read.record, AT) : [];
      return ['phones.mobile', 'phones.main', 'erpAccount.creditLimit'].map((slot) => claims.find((one) => one.slot === slot)?.state);
    };
    expect(await states()).toEqual(['value', 'empty', 'empty']);
    sandbox.server.faults.withhold = ['mobilePhone', 'creditLimit'];
    expect(await states()).toEqual(['withheld', 'empty', 'withheld']);
    sandbox.server.faults.withhold = ['addressBook', 'email'];
    expect(await client.find({ createKey: 'none', emails: ['ada@example.com'], phones: ['+15550100142'], taxIds: [] })).toHaveLength(1);
  });

  it('stays below the concurrency of the account, whatever is asked of it at once', async () => {
    const { sandbox, client } = await start({ concurrency: 4, baseLatencyMs: 5 });
    await client.start?.(signal);
    const keys = Array.from({ length: 12 }, (_, index) => KEY.replace(/^.{2}/, String(10 + index)));
    const results = await client.write(keys.map((key) => itemFor(ADA, null, key)));
    expect(results.map(({ kind }) => kind)).toEqual(keys.map(() => 'done'));
    expect(sandbox.server.journal.since(0).filter(({ status }) => status === 429)).toEqual([]);
  });

  it.each([
    [{ throttled: true }, {}, { kind: 'throttled', code: 'CONCURRENCY_LIMIT_EXCEEDED' }],
    [{ throttled: true }, { overLimitStatus: 400 as const }, { kind: 'throttled', code: 'SSS_REQUEST_LIMIT_EXCEEDED' }],
    [{ failWrites: 1 }, {}, { kind: 'transient' }],
    [{ down: true }, {}, { kind: 'transient' }],
  ])('says what kind of fault it was: %j', async (faults, tenant, fault) => {
    const { sandbox, client } = await start(tenant);
    const { record } = await done(client, itemFor(ADA, null));
    Object.assign(sandbox.server.faults, faults);
    expect(await write(client, itemFor([[GIVEN, 'Eda']], record))).toMatchObject({ kind: 'fault', fault });
  });

  it('is configured by the connection of its row, with a key on one line too', async () => {
    const { sandbox } = await start();
    const key = String(sandbox.credentials['privateKey']).replaceAll('\n', '\\n');
    const client = connect(sandbox, { row: ROW, connection: { privateKey: key } });
    await expect(client.start?.(signal)).resolves.toBeUndefined();
  });
});
