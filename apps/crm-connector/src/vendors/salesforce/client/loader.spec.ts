import type { Client, LoadPage } from '@trueup/connector-kit';
import type { RunningSandbox } from '@trueup/sandbox-kit';
import { connect, StaffMember, startOrg } from '../fixtures/org';
import type { SalesforceRecord } from '../wire';

const CONTACTS = 1_500;

describe('a first load', () => {
  let org: RunningSandbox;
  let client: Client<SalesforceRecord>;
  let staff: StaffMember;
  let ids: readonly string[];
  const pages = (from: string | null) => client.load?.(from, AbortSignal.timeout(20_000)) ?? [];
  const jobs = () =>
    org.server.journal.since(0).filter(({ operation }) => operation.startsWith('POST') && operation.endsWith('/jobs/query'));
  const load = async (from: string | null = null): Promise<LoadPage<SalesforceRecord>[]> => {
    const read: LoadPage<SalesforceRecord>[] = [];
    for await (const page of pages(from)) read.push(page);
    return read;
  };
  const refsIn = (read: readonly LoadPage<SalesforceRecord>[]) => read.flatMap(({ records }) => records.map(({ ref }) => ref.id));

  beforeAll(async () => {
    org = await startOrg({ bulkJobMs: 50 });
    client = connect(org);
    staff = new StaffMember(org);
    const contacts = Array.from({ length: CONTACTS }, (_, n) => ({
      object: 'Contact',
      ref: `c${n}`,
      fields: { LastName: `Birch, "${n}"`, AccountId: '@a', MailingStreet: '1 Elm St\nFlat 2', Birthdate: n === 0 ? '1980-02-29' : null },
    }));
    const answer = await staff.control<{ ids: string[] }>('seed', {
      records: [
        { object: 'Account', ref: 'a', fields: { Name: 'Fern Ltd' } },
        ...contacts,
        { object: 'AccountContactRelation', fields: { ContactId: '@c0', AccountId: '@a', Roles: 'Buyer' } },
        { object: 'Account', fields: { LastName: 'Person', PersonEmail: 'p@example.com' } },
        { object: 'Lead', fields: { LastName: 'Lead' } },
      ],
    });
    ids = answer.ids;
  });
  afterAll(() => org.close());

  it('reads every record once, companies first, each as REST would have answered it', async () => {
    const read = await load();
    const loaded = refsIn(read);
    expect(loaded).toHaveLength(CONTACTS + 3);
    expect(new Set(loaded).size).toBe(loaded.length);
    expect(read.map(({ total }) => total)).toEqual(read.map(() => CONTACTS + 3));
    expect(loaded[0]).toBe(ids[0]);
    const sample = read.flatMap(({ records }) => records).filter(({ ref }) => [ids[0], ids[1], ids.at(-2), ids.at(-1)].includes(ref.id));
    const fetched = await client.fetch(sample.map(({ ref }) => ref));
    expect(sample).toEqual(fetched);
  });

  it('goes on where it was stopped, without a new query', async () => {
    const before = jobs().length;
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let kills = 0; kills < 3; kills += 1) {
      for await (const page of pages(cursor)) {
        seen.push(...page.records.map(({ ref }) => ref.id));
        cursor = page.cursor;
        if (kills < 2) break;
      }
    }
    expect(jobs().length - before).toBe(3);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(CONTACTS + 3);
    expect(await load(cursor)).toEqual([]);
  });

  it('begins anew from a cursor that the org knows no longer', async () => {
    const forgotten = JSON.stringify({ jobs: [{ type: 'Contact', id: '750000000000001AAA' }], type: 'Contact', locator: 'x' });
    expect(refsIn(await load(forgotten))).toHaveLength(CONTACTS + 3);
  });

  it('withholds a field that is taken away, and leaves out an object that is hidden', async () => {
    org.server.faults.withhold = ['Contact.MailingStreet', 'Lead'];
    const read = await load();
    org.server.faults.withhold = [];
    const contact = read.flatMap(({ records }) => records).find(({ ref }) => ref.id === ids[1])?.record;
    expect(contact && 'MailingStreet' in contact).toBe(false);
    expect(refsIn(read)).not.toContain(ids.at(-1));
  });
});
