import { CREATE, newCustomer, openShop, type ShopSession } from '../testing/shop-session';

const READ = `query Read($id: ID!) { customer(id: $id) {
  id firstName lastName email displayName tags note taxExempt taxExemptions locale state numberOfOrders amountSpent { amount currencyCode } createdAt updatedAt legacyResourceId
  defaultEmailAddress { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }
  defaultPhoneNumber { phoneNumber marketingState }
  defaultAddress { id city provinceCode countryCodeV2 }
  addressesV2(first: 10) { nodes { id address1 province provinceCode country zip phone } pageInfo { hasNextPage } }
} }`;

const UPDATE = `mutation Update($input: CustomerInput!) { customerUpdate(input: $input) { customer { id updatedAt } userErrors { field message } } }`;

const SET = `mutation Set($identifier: CustomerSetIdentifiers, $input: CustomerSetInput!) { customerSet(identifier: $identifier, input: $input) {
  customer { id firstName tags addressesV2(first: 10) { nodes { id address1 } } } userErrors { field message code }
} }`;

describe('customers of the Shopify sandbox', () => {
  let shop: ShopSession;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.running.close());

  const read = async (id: string) => (await shop.ask(READ, { id })).data['customer'];

  it('keeps what is written in its own spelling', async () => {
    const address = {
      address1: ' 1 Elm St ',
      city: 'Portland',
      province: 'oregon',
      country: 'United States',
      zip: '97201',
      phone: '503-555-0100',
    };
    const id = await newCustomer(shop, {
      firstName: ' Ada ',
      lastName: 'Moss',
      email: 'Ada.Moss@Example.COM',
      phone: '(202) 555-0143',
      addresses: [address],
    });
    expect(id).toMatch(/^gid:\/\/shopify\/Customer\/\d{13}$/);
    expect(await read(id)).toMatchObject({
      firstName: 'Ada',
      displayName: 'Ada Moss',
      email: 'ada.moss@example.com',
      state: 'DISABLED',
      numberOfOrders: '0',
      amountSpent: { amount: '0.00', currencyCode: 'USD' },
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      defaultEmailAddress: { emailAddress: 'ada.moss@example.com', marketingState: 'NOT_SUBSCRIBED' },
      defaultPhoneNumber: { phoneNumber: '+12025550143' },
      defaultAddress: { city: 'Portland', provinceCode: 'OR', countryCodeV2: 'US' },
      addressesV2: { nodes: [{ address1: '1 Elm St', province: 'Oregon', phone: '503-555-0100' }] },
    });
  });

  it('lets an e-mail and a phone belong to one customer only', async () => {
    await newCustomer(shop, { email: 'taken@example.com', phone: '+12025550171' });
    const { data } = await shop.ask(CREATE, { input: { email: 'Taken@example.com', phone: '202-555-0171' } });
    expect(data['customerCreate']).toEqual({
      customer: null,
      userErrors: [
        { field: ['email'], message: 'Email has already been taken' },
        { field: ['phone'], message: 'Phone has already been taken' },
      ],
    });
    const set = await shop.ask(SET, { input: { email: 'taken@example.com' } });
    expect(set.data['customerSet']?.['userErrors']).toEqual([
      { field: ['input', 'email'], message: 'Email has already been taken', code: 'TAKEN' },
    ]);
  });

  it.each([
    ['a phone nobody can dial', { phone: '12' }, 'phone', 'Phone is invalid'],
    ['an e-mail without a domain', { email: 'nobody' }, 'email', 'Email is invalid'],
    ['markup in a name', { firstName: '<b>Bo</b>' }, 'firstName', 'First name cannot contain HTML tags'],
    ['a link in a name', { lastName: 'https://example.com' }, 'lastName', 'Last name cannot contain URL'],
    ['a name that is too long', { firstName: 'x'.repeat(256) }, 'firstName', 'First name is too long (maximum is 255 characters)'],
  ])('refuses %s', async (_what, input, ...[field, message]) => {
    const { status, data } = await shop.ask(CREATE, { input: { note: 'n', ...input } });
    expect(status).toBe(200);
    expect(data['customerCreate']?.['userErrors']).toContainEqual({ field: [field], message });
  });

  it('refuses a customer without any name', async () => {
    const { data } = await shop.ask(CREATE, { input: { note: 'who' } });
    expect(data['customerCreate']?.['userErrors']).toEqual([
      { field: null, message: 'Customer must have a name, phone number or email address' },
    ]);
  });

  it('changes only the fields it is given and moves no time when nothing changes', async () => {
    const id = await newCustomer(shop, { firstName: 'Cy', lastName: 'Reed', note: 'kept', tags: ['b', 'a'] });
    const before = await read(id);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await shop.ask(UPDATE, { input: { id, firstName: 'Cy' } });
    expect(await read(id)).toEqual(before);
    await shop.ask(UPDATE, { input: { id, lastName: 'Reid' } });
    expect(await read(id)).toMatchObject({ firstName: 'Cy', lastName: 'Reid', note: 'kept', tags: ['a', 'b'] });
    expect((await read(id))?.['updatedAt']).not.toBe(before?.['updatedAt']);
  });

  it('creates by an e-mail key once and then updates', async () => {
    const write = (firstName: string) =>
      shop.ask(SET, { identifier: { email: 'dee@example.com' }, input: { email: 'dee@example.com', firstName } });
    const first = (await write('Dee')).data['customerSet']?.['customer'];
    const second = (await write('Deedee')).data['customerSet']?.['customer'];
    expect(second).toMatchObject({ id: first?.['id'], firstName: 'Deedee' });
    const mismatch = await shop.ask(SET, { identifier: { email: 'dee@example.com' }, input: { email: 'other@example.com' } });
    expect(mismatch.data['customerSet']?.['userErrors']).toMatchObject([{ code: 'INPUT_MISMATCH' }]);
    const missing = await shop.ask(SET, { identifier: { email: 'dee@example.com' }, input: { firstName: 'Dee' } });
    expect(missing.data['customerSet']?.['userErrors']).toMatchObject([{ code: 'MISSING_FIELD_REQUIRED' }]);
    const gone = await shop.ask(SET, { identifier: { id: 'gid://shopify/Customer/1' }, input: { firstName: 'Dee' } });
    expect(gone.data['customerSet']?.['userErrors']).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('deletes the addresses that customerSet leaves out, and none when it names no addresses', async () => {
    const id = await newCustomer(shop, {
      firstName: 'Eve',
      addresses: [
        { address1: '1 A St', countryCode: 'US' },
        { address1: '2 B St', countryCode: 'US' },
      ],
    });
    const set = async (input: object) => (await shop.ask(SET, { identifier: { id }, input })).data['customerSet']?.['customer'];
    expect((await set({ firstName: 'Eva' }))?.['addressesV2']?.['nodes']).toHaveLength(2);
    expect(await set({ addresses: [{ address1: '2 B St', countryCode: 'US' }] })).toMatchObject({
      addressesV2: { nodes: [{ address1: '2 B St' }] },
    });
    expect(await set({ tags: ['only'] })).toMatchObject({ tags: ['only'] });
  });

  it('answers null for a deleted customer and refuses to delete one with orders', async () => {
    const remove = `mutation Remove($id: ID!) { customerDelete(input: {id: $id}) { deletedCustomerId userErrors { field message } } }`;
    const id = await newCustomer(shop, { firstName: 'Fay' });
    expect((await shop.ask(remove, { id })).data['customerDelete']).toEqual({ deletedCustomerId: id, userErrors: [] });
    expect(await read(id)).toBeNull();
    const nodes = await shop.ask(`query Nodes($ids: [ID!]!) { nodes(ids: $ids) { id } }`, { ids: [id] });
    expect(nodes.data['nodes']).toEqual([null]);
    const buyer = await newCustomer(shop, { email: 'gus@example.com' });
    await shop.asStaff(
      `mutation Order($id: ID!) { orderCreate(order: {customer: {toAssociate: {id: $id}}, lineItems: [{title: "Mug", quantity: 1}]}) { order { id } userErrors { message } } }`,
      { id: buyer },
    );
    const refused = await shop.ask(remove, { id: buyer });
    expect(refused.data['customerDelete']?.['userErrors']).toMatchObject([
      { field: ['id'], message: expect.stringContaining('associated orders') },
    ]);
  });

  it('finds a customer by each identifier', async () => {
    const id = await newCustomer(shop, { email: 'hal@example.com', phone: '+12025550188' });
    const find = `query Find($identifier: CustomerIdentifierInput!) { customerByIdentifier(identifier: $identifier) { id } }`;
    for (const identifier of [{ id }, { emailAddress: 'HAL@example.com' }, { phoneNumber: '+1 202-555-0188' }]) {
      expect((await shop.ask(find, { identifier })).data['customerByIdentifier']).toEqual({ id });
    }
    const both = await shop.ask(find, { identifier: { id, emailAddress: 'hal@example.com' } });
    expect(both.errors?.[0]?.message).toContain('Exactly one');
  });

  it('adds and removes tags without regard to case', async () => {
    const id = await newCustomer(shop, { firstName: 'Ivy', tags: ['VIP'] });
    const node = `node { ... on Customer { tags } } userErrors { message }`;
    const added = await shop.ask(`mutation Add($id: ID!) { tagsAdd(id: $id, tags: ["vip", "new"]) { ${node} } }`, { id });
    expect(added.data['tagsAdd']).toEqual({ node: { tags: ['VIP', 'new'] }, userErrors: [] });
    const removed = await shop.ask(`mutation Remove($id: ID!) { tagsRemove(id: $id, tags: ["vip"]) { ${node} } }`, { id });
    expect(removed.data['tagsRemove']).toMatchObject({ node: { tags: ['new'] } });
  });
});
