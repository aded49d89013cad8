import { type Json, newCustomer, openShop, type ShopSession } from '../testing/shop-session';

const START =
  'mutation($query: String!, $grouped: Boolean!) { bulkOperationRunQuery(query: $query, groupObjects: $grouped) { bulkOperation { id status } userErrors { code message } } }';
const LOOK = 'query($id: ID!) { node(id: $id) { ... on BulkOperation { status errorCode objectCount rootObjectCount url } } }';
const CUSTOMERS = '{ customers { edges { node { id email addressesV2 { edges { node { id city } } } } } } }';

jest.setTimeout(30_000);

describe('bulk operations of the Shopify sandbox', () => {
  let shop: ShopSession;
  beforeAll(async () => {
    shop = await openShop({ bulkMs: 40 });
    const addresses = [
      { address1: '1 Elm', city: 'Albany', countryCode: 'US' },
      { address1: '2 Elm', city: 'Buffalo', countryCode: 'US' },
    ];
    await newCustomer(shop, { email: 'one@example.com', addresses });
    await newCustomer(shop, { email: 'two@example.com', addresses });
  });
  afterEach(() => shop.fault({ withhold: [], exportShare: 1 }));
  afterAll(() => shop.running.close());

  const start = async (query: string, grouped = true) => (await shop.ask(START, { query, grouped })).data['bulkOperationRunQuery'] as Json;
  const ended = async (id: unknown): Promise<Json> => {
    for (;;) {
      const node = (await shop.ask(LOOK, { id })).data['node'] as Json;
      if (!['CREATED', 'RUNNING', 'CANCELING'].includes(String(node['status']))) return node;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const linesOf = async ({ url }: Json) =>
    (await (await fetch(String(url))).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('writes a line for each object, nested ones right behind their parent', async () => {
    const { bulkOperation } = await start(CUSTOMERS);
    const done = await ended(bulkOperation?.['id']);
    expect(done).toMatchObject({ status: 'COMPLETED', objectCount: '6', rootObjectCount: '2' });
    const lines = await linesOf(done);
    expect(lines.map(({ email, city }) => email ?? city)).toEqual([
      'one@example.com',
      'Albany',
      'Buffalo',
      'two@example.com',
      'Albany',
      'Buffalo',
    ]);
    expect(lines[1]?.['__parentId']).toBe(lines[0]?.['id']);
    const flat = await linesOf(await ended((await start(CUSTOMERS, false))['bulkOperation']?.['id']));
    expect(flat.map(({ email, city }) => email ?? city)).toEqual([
      'one@example.com',
      'two@example.com',
      'Albany',
      'Buffalo',
      'Albany',
      'Buffalo',
    ]);
  });

  it('runs one operation at a time, and cancels it', async () => {
    const { bulkOperation } = await start(CUSTOMERS);
    expect(await start(CUSTOMERS)).toMatchObject({ bulkOperation: null, userErrors: [{ code: 'OPERATION_IN_PROGRESS' }] });
    const cancel = 'mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }';
    expect((await shop.ask(cancel, { id: bulkOperation?.['id'] })).data['bulkOperationCancel']).toMatchObject({
      bulkOperation: { status: 'CANCELING' },
    });
    expect(await ended(bulkOperation?.['id'])).toMatchObject({ status: 'CANCELED', url: null });
    expect((await shop.ask('{ currentBulkOperation { status } }')).data['currentBulkOperation']).toEqual({ status: 'CANCELED' });
  });

  it('refuses what cannot be run in bulk', async () => {
    const nodes = '{ customers { nodes { id } } }';
    const inList = '{ customers { edges { node { id companyContactProfiles { id roleAssignments { edges { node { id } } } } } } } }';
    for (const query of [nodes, inList, '{ shop { name } }', '{ customers { edges { node { nothing } } } }']) {
      expect(await start(query)).toMatchObject({
        bulkOperation: null,
        userErrors: expect.arrayContaining([expect.objectContaining({ code: 'INVALID' })]),
      });
    }
  });

  it('fails as a whole where one field may not be read, and lists less where the export is faulty', async () => {
    await shop.fault({ withhold: ['address'] });
    expect(await ended((await start(CUSTOMERS))['bulkOperation']?.['id'])).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED' });
    await shop.fault({ withhold: [], exportShare: 0 });
    expect(await ended((await start(CUSTOMERS))['bulkOperation']?.['id'])).toMatchObject({
      status: 'COMPLETED',
      rootObjectCount: '0',
      url: null,
    });
  });
});
