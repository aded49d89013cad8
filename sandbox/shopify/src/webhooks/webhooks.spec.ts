import { createHmac } from 'node:crypto';
import { newCustomer, openShop, type ShopSession } from '../testing/shop-session';
import { openReceiver, type WebhookReceiver } from '../testing/webhook-receiver';

const SUBSCRIBE = `mutation Subscribe($topic: WebhookSubscriptionTopic!, $uri: String!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) { webhookSubscription { id topic uri } userErrors { field message } } }`;
const EMAIL_CONSENT = `mutation Consent($input: CustomerEmailMarketingConsentUpdateInput!) {
  customerEmailMarketingConsentUpdate(input: $input) { customer { defaultEmailAddress { marketingState marketingOptInLevel marketingUpdatedAt } } userErrors { field message code } } }`;
const SMS_CONSENT = `mutation Consent($input: CustomerSmsMarketingConsentUpdateInput!) {
  customerSmsMarketingConsentUpdate(input: $input) { customer { defaultPhoneNumber { smsMarketingConsent { state } } } userErrors { field message code } } }`;
const TOPICS = [
  ...['CUSTOMERS_CREATE', 'CUSTOMERS_UPDATE', 'CUSTOMERS_DELETE', 'CUSTOMERS_MERGE', 'CUSTOMERS_ENABLE', 'CUSTOMER_TAGS_ADDED'],
  ...['CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE', 'CUSTOMERS_MARKETING_CONSENT_UPDATE', 'ORDERS_CREATE', 'ORDERS_PAID', 'ORDERS_UPDATED'],
];

