import { openShop, type ShopSession } from '../testing/shop-session';
import { openReceiver } from '../testing/webhook-receiver';

jest.setTimeout(30_000);

describe('seeding the Shopify sandbox', () => {
  let shop: ShopSession;
  beforeAll(async () => {
    shop = await openShop({ searchLagMs: 5_000 });
  });
  afterAll(() => shop.running.close());

  const seed = async (records: readonly object[]) => {
    const response = await fetch(`${shop.running.baseUrl}/__sandbox/seed`, { method: 'POST', body: JSON.stringify({ records }) });
    return { status: response.status, ...((await response.json()) as { ids?: string[]; error?: string }) };
  };

  it('takes customers, companies, locations and contacts that name each other, and tells nobody', async () => {
    const receiver = await openReceiver();
    await shop.ask(
      `mutation($uri: String!) { webhookSubscriptionCreate(topic: CUSTOMERS_CREATE, webhookSubscription: { uri: $uri }) { userErrors { message } } }`,
      { uri: receiver.url },
    );
    const { ids, status } = await seed([
      {
        type: 'customer',
        firstName: 'Ada',
        email: 'Ada@Gale.example.com',
        phone: '212 555 0101',
        addresses: [{ address1: '1 Elm', city: 'Albany', countryCode: 'US' }],
      },
      { type: 'company', name: 'Gale Mills', externalId: 'G-1' },
      {
        type: 'companyLocation',
        company: '@1',
        name: 'Yard',
        paymentTerms: 'Net 30',
        shippingAddress: { address1: '1 Elm', countryCode: 'US' },
      },
      { type: 'companyContact', company: '@1', customer: '@0', isMain: true, roles: [{ location: '@2', role: 'Location admin' }] },
    ]);
    expect(status).toBe(200);
    const read = `query($id: ID!) { customer(id: $id) { email phone defaultAddress { city } companyContactProfiles { isMainContact roleAssignments(first: 2) { nodes { role { name } companyLocation { name } } } } } companyLocations(first: 2, query: "name:Yard") { nodes { buyerExperienceConfiguration { paymentTermsTemplate { name } } } } }`;
    const { data } = await shop.ask(read, { id: `gid://shopify/Customer/${ids?.[0]}` });
    expect(data).toEqual({
      customer: {
        ...{ email: 'ada@gale.example.com', phone: '+12125550101', defaultAddress: { city: 'Albany' } },
        companyContactProfiles: [
          { isMainContact: true, roleAssignments: { nodes: [{ role: { name: 'Location admin' }, companyLocation: { name: 'Yard' } }] } },
        ],
      },
      companyLocations: { nodes: [{ buyerExperienceConfiguration: { paymentTermsTemplate: { name: 'Net 30' } } }] },
    });
    expect(receiver.got).toEqual([]);
    await receiver.close();
  });

  it('keeps nothing of a request that is wrong anywhere', async () => {
    const good = { type: 'customer', email: 'half@example.com' };
    expect(await seed([good, { type: 'companyLocation', company: '@0', name: 'Yard' }])).toMatchObject({
      status: 400,
      error: expect.stringContaining('records[1]'),
    });
    expect(await seed([good, { type: 'customer', email: 'HALF@example.com' }])).toMatchObject({ status: 400 });
    const { data } = await shop.ask('{ customerByIdentifier(identifier: { emailAddress: "half@example.com" }) { id } }');
    expect(data['customerByIdentifier']).toBeNull();
  });

  it('takes ten thousand at a time', async () => {
    const records = Array.from({ length: 10_000 }, (_, index) => ({
      type: 'customer',
      firstName: 'Ada',
      email: `many${index}@example.com`,
    }));
    expect((await seed(records)).ids).toHaveLength(10_000);
  });
});
