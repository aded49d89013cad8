import type { Fetched, LoadPage } from '@trueup/connector-kit';
import { clientOf, openShop, type Shop } from '../fixtures/shop';
import type { ShopifyRecord } from '../wire';

jest.setTimeout(30_000);

const CONTACTS = 230;

describe('the first load of a Shopify shop', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await openShop();
    const records = [
      { type: 'company', name: 'Gale Mills' },
      {
        type: 'companyLocation',
        company: '@0',
        name: 'Yard',
        shippingAddress: { address1: '1 Elm', countryCode: 'US' },
        paymentTerms: 'Net 30',
      },
      ...Array.from({ length: CONTACTS }, (_, index) => ({
        type: 'customer',
        firstName: 'Ada',
        email: `ada${index}@gale.example.com`,
        addresses: [{ address1: `${index} Elm`, countryCode: 'US' }],
      })),
      { type: 'companyContact', company: '@0', customer: '@2', roles: [{ location: '@1', role: 'Ordering only' }] },
    ];
    const seeded = await fetch(`${shop.running.baseUrl}/__sandbox/seed`, { method: 'POST', body: JSON.stringify({ records }) });
    expect(seeded.status).toBe(200);
    const order = {
      email: 'ada0@gale.example.com',
      lineItems: [{ title: 'Lamp', quantity: 1, priceSet: { shopMoney: { amount: '20.00', currencyCode: 'USD' } } }],
    };
    await shop.asStaff('mutation($order: OrderCreateOrderInput!) { orderCreate(order: $order) { userErrors { message } } }', { order });
  });
  afterEach(() => void Object.assign(shop.running.server.faults, { withhold: [], exportShare: 1 }));
  afterAll(() => shop.running.close());

  const load = async (from: string | null = null, most = Infinity, client = shop.client) => {
    const pages: LoadPage<ShopifyRecord>[] = [];
    for await (const page of client.load?.(from, new AbortController().signal) ?? []) {
      pages.push(page);
      if (pages.flatMap(({ records }) => records).length >= most) break;
    }
    return pages;
  };
  const nameOf = ({ ref }: Fetched<ShopifyRecord>) => `${ref.type}/${ref.id}`;
  const recordsOf = (pages: readonly LoadPage<ShopifyRecord>[]) => pages.flatMap(({ records }) => records);

  it('reads companies, locations and customers exactly as a fetch would', async () => {
    const pages = await load();
    const records = recordsOf(pages);
    expect(pages.at(-1)?.total).toBe(2 + CONTACTS);
    expect([...new Set(records.map(({ ref }) => ref.type))]).toEqual(['company', 'companyLocation', 'customer']);
    expect(new Set(records.map(nameOf)).size).toBe(2 + CONTACTS);
    const some = records.slice(0, 6);
    expect(await shop.client.fetch(some.map(({ ref }) => ref))).toEqual(some);
    expect(some[2]?.record).toMatchObject({
      companyContactProfiles: [{ roleAssignments: { nodes: [{ role: { name: 'Ordering only' } }] } }],
      orders: { nodes: [{}] },
    });
  });

  it('goes on behind any page in another process, with nothing twice and nothing left out', async () => {
    const first = await load(null, 2);
    const cut = await load(first.at(-1)?.cursor ?? null, 1, clientOf(shop.running));
    const rest = await load(cut.at(-1)?.cursor ?? null, Infinity, clientOf(shop.running));
    const names = recordsOf([...first, ...cut, ...rest]).map(nameOf);
    expect(names).toHaveLength(2 + CONTACTS);
    expect(new Set(names).size).toBe(2 + CONTACTS);
    const runs = shop.running.server.journal.since(0).filter(({ operation }) => operation.endsWith('bulkOperationRunQuery'));
    expect(runs).toHaveLength(6);
  });

  it('begins anew where the cursor is of a load that nobody knows any more', async () => {
    const gone = JSON.stringify({ operations: { company: 'gid://shopify/BulkOperation/1' }, type: 'company', line: 1, hasOrders: true });
    expect(recordsOf(await load(gone))).toHaveLength(2 + CONTACTS);
    expect(recordsOf(await load('something else'))).toHaveLength(2 + CONTACTS);
  });

  it('leaves out what this app may not read, and loads the rest', async () => {
    shop.running.server.faults.withhold = ['address', 'read_orders'];
    const records = recordsOf(await load(null, Infinity, clientOf(shop.running)));
    expect(records).toHaveLength(2 + CONTACTS);
    const customer = records.find(({ ref }) => ref.type === 'customer')?.record as object;
    expect([Object.keys(customer).includes('orders'), Object.keys(customer).includes('defaultAddress')]).toEqual([false, false]);
  });

  it('loads customers of a shop without companies', async () => {
    const plain = await openShop({ scopes: ['read_customers', 'write_customers', 'read_orders'] });
    await plain.newCustomer({ email: 'one@example.com' });
    plain.running.server.faults.withhold = ['companies', 'companyLocations'];
    expect(recordsOf(await load(null, Infinity, plain.client))).toHaveLength(1);
    await plain.running.close();
  });
});