describe('webhooks of the Shopify sandbox', () => {
  let shop: ShopSession;
  let receiver: WebhookReceiver;
  beforeEach(async () => {
    shop = await openShop({ retryDelaysMs: [5, 10], utcOffset: '-05:00' });
    receiver = await openReceiver();
    for (const topic of TOPICS) await shop.ask(SUBSCRIBE, { topic, uri: receiver.url });
  });
  afterEach(async () => {
    await shop.running.close();
    await receiver.close();
  });

  it('signs the raw body and names topic, shop, version and ids', async () => {
    await newCustomer(shop, {
      firstName: 'Jo',
      email: 'jo@example.com',
      addresses: [{ address1: '1 Elm St', city: 'Bend', provinceCode: 'OR', countryCode: 'US' }],
    });
    const [hook] = await receiver.wait(1);
    const hmac = createHmac('sha256', String(shop.running.webhookSecret))
      .update(hook?.raw ?? '')
      .digest('base64');
    expect(hook?.headers).toMatchObject({
      'x-shopify-topic': 'customers/create',
      'x-shopify-shop-domain': 'shopify-us.example.com',
      'x-shopify-api-version': '2026-10',
      'x-shopify-hmac-sha256': hmac,
      'x-shopify-webhook-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-shopify-event-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-shopify-triggered-at': expect.stringMatching(/Z$/),
    });
    expect(hook?.body).toMatchObject({
      id: expect.any(Number),
      admin_graphql_api_id: expect.stringMatching(/^gid:\/\/shopify\/Customer\//),
      email: 'jo@example.com',
      first_name: 'Jo',
      last_name: null,
      state: 'disabled',
      updated_at: expect.stringMatching(/-05:00$/),
      default_address: { address1: '1 Elm St', province_code: 'OR', country_code: 'US', default: true },
    });
    expect(hook?.body).not.toHaveProperty('tags');
  });

  it('tells consents and tags by their own topics and addresses by customers/update', async () => {
    const id = await newCustomer(shop, { email: 'kim@example.com', phone: '+12025550111' });
    const consent = { marketingState: 'SUBSCRIBED', marketingOptInLevel: 'CONFIRMED_OPT_IN', consentUpdatedAt: '2026-01-02T03:04:05.678Z' };
    const { data } = await shop.ask(EMAIL_CONSENT, { input: { customerId: id, emailMarketingConsent: consent } });
    expect(data['customerEmailMarketingConsentUpdate']).toMatchObject({
      customer: {
        defaultEmailAddress: {
          marketingState: 'SUBSCRIBED',
          marketingOptInLevel: 'CONFIRMED_OPT_IN',
          marketingUpdatedAt: '2026-01-02T03:04:05Z',
        },
      },
    });
    await shop.ask(SMS_CONSENT, { input: { customerId: id, smsMarketingConsent: { marketingState: 'UNSUBSCRIBED' } } });
    await shop.ask(`mutation Tag($id: ID!) { tagsAdd(id: $id, tags: ["vip"]) { userErrors { message } } }`, { id });
    await shop.ask(
      `mutation Address($id: ID!) { customerAddressCreate(customerId: $id, address: {address1: "1 Elm St", countryCode: US}) { userErrors { message } } }`,
      { id },
    );
    const hooks = await receiver.wait(5);
    expect(hooks.map(({ topic }) => topic).sort()).toEqual([
      'customer.tags_added',
      'customers/create',
      'customers/update',
      'customers_email_marketing_consent/update',
      'customers_marketing_consent/update',
    ]);
    const email = hooks.find(({ topic }) => topic === 'customers_email_marketing_consent/update');
    expect(email?.body).toMatchObject({
      email_address: 'kim@example.com',
      email_marketing_consent: { state: 'subscribed', opt_in_level: 'confirmed_opt_in' },
    });
  });

  it('refuses a consent nobody can give', async () => {
    const id = await newCustomer(shop, { firstName: 'Lee', email: 'lee@example.com' });
    const sms = await shop.ask(SMS_CONSENT, { input: { customerId: id, smsMarketingConsent: { marketingState: 'SUBSCRIBED' } } });
    expect(sms.data['customerSmsMarketingConsentUpdate']?.['userErrors']).toMatchObject([{ code: 'INVALID' }]);
    const email = await shop.ask(EMAIL_CONSENT, { input: { customerId: id, emailMarketingConsent: { marketingState: 'NOT_SUBSCRIBED' } } });
    expect(email.data['customerEmailMarketingConsentUpdate']?.['userErrors']).toMatchObject([{ code: 'INCLUSION' }]);
  });

  it('tries again with the same id until the webhook is taken', async () => {
    receiver.statuses.push(500, 503);
    await newCustomer(shop, { firstName: 'Mia' });
    const hooks = await receiver.wait(3);
    expect(new Set(hooks.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(1);
    const journal = (await (await fetch(`${shop.running.baseUrl}/__sandbox/journal?kind=webhook`)).json()) as {
      entries: { status: number }[];
    };
    expect(journal.entries.map(({ status }) => status)).toEqual([500, 503, 200]);
  });

  it('echoes the writes of the connector itself and sends nothing for a write without effect', async () => {
    const id = await newCustomer(shop, { firstName: 'Ned' });
    const rename = (firstName: string) =>
      shop.ask(`mutation R($input: CustomerInput!) { customerUpdate(input: $input) { customer { id } } }`, { input: { id, firstName } });
    await rename('Ned');
    await rename('Nel');
    const hooks = await receiver.wait(2);
    expect(hooks.map(({ topic, body }) => [topic, body['first_name']])).toEqual([
      ['customers/create', 'Ned'],
      ['customers/update', 'Nel'],
    ]);
  });

  it('tells of a deletion by id only and of a merge by both ids', async () => {
    const gone = await newCustomer(shop, { firstName: 'Ora', email: 'ora@example.com' });
    await shop.ask(`mutation D($id: ID!) { customerDelete(input: {id: $id}) { deletedCustomerId } }`, { id: gone });
    const one = await newCustomer(shop, { firstName: 'Pat', email: 'pat@example.com', tags: ['a'] });
    const two = await newCustomer(shop, { firstName: 'Pat', phone: '+12025550122', tags: ['b'] });
    const merged = await shop.ask(
      `mutation M($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) { resultingCustomerId userErrors { message } } }`,
      { one, two },
    );
    expect(merged.data['customerMerge']).toEqual({ resultingCustomerId: one, userErrors: [] });
    const hooks = await receiver.wait(7);
    expect(hooks.find(({ topic }) => topic === 'customers/delete')?.body).toMatchObject({ admin_graphql_api_id: gone });
    expect(hooks.find(({ topic }) => topic === 'customers/merge')?.body).toMatchObject({
      admin_graphql_api_customer_kept_id: one,
      admin_graphql_api_customer_deleted_id: two,
    });
    const kept = await shop.ask(`query K($id: ID!) { customer(id: $id) { phone tags } }`, { id: one });
    expect(kept.data['customer']).toEqual({ phone: '+12025550122', tags: ['a', 'b'] });
  });

  it('tells when a shopper enables the login', async () => {
    const id = await newCustomer(shop, { email: 'quin@example.com' });
    const { data } = await shop.asStaff(
      `mutation A($id: ID!) { customerGenerateAccountActivationUrl(customerId: $id) { accountActivationUrl userErrors { message } } }`,
      { id },
    );
    await fetch(String(data['customerGenerateAccountActivationUrl']?.['accountActivationUrl']), { method: 'POST', redirect: 'manual' });
    expect((await shop.ask(`query S($id: ID!) { customer(id: $id) { state } }`, { id })).data['customer']).toEqual({ state: 'ENABLED' });
    const hooks = await receiver.wait(3);
    expect(hooks.find(({ topic }) => topic === 'customers/enable')?.body).toMatchObject({ state: 'enabled' });
  });

  it('leaves withheld fields out of what the connector is sent', async () => {
    await shop.fault({ withhold: ['phone'] });
    await newCustomer(shop, { firstName: 'Ray', phone: '+12025550133' });
    const [hook] = await receiver.wait(1);
    expect(hook?.body).toMatchObject({ first_name: 'Ray' });
    expect(hook?.body).not.toHaveProperty('phone');
  });

  it('shows an app its own subscriptions, takes no address twice and ends one that is deleted', async () => {
    const list = `{ webhookSubscriptions(first: 50, topics: [CUSTOMERS_CREATE]) { nodes { id uri topic } } }`;
    const [subscription] = (await shop.ask(list)).data['webhookSubscriptions']?.['nodes'] as unknown as { id: string }[];
    expect((await shop.asStaff(list)).data['webhookSubscriptions']?.['nodes']).toEqual([]);
    const again = await shop.ask(SUBSCRIBE, { topic: 'CUSTOMERS_CREATE', uri: receiver.url });
    expect(again.data['webhookSubscriptionCreate']?.['userErrors']).toMatchObject([
      { message: 'Address for this topic has already been taken' },
    ]);
    await shop.ask(`mutation D($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId } }`, {
      id: subscription?.id,
    });
    await newCustomer(shop, { firstName: 'Sam', tags: ['t'] });
    expect((await receiver.wait(1)).map(({ topic }) => topic)).toEqual(['customer.tags_added']);
  });

  it('says that it does not send a topic it does not serve', async () => {
    const { errors } = await shop.ask(SUBSCRIBE, { topic: 'PRODUCTS_CREATE', uri: receiver.url });
    expect(errors?.[0]).toMatchObject({ message: expect.stringContaining('PRODUCTS_CREATE'), extensions: { code: 'SANDBOX_UNSERVED' } });
  });
});
