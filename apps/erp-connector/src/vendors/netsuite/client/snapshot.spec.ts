import { readRecord, type Client, type LoadPage, type RecordRef } from '@trueup/connector-kit';
import type { RunningSandbox } from '@trueup/sandbox-kit';
import { AT, connect, seed, startAccount } from '../fixtures/account';
import { netsuite } from '../connector';
import type { NetsuiteRecord } from '../wire';

const { signal } = new AbortController();
const home = { addressee: 'Dock 4', addr1: '1 Elm St', city: 'Portland', state: 'OR', zip: '97201', country: 'US' };
const row = { settings: { subsidiaries: { '2': 'us', '5': 'ca' } } };
const subsidiaries = [
  { id: '2', name: 'Honeycomb US', country: 'US', currency: 'USD' },
  { id: '5', name: 'Honeycomb Canada', country: 'CA', currency: 'CAD' },
];

describe('a load', () => {
  let sandbox: RunningSandbox;
  let client: Client<NetsuiteRecord>;
  beforeAll(async () => {
    sandbox = await startAccount({ subsidiaries });
    client = connect(sandbox, { row });
    const persons = Array.from({ length: 1_400 }, (_, index) => ({
      ...{ isPerson: true, firstName: 'Ada', lastName: `Birch ${index}`, email: `ada${index}@example.com`, phone: '+15550100107' },
      ...{ creditLimit: index, vatRegNumber: `V-${index}`, globalSubscriptionStatus: '3', custentity_order_ref: 'shopify-us:1' },
      addresses: [
        { ...home, defaultBilling: true },
        { addr1: '9 Oak Ave', city: 'Salem', zip: '97301', country: 'US', defaultShipping: true },
      ],
    }));
    const fern = { label: 'fern', companyName: 'Fern Ltd', terms: '2', priceLevel: '2', resaleNumber: 'R-1', creditHoldOverride: 'ON' };
    const branch = { companyName: 'Fern Ltd - Salem', parent: '#fern', addresses: [{ ...home, defaultShipping: true }], isInactive: true };
    const people = ['1', '-30', null].map((contactRole) => ({
      ...{ type: 'contact', firstName: 'Bo', lastName: 'Ash', title: 'Head', company: '#fern', email: 'bo@example.com' },
      ...(contactRole === null ? {} : { contactRole }),
    }));
    await seed(sandbox, [fern, branch, ...people, { companyName: 'Moss Inc.', parent: '#fern', entityStatus: '13' }, ...persons]);
  });
  afterAll(() => sandbox.close());
  afterEach(() => void Object.assign(sandbox.server.faults, { withhold: [] }));

  const pagesFrom = async (cursor: string | null): Promise<LoadPage<NetsuiteRecord>[]> => {
    const pages: LoadPage<NetsuiteRecord>[] = [];
    for await (const page of client.load?.(cursor, signal) ?? []) pages.push(page);
    return pages;
  };
  const refsOf = (pages: readonly LoadPage<NetsuiteRecord>[]): RecordRef[] => pages.flatMap(({ records }) => records.map(({ ref }) => ref));
  const claims = ({ type }: RecordRef, record: NetsuiteRecord | null | undefined) => {
    const mapping = netsuite.mappings[type];
    if (!mapping || !record) return undefined;
    const at = { ...AT, kind: 'UNKNOWN', row: { ...AT.row, ...row } } as const;
    const wire = mapping.parse(JSON.parse(JSON.stringify(record)));
    return { identified: mapping.identify(wire, at), slots: readRecord(mapping, wire, at) };
  };

  it('brings every customer and contact once, in a handful of calls, and says how many there are', async () => {
    const calls = () => sandbox.server.journal.since(0).at(-1)?.seq ?? 0;
    const before = calls();
    const pages = await pagesFrom(null);
    const refs = refsOf(pages);
    expect(new Set(refs.map(({ type, id }) => `${type}/${id}`)).size).toBe(1_406);
    expect(refs).toHaveLength(1_406);
    expect(pages.map(({ total }) => total)).toEqual(pages.map(() => 1_406));
    expect(calls() - before).toBeLessThan(20);
  });

  it('says of each record what reading it alone says', async () => {
    const all = (await pagesFrom(null)).flatMap(({ records }) => records);
    const some = [...all.slice(0, 5), ...all.slice(-5)];
    const read = await client.fetch(some.map(({ ref }) => ref));
    expect(some.map(({ ref, record }) => claims(ref, record))).toEqual(read.map(({ ref, record }) => claims(ref, record)));
    expect(some.map(({ ref, record }) => claims(ref, record)?.identified.kind)).toEqual(
      expect.arrayContaining(['organisation', 'site', 'person']),
    );
  });

  it('goes on after the page that was kept, over a restart', async () => {
    const whole = await pagesFrom(null);
    const rest = await pagesFrom(whole[0]?.cursor ?? null);
    expect(refsOf(rest)).toEqual(refsOf(whole.slice(1)));
    expect(refsOf(await pagesFrom(whole.at(-1)?.cursor ?? null))).toEqual([]);
  });

  it('takes a right that is lost on the way for withheld, never for cleared', async () => {
    const states: (string | undefined)[] = [];
    for await (const { records } of client.load?.(null, signal) ?? []) {
      const [{ ref, record } = { ref: undefined, record: undefined }] = records.filter((one) => one.record?.isPerson);
      if (ref) states.push(claims(ref, record)?.slots.find(({ slot }) => slot === 'phones.main')?.state);
      sandbox.server.faults.withhold = ['phone', 'addressBook'];
    }
    expect(states).toEqual(['value', 'withheld']);
  });

  it('leaves out what nobody could judge: companies without their place in the hierarchy, contacts without their company', async () => {
    sandbox.server.faults.withhold = ['parent', 'company'];
    const all = (await pagesFrom(null)).flatMap(({ records }) => records);
    expect(all).toHaveLength(1_400);
    expect(all.every(({ record }) => record?.isPerson === true)).toBe(true);
  });
});
