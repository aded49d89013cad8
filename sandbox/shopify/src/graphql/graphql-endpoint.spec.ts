import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry } from '@trueup/sandbox-kit';
import { CREATE, newCustomer, openShop, type ShopSession } from '../testing/shop-session';

describe('the GraphQL endpoint of the Shopify sandbox', () => {
  let shop: ShopSession;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterEach(() => shop.fault({ withhold: [], throttled: false, reformat: false }));
  afterAll(() => shop.running.close());

  const raw = (token: string, ...[body, version]: [body: string, version?: string]) =>
    fetch(`${shop.running.baseUrl}/admin/api/${version ?? '2026-10'}/graphql.json`, {
      method: 'POST',
      headers: { 'x-shopify-access-token': token },
      body,
    });

  it('refuses a wrong token, an unknown version, a body that is not JSON and a call without a query', async () => {
    const wrong = await raw('shpat_wrong', '{}');
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toEqual({ errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' });
    const token = String(shop.running.credentials['accessToken']);
    expect((await raw(token, '{}', '2019-01')).status).toBe(404);
    expect((await raw(token, '{')).status).toBe(400);
    expect((await raw(token, '{}')).status).toBe(400);
  });

  it('refuses fields and variables the published schema does not have', async () => {
    expect((await shop.ask(`{ shop { shoeSize } }`)).errors?.[0]?.message).toContain('Cannot query field "shoeSize"');
    const { errors } = await shop.ask(CREATE, { input: { shoeSize: 9 } });
    expect(errors?.[0]?.message).toContain('"shoeSize" is not defined by type "CustomerInput"');
    const time = await shop.ask(
      `mutation C($at: DateTime) { customerEmailMarketingConsentUpdate(input: {customerId: "gid://shopify/Customer/1", emailMarketingConsent: {marketingState: SUBSCRIBED, consentUpdatedAt: $at}}) { userErrors { message } } }`,
      { at: 'yesterday' },
    );
    expect(time.errors?.[0]?.message).toContain("Invalid DateTime 'yesterday'");
    expect((await shop.ask(`{ customer(id: "12") { id } }`)).errors?.[0]?.message).toBe("Invalid global id '12'");
  });

  it('says aloud what the schema has and the sandbox does not', async () => {
    const query = await shop.ask(`{ products(first: 1) { nodes { id } } }`);
    expect(query.errors?.[0]).toMatchObject({
      message: 'The Shopify sandbox does not serve products.',
      extensions: { code: 'SANDBOX_UNSERVED' },
    });
    const id = await newCustomer(shop, { firstName: 'Al' });
    const field = await shop.ask(`query F($id: ID!) { customer(id: $id) { statistics { rfmGroup } } }`, { id });
    expect(field.errors?.[0]?.message).toBe('The Shopify sandbox does not serve Customer.statistics.');
    const input = await shop.ask(CREATE, { input: { firstName: 'Al', whatsAppMarketingConsent: { state: 'SUBSCRIBED' } } });
    expect(input.errors?.[0]?.message).toBe('The Shopify sandbox does not serve CustomerInput.whatsAppMarketingConsent.');
  });

  it('prices a call and gives back what it did not use', async () => {
    const { extensions } = await shop.ask(`{ customers(first: 20, query: "first_name:nobody") { nodes { id defaultAddress { id } } } }`);
    expect(extensions['cost']).toMatchObject({
      requestedQueryCost: 42,
      actualQueryCost: 2,
      throttleStatus: { maximumAvailable: 20000, restoreRate: 1000 },
    });
    const written = await shop.ask(CREATE, { input: { firstName: 'Bea' } });
    expect(written.extensions['cost']).toMatchObject({ requestedQueryCost: 10, actualQueryCost: 10 });
    const dear = await shop.ask(`{ customers(first: 250) { nodes { id addressesV2(first: 10) { nodes { id } } } } }`);
    expect(dear.errors?.[0]?.extensions?.code).toBe('MAX_COST_EXCEEDED');
  });

  it('throttles an app with an empty bucket by HTTP 200 and lets the other app go on', async () => {
    const poor = await openShop({ plan: 1 });
    const write = () => poor.ask(CREATE, { input: { firstName: 'Cal' } });
    await write();
    await write();
    const { status, data, errors, extensions } = await write();
    expect(status).toBe(200);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ message: 'Throttled', extensions: { code: 'THROTTLED' } }]);
    expect(extensions['cost']).toMatchObject({
      requestedQueryCost: 10,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 20, restoreRate: 1 },
    });
    expect((await poor.asStaff(`{ shop { name } }`)).errors).toBeUndefined();
    await poor.fault({ throttled: true });
    expect((await poor.asStaff(`{ shop { name } }`)).errors?.[0]?.extensions?.code).toBe('THROTTLED');
    await poor.running.close();
  });

  it('withholds guarded fields from the connector by an error and null, not from staff', async () => {
    const id = await newCustomer(shop, { firstName: 'Dan', phone: '+12025550155' });
    await shop.fault({ withhold: ['phone'] });
    const query = `query P($id: ID!) { customer(id: $id) { firstName phone defaultPhoneNumber { phoneNumber } } }`;
    const { data, errors } = await shop.ask(query, { id });
    expect(data['customer']).toEqual({ firstName: 'Dan', phone: null, defaultPhoneNumber: null });
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['customer', 'phone'], 'ACCESS_DENIED'],
      [['customer', 'defaultPhoneNumber'], 'ACCESS_DENIED'],
    ]);
    expect((await shop.asStaff(query, { id })).data['customer']).toMatchObject({ phone: '+12025550155' });
  });

  it('reformats what is written when told to', async () => {
    await shop.fault({ reformat: true });
    const address = {
      lastName: 'MCDONALD',
      address1: '1 Elm St',
      city: 'OTTAWA',
      zip: 'k1a0b1',
      provinceCode: 'ON',
      countryCode: 'CA',
      phone: '6135550142',
    };
    const id = await newCustomer(shop, { firstName: 'anne-marie', lastName: "o'neil", addresses: [address] });
    const { data } = await shop.ask(
      `query R($id: ID!) { customer(id: $id) { firstName lastName defaultAddress { lastName city zip phone } } }`,
      { id },
    );
    expect(data['customer']).toEqual({
      firstName: 'Anne-Marie',
      lastName: "O'Neil",
      defaultAddress: { lastName: 'Mcdonald', city: 'Ottawa', zip: 'K1A 0B1', phone: '+1 613 555 0142' },
    });
  });

  it('journals name, credential, variables, cost and whether it writes', async () => {
    await shop.ask(CREATE, { input: { firstName: 'Eli' } });
    const { entries } = (await (await fetch(`${shop.running.baseUrl}/__sandbox/journal`)).json()) as { entries: JournalEntry[] };
    expect(entries.at(-1)).toMatchObject({
      operation: 'POST /graphql customerCreate',
      actor: 'connector',
      write: true,
      status: 200,
      request: { operationName: 'Create', variables: { input: { firstName: 'Eli' } } },
      response: { cost: { requestedQueryCost: 10 }, data: { customerCreate: { customer: { firstName: 'Eli' } } } },
    });
    await shop.asStaff(`{ shop { name } }`);
    const later = (await (await fetch(`${shop.running.baseUrl}/__sandbox/journal`)).json()) as { entries: JournalEntry[] };
    expect(later.entries.at(-1)).toMatchObject({ operation: 'POST /graphql shop', actor: 'staff', write: false });
  });

  it('applies a write whose answer is lost and not one that fails', async () => {
    await shop.fault({ failWrites: 1, loseAnswers: 1 });
    await expect(shop.ask(CREATE, { input: { email: 'failed@example.com' } })).resolves.toMatchObject({ status: 500 });
    await expect(shop.ask(CREATE, { input: { email: 'lost@example.com' } })).rejects.toThrow();
    const find = async (emailAddress: string) =>
      (
        await shop.ask(`query F($identifier: CustomerIdentifierInput!) { customerByIdentifier(identifier: $identifier) { email } }`, {
          identifier: { emailAddress },
        })
      ).data['customerByIdentifier'];
    expect(await find('failed@example.com')).toBeNull();
    expect(await find('lost@example.com')).toEqual({ email: 'lost@example.com' });
  });

  it('keeps shops apart and remembers one over a restart', async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'shop-')), 'shop.json');
    const before = await openShop({ stateFile });
    const id = await newCustomer(before, { firstName: 'Flo', email: 'flo@example.com' });
    await before.running.close();
    const after = await openShop({ stateFile });
    expect(after.running.credentials).toEqual(before.running.credentials);
    expect(after.running.webhookSecret).toBe(before.running.webhookSecret);
    const read = `query R($id: ID!) { customer(id: $id) { email } customers(first: 5) { nodes { email } } }`;
    expect((await after.ask(read, { id })).data).toEqual({
      customer: { email: 'flo@example.com' },
      customers: { nodes: [{ email: 'flo@example.com' }] },
    });
    expect((await shop.ask(read, { id })).data['customer']).toBeNull();
    await after.running.close();
  });
});
