import { slotId, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import {
  applyPatch,
  describeConnector,
  patchFor,
  project,
  readRecord,
  supports,
  type Client,
  type WriteItem,
  type WriteResult,
} from '@trueup/connector-kit';
import type { JournalEntry, RunningSandbox } from '@trueup/sandbox-kit';
import { randomUUID } from 'node:crypto';
import { AT, connect, StaffMember, startOrg } from './fixtures/org';
import { companySuite, suiteFor } from './fixtures/suite';
import { mappings } from './mapping';
import type { RecordType, SalesforceRecord } from './wire';

type Values = readonly (readonly [SlotAddress, SlotValue | null])[];

const slot = (name: SlotAddress['slot'], key = '', context = ''): SlotAddress => ({ slot: name, key, context });
const GIVEN = slot('names.given');
const FAMILY = slot('names.family');
const EMAIL = slot('emails.contact', '', 'private');
const MOBILE = slot('phones.mobile', '', 'private');
const US = 'netsuite-us|us';
const DE = 'netsuite-de|de';

function itemFor(
  values: Values,
  to: { type?: RecordType; current?: SalesforceRecord; createKey?: string } = {},
): WriteItem<SalesforceRecord> {
  const { current, createKey = randomUUID() } = to;
  const changes = values.map(([address, after]) => ({ address, before: null, after, reverts: false }));
  const mapping = mappings[current?.attributes.type ?? 'Contact'];
  const draft = applyPatch(current ?? mapping.empty('person'), patchFor(mapping, changes, { ...AT, current: current ?? null }));
  const patch = patchFor(mapping, changes, { ...AT, current: draft });
  const ref = current ? { type: current.attributes.type, id: current.Id } : null;
  const about = { type: ref?.type ?? 'Contact', kind: 'person', correlationId: 'c-1' } as const;
  return { operation: ref ? 'update' : 'create', ref, createKey, patch, changes, current: current ?? null, ...about };
}

async function write(client: Client<SalesforceRecord>, item: WriteItem<SalesforceRecord>): Promise<WriteResult<SalesforceRecord>> {
  const [result] = await client.write([item]);
  if (!result) throw new Error('No answer.');
  return result;
}

async function done(client: Client<SalesforceRecord>, item: WriteItem<SalesforceRecord>) {
  const result = await write(client, item);
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return result;
}

/** What a record says of one slot. */
function saidOf(record: SalesforceRecord, address: SlotAddress) {
  return readRecord(mappings[record.attributes.type], record, AT).find((one) => slotId(one) === slotId(address));
}

describeConnector(suiteFor('Contact'));
describeConnector(suiteFor('Account'));
describeConnector(companySuite());

describe('Salesforce by itself', () => {
  let org: RunningSandbox;
  let client: Client<SalesforceRecord>;
  let staff: StaffMember;
  const person = () => ({ FirstName: 'Ada', LastName: 'Birch', Email: `${randomUUID()}@example.com` });
  const recordOf = async (type: RecordType, id: string): Promise<SalesforceRecord> => {
    const [read] = await client.fetch([{ type, id }]);
    if (!read?.record) throw new Error(`${type}/${id} is gone.`);
    return read.record;
  };
  const calls = (since: number, is: (entry: JournalEntry) => boolean = () => true) =>
    org.server.journal.since(since).filter((entry) => entry.kind === 'call' && is(entry));
  const last = () => org.server.journal.since(0).at(-1)?.seq ?? 0;
  beforeAll(async () => {
    org = await startOrg({ lockWaitMs: 100 });
    client = connect(org);
    staff = new StaffMember(org);
  });
  afterAll(() => org.close());

  describe('reading', () => {
    it('signs in once for many calls, and once more where the session is over', async () => {
      const id = await staff.create('Contact', person());
      client = connect(org);
      const before = last();
      const tokens = () => calls(before, ({ operation }) => operation.includes('oauth2/token')).length;
      await Promise.all([1, 2, 3].map(() => recordOf('Contact', id)));
      expect(tokens()).toBe(1);
      await staff.control('expire-sessions');
      await Promise.all([1, 2, 3].map(() => recordOf('Contact', id)));
      expect(tokens()).toBe(2);
    });

    it('says into which record a merged one went', async () => {
      const [master, loser] = [await staff.create('Contact', person()), await staff.create('Contact', person())];
      await staff.control('merge', { object: 'Contact', master, losers: [loser] });
      expect(await client.fetch([{ type: 'Contact', id: loser }])).toMatchObject([
        { record: null, deleted: true, mergedInto: { type: 'Contact', id: master } },
      ]);
    });

    it('tells in a poll what was deleted since, a person account once and companies too', async () => {
      const since = Date.now() - 1_000;
      const company = await staff.create('Account', { Name: 'Fern Ltd' });
      const account = await staff.create('Account', { LastName: 'Birch' });
      const gone = await staff.create('Contact', person());
      await staff.remove('Contact', gone);
      const seen = new Map<string, boolean>();
      for await (const { records = [] } of client.poll?.(since, new AbortController().signal) ?? [])
        for (const { ref, record } of records) seen.set(`${ref.type}/${ref.id}`, record !== null);
      expect(seen.get(`Contact/${gone}`)).toBe(false);
      const accounts = [...seen.keys()].filter((key) => key.startsWith('Account/'));
      expect(accounts).toEqual([`Account/${company}`, `Account/${account}`]);
      const half = String((await staff.read('Account', account)).PersonContactId);
      expect(seen.has(`Contact/${half}`)).toBe(false);
    });

    it('finds a number however somebody typed it, the record with our key first', async () => {
      const createKey = randomUUID();
      const phone = '+12025550177';
      const typed = await staff.create('Contact', { ...person(), MobilePhone: '(202) 555-0177' });
      const keyed = await staff.create('Contact', { ...person(), Phone: phone, Trueup_Key__c: createKey });
      const found = await client.find({ createKey, emails: [], phones: [phone], taxIds: [] });
      expect(found.map(({ ref }) => ref.id)).toEqual([keyed, typed]);
    });
  });

  describe('writing', () => {
    it('makes a person without a last name, and reads that there is none', async () => {
      const { record } = await done(
        client,
        itemFor([
          [GIVEN, 'Ada'],
          [EMAIL, `${randomUUID()}@example.com`],
        ]),
      );
      expect(saidOf(record, FAMILY)).toMatchObject({ state: 'empty' });
    });

    it('makes a person whom the org’s own rule takes for a double, since that was decided before', async () => {
      const { FirstName, LastName, Email } = person();
      await staff.create('Contact', { FirstName, LastName, Email });
      const result = await write(
        client,
        itemFor([
          [GIVEN, FirstName],
          [FAMILY, LastName],
          [EMAIL, Email],
        ]),
      );
      expect(result.kind).toBe('done');
    });

    it('writes a person account through its account', async () => {
      const id = await staff.create('Account', { FirstName: 'Ada', LastName: 'Birch' });
      const { record } = await done(client, itemFor([[MOBILE, '+12025550155']], { current: await recordOf('Account', id) }));
      expect(record.PersonMobilePhone).toBe('+12025550155');
    });

    it('answers a whole batch, each item for itself, in calls of twelve', async () => {
      const before = last();
      const items = Array.from({ length: 30 }, (_, n) =>
        itemFor([
          [FAMILY, `Batch ${n}`],
          [EMAIL, n === 17 ? 'no address' : `b${n}@example.com`],
        ]),
      );
      const results = await client.write(items);
      expect(results.map(({ kind }) => kind)).toEqual(items.map((_, n) => (n === 17 ? 'fault' : 'done')));
      expect(calls(before, ({ operation }) => operation.endsWith('/composite'))).toHaveLength(3);
      expect(results[17]).toMatchObject({
        fault: { kind: 'rejected', code: 'INVALID_EMAIL_ADDRESS', message: expect.stringContaining('Email') as string },
      });
    });

    it('leaves out a field that was taken from it a moment ago, and writes the rest', async () => {
      const current = await recordOf('Contact', await staff.create('Contact', person()));
      org.server.faults.withhold = ['MobilePhone'];
      const { record } = await done(
        client,
        itemFor(
          [
            [MOBILE, '+12025550199'],
            [GIVEN, 'Bea'],
          ],
          { current },
        ),
      );
      org.server.faults.withhold = [];
      await client.start?.(new AbortController().signal);
      expect(record.FirstName).toBe('Bea');
      expect(saidOf(record, MOBILE)).toMatchObject({ state: 'withheld' });
    });

    it('waits for a row that somebody holds, for that is no fault of the value', async () => {
      const current = await recordOf('Contact', await staff.create('Contact', person()));
      await staff.control('lock', { id: current.Id, ms: 2_000 });
      expect(await write(client, itemFor([[GIVEN, 'Bea']], { current }))).toMatchObject({
        fault: { kind: 'transient', code: 'UNABLE_TO_LOCK_ROW' },
      });
    });
  });

  it('keeps a private number out of an employer’s file', async () => {
    const account = await staff.create('Account', { Name: 'Fern Ltd' });
    const current = await recordOf(
      'Contact',
      await staff.create('Contact', { ...person(), AccountId: account, MobilePhone: '+12025550166' }),
    );
    const work = slot('phones.mobile', '', `business:salesforce/Account/${account}`);
    expect(saidOf(current, work)).toMatchObject({ value: '+12025550166' });
    expect([MOBILE, work].map((address) => supports(mappings.Contact, address, { ...AT, current }))).toEqual([false, true]);
    const household = { ...AT, row: { ...AT.row, settings: { contactAccounts: 'households' } }, current };
    expect(supports(mappings.Contact, MOBILE, household)).toBe(true);
  });

  describe('what is kept for people to see', () => {
    const number = (key: string) => slot('erpAccount.number', key);

    it('holds the accounts of every ERP, shows the first number, and terms where there is one account', async () => {
      const one = await done(
        client,
        itemFor([
          [FAMILY, 'Birch'],
          [number(US), 'C-1'],
          [slot('erpAccount.terms', US), 'Net 30'],
        ]),
      );
      expect(await staff.read('Contact', one.ref.id)).toMatchObject({ ERP_Account_Number__c: 'C-1', Payment_Terms__c: 'Net 30' });
      const two = await done(client, itemFor([[number(DE), 'D-1']], { current: one.record }));
      expect(await staff.read('Contact', one.ref.id)).toMatchObject({ ERP_Account_Number__c: 'D-1', Payment_Terms__c: null });
      expect([number(US), number(DE), slot('erpAccount.terms', US)].map((address) => saidOf(two.record, address)?.value)).toEqual([
        'C-1',
        'D-1',
        'Net 30',
      ]);
    });

    it('tells a number that somebody typed over, so that it can be put back', async () => {
      const { ref } = await done(
        client,
        itemFor([
          [FAMILY, 'Birch'],
          [number(US), 'C-1'],
        ]),
      );
      await staff.update('Contact', ref.id, { ERP_Account_Number__c: 'X-9' });
      const typed = await recordOf('Contact', ref.id);
      expect(saidOf(typed, number(US))?.value).toBe('X-9');
      expect(project(mappings.Contact, { address: number(US), value: 'C-1' }, { ...AT, current: typed })).toBe('C-1');
      await done(client, itemFor([[number(US), 'C-1']], { current: typed }));
      expect(await staff.read('Contact', ref.id)).toMatchObject({ ERP_Account_Number__c: 'C-1' });
    });

    it('takes a changed consent word for a decision about that address, and an unchanged one for none about a new address', async () => {
      const { Email } = person();
      const consent = slot('consents.email', `${Email}|marketing|us`);
      const granted = { status: 'granted', explicit: true, evidence: 'checkout', decidedAt: 1_795_000_000_000 } as const;
      const { ref } = await done(
        client,
        itemFor([
          [FAMILY, 'Birch'],
          [EMAIL, Email],
          [consent, granted],
        ]),
      );
      expect(await staff.read('Contact', ref.id)).toMatchObject({ Email_Consent__c: 'OptIn', Email_Consent_Source__c: 'checkout' });
      await staff.update('Contact', ref.id, { Email: `new.${Email}` });
      const moved = readRecord(mappings.Contact, await recordOf('Contact', ref.id), AT).filter((one) => one.slot === 'consents.email');
      expect(moved).toMatchObject([{ key: consent.key, value: granted }]);
      await staff.update('Contact', ref.id, { Email, Email_Consent__c: 'OptOut' });
      expect(saidOf(await recordOf('Contact', ref.id), consent)).toMatchObject({
        value: { status: 'withdrawn', decidedAt: null },
        changedAt: null,
      });
    });
  });
});
