import { newCustomer, openShop, type ShopSession } from '../testing/shop-session';
import { openReceiver, type WebhookReceiver } from '../testing/webhook-receiver';

const CREATE = `mutation Create($order: OrderCreateOrderInput!) { orderCreate(order: $order) {
  order { id name email displayFinancialStatus sourceName totalPriceSet { shopMoney { amount currencyCode } } customer { id state firstName numberOfOrders defaultAddress { address1 } } }
  userErrors { field message code } } }`;

const MUG = { title: 'Mug', quantity: 2, priceSet: { shopMoney: { amount: '9.99', currencyCode: 'USD' } } };

describe('orders of the Shopify sandbox', () => {
  let shop: ShopSession;
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    shop = await openShop();
    receiver = await openReceiver();
    for (const topic of ['CUSTOMERS_CREATE', 'CUSTOMERS_UPDATE', 'ORDERS_CREATE', 'ORDERS_PAID', 'ORDERS_CANCELLED']) {
      await shop.ask(
        `mutation S($topic: WebhookSubscriptionTopic!, $uri: String!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) { userErrors { message } } }`,
        { topic, uri: receiver.url },
      );
    }
  });
  beforeEach(() => receiver.got.splice(0));
  afterAll(async () => {
    await shop.running.close();
    await receiver.close();
  });

  const create = async (order: object) => (await shop.asStaff(CREATE, { order: { lineItems: [MUG], ...order } })).data['orderCreate'];

  it('makes a customer with a disabled login of a guest who checks out', async () => {
    const order = await create({
      email: 'Guest@example.com',
      financialStatus: 'PAID',
      sourceName: 'web',
      shippingAddress: { firstName: 'Gil', lastName: 'West', address1: '7 Pine St', city: 'Bend', provinceCode: 'OR', countryCode: 'US' },
    });
    expect(order).toMatchObject({
      order: {
        name: '#1001',
        email: 'guest@example.com',
        displayFinancialStatus: 'PAID',
        totalPriceSet: { shopMoney: { amount: '19.98', currencyCode: 'USD' } },
        customer: { state: 'DISABLED', firstName: 'Gil', numberOfOrders: '1', defaultAddress: { address1: '7 Pine St' } },
      },
      userErrors: [],
    });
    const hooks = await receiver.wait(3);
    expect(hooks.map(({ topic }) => topic).sort()).toEqual(['customers/create', 'orders/create', 'orders/paid']);
    const body = hooks.find(({ topic }) => topic === 'orders/create')?.body;
    expect(body).toMatchObject({
      admin_graphql_api_id: expect.stringMatching(/^gid:\/\/shopify\/Order\//),
      financial_status: 'paid',
      source_name: 'web',
      total_price: '19.98',
      customer: { email: 'guest@example.com', first_name: 'Gil' },
      shipping_address: { address1: '7 Pine St', province_code: 'OR' },
    });
  });

  it('gives the order of a known e-mail to the customer who has it', async () => {
    const id = await newCustomer(shop, { email: 'known@example.com', firstName: 'Kay' });
    expect(await create({ email: 'known@example.com' })).toMatchObject({ order: { customer: { id }, displayFinancialStatus: 'PENDING' } });
    const upserted = await create({ customer: { toUpsert: { email: 'known@example.com', firstName: 'Kaya' } } });
    expect(upserted).toMatchObject({ order: { customer: { id, firstName: 'Kaya', numberOfOrders: '2' } } });
    expect(await create({ customer: { toAssociate: { id } } })).toMatchObject({ order: { email: 'known@example.com', customer: { id } } });
    expect(await create({ customerId: id, customer: { toAssociate: { id } } })).toMatchObject({
      userErrors: [{ code: 'REDUNDANT_CUSTOMER_FIELDS' }],
    });
  });

  it('tells when an order is paid and when it is cancelled', async () => {
    const id = (await create({ email: 'pay@example.com' }))?.['order']?.['id'];
    const paid = await shop.asStaff(
      `mutation P($id: ID!) { orderMarkAsPaid(input: {id: $id}) { order { displayFinancialStatus } userErrors { message } } }`,
      { id },
    );
    expect(paid.data['orderMarkAsPaid']).toEqual({ order: { displayFinancialStatus: 'PAID' }, userErrors: [] });
    const cancel = `mutation C($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refund: true) { job { id } orderCancelUserErrors { code } } }`;
    expect((await shop.asStaff(cancel, { id })).data['orderCancel']).toMatchObject({ orderCancelUserErrors: [] });
    const again = await shop.asStaff(cancel, { id });
    expect(again.data['orderCancel']).toMatchObject({ job: null, orderCancelUserErrors: [{ code: 'INVALID' }] });
    const topics = (await receiver.wait(4)).map(({ topic }) => topic);
    expect(topics).toEqual(expect.arrayContaining(['orders/create', 'orders/paid', 'orders/cancelled']));
  });

  it('lists the orders of a customer and finds them by what changed', async () => {
    const id = await newCustomer(shop, { email: 'list@example.com' });
    await create({ customer: { toAssociate: { id } } });
    await create({ customer: { toAssociate: { id } }, financialStatus: 'PAID' });
    const own = await shop.ask(
      `query O($id: ID!) { customer(id: $id) { amountSpent { amount } orders(first: 1, reverse: true) { nodes { name displayFinancialStatus } pageInfo { hasNextPage } } } }`,
      { id },
    );
    expect(own.data['customer']).toMatchObject({
      amountSpent: { amount: '19.98' },
      orders: { nodes: [{ displayFinancialStatus: 'PAID' }], pageInfo: { hasNextPage: true } },
    });
    const query = `customer_id:${id.split('/').at(-1)} AND updated_at:>=2026-01-01 financial_status:pending`;
    const found = await shop.ask(`query F($query: String!) { orders(first: 5, query: $query) { nodes { displayFinancialStatus } } }`, {
      query,
    });
    expect(found.data['orders']?.['nodes']).toEqual([{ displayFinancialStatus: 'PENDING' }]);
  });
});
