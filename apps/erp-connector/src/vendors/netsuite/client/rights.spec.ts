import type { RunningSandbox } from '@trueup/sandbox-kit';
import { connect, recordsOf, seed, startAccount } from '../fixtures/account';

const { signal } = new AbortController();

describe('the rights of the role', () => {
  let sandbox: RunningSandbox;
  let ids: string[];
  beforeAll(async () => {
    sandbox = await startAccount({ customFields: [{ name: 'custentity_vip', title: 'VIP', kind: 'boolean' }] });
    ids = await seed(sandbox, [
      { label: 'fern', companyName: 'Fern Ltd', custentity_vip: true, category: '3' },
      { type: 'contact', lastName: 'Ash', company: '#fern', phone: '+15550100107' },
    ]);
  });
  afterAll(() => sandbox.close());
  afterEach(() => void Object.assign(sandbox.server.faults, { withhold: [], exportShare: 1 }));
  const lacked = async () => ((await connect(sandbox).rights?.()) ?? []).filter(({ has }) => !has).map(({ right }) => right);
  const contact = () => ({ type: 'contact', id: ids[1] ?? '' });

  it('are each told as had or lacked, with what is lost without', async () => {
    const all = (await connect(sandbox).rights?.()) ?? [];
    expect(all.length).toBeGreaterThan(4);
    expect(all.every(({ has, without }) => has && without !== '')).toBe(true);
    sandbox.server.faults.withhold = ['contact', 'mobilePhone', 'parent'];
    expect(await lacked()).toEqual(['Lists › Contacts', 'Field customer.parent', 'Field customer.mobilePhone']);
    sandbox.server.faults.withhold = ['suiteql'];
    expect(await lacked()).toContain('Reports › SuiteAnalytics Workbook (SuiteQL)');
    sandbox.server.faults.withhold = ['metadata'];
    expect(await lacked()).toEqual(['Setup › REST Web Services (metadata catalogue)']);
  });

  it('hide contacts where they are lost: nobody is taken for deleted, and customers go on', async () => {
    const client = connect(sandbox);
    expect((await client.fetch([contact()]))[0]?.record).toMatchObject({ lastName: 'Ash' });
    sandbox.server.faults.withhold = ['contact'];
    expect(await client.fetch([contact()])).toEqual([{ ref: contact(), record: null, at: null }]);
    expect((await recordsOf(client.poll?.(null, signal))).map(({ id }) => id)).toEqual([ids[0]]);
    expect((await recordsOf(client.load?.(null, signal))).map(({ id }) => id)).toEqual([ids[0]]);
    const swept: string[] = [];
    for await (const refs of client.sweep?.(signal) ?? []) swept.push(...refs.map(({ id }) => id));
    expect(swept).toEqual([ids[0]]);
  });

  it('let no poll move beyond what was seen, and a faulty export be told from a delete', async () => {
    const client = connect(sandbox);
    sandbox.server.faults.exportShare = 0;
    const swept: string[] = [];
    for await (const refs of client.sweep?.(signal) ?? []) swept.push(...refs.map(({ id }) => id));
    expect(swept).toEqual([]);
    expect((await client.fetch([contact()]))[0]?.record).toMatchObject({ lastName: 'Ash' });
  });

  it('are noticed as lost before a contact is handed out, so that nothing reads as cleared', async () => {
    const client = connect(sandbox);
    expect((await client.fetch([contact()]))[0]?.record).toMatchObject({ phone: '+15550100107', mobilePhone: null });
    sandbox.server.faults.withhold = ['contact.phone'];
    expect((await client.fetch([contact()]))[0]?.record).not.toHaveProperty('phone');
    sandbox.server.faults.withhold = ['company'];
    expect(await client.fetch([contact()])).toEqual([{ ref: contact(), record: null, at: expect.any(Number) as number }]);
  });

  it('tell which fields the account has, its own among them, and overlays are fetched by name', async () => {
    const client = connect(sandbox, { overlayFields: { customer: ['custentity_vip', 'category.refName'] } });
    const fields = (await client.fields?.()) ?? [];
    expect(fields).toContainEqual({ recordType: 'customer', name: 'custentity_vip', type: 'flag', isWritable: true, maxLength: null });
    expect(fields).toContainEqual({ recordType: 'contact', name: 'lastName', type: 'text', isWritable: true, maxLength: 32 });
    expect(fields.map(({ name }) => name)).toEqual(expect.arrayContaining(['category.id', 'category.refName']));
    const own = { custentity_vip: true, category: { id: '3', refName: 'Wholesale' } };
    const [read] = await client.fetch([{ type: 'customer', id: ids[0] ?? '' }]);
    expect(read?.record).toMatchObject(own);
    expect((await recordsOf(client.load?.(null, signal)))[0]).toMatchObject(own);
  });
});
