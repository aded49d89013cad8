import { clientOf, openShop, type Shop } from '../fixtures/shop';
import { openMailbox, type Mailbox } from '../fixtures/mailbox';

jest.setTimeout(30_000);

const SIGNAL = new AbortController().signal;
const gid = (id: string) => `gid://shopify/Customer/${id}`;
const ORDER = `mutation($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id } userErrors { message } } }`;

async function all<Page>(pages: AsyncIterable<Page> | undefined): Promise<Page[]> {
  const found: Page[] = [];
  for await (const page of pages ?? []) found.push(page);
  return found;
}

describe('what a Shopify shop tells', () => {
  let shop: Shop;
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await openMailbox();
    shop = await openShop({}, { publicWebhookUrl: mailbox.url });
  });
  afterAll(async () => {
    await shop.running.close();
    await mailbox.close();
  });

  const order = (email: string) => ({
    order: {
      email,
      financialStatus: 'PAID',
      lineItems: [{ title: 'Lamp', quantity: 1, priceSet: { shopMoney: { amount: '20.00', currencyCode: 'USD' } } }],
    },
  });
  const noticed = async (subject: string) =>
    (shop.client.notices?.(await mailbox.of(subject)) ?? []).map(({ ref, lifecycle }) => [ref.id, lifecycle]);

  it('names the customer in every webhook, whatever its shape', async () => {
    const id = await shop.newCustomer({ firstName: 'Ida', email: 'ida@example.com', phone: '+12125550120' });
    const doing: [subject: string, document: string, variables: object][] = [
      ['customers/create', 'query { shop { name } }', {}],
      [
        'customers/update',
        'mutation($input: CustomerInput!) { customerUpdate(input: $input) { userErrors { message } } }',
        { input: { id: gid(id), firstName: 'Ide' } },
      ],
      [
        'customers_email_marketing_consent/update',
        'mutation($input: CustomerEmailMarketingConsentUpdateInput!) { customerEmailMarketingConsentUpdate(input: $input) { userErrors { message } } }',
        { input: { customerId: gid(id), emailMarketingConsent: { marketingState: 'SUBSCRIBED' } } },
      ],
      [
        'customers_marketing_consent/update',
        'mutation($input: CustomerSmsMarketingConsentUpdateInput!) { customerSmsMarketingConsentUpdate(input: $input) { userErrors { message } } }',
        { input: { customerId: gid(id), smsMarketingConsent: { marketingState: 'SUBSCRIBED', marketingOptInLevel: 'SINGLE_OPT_IN' } } },
      ],
      ['customer.tags_added', 'mutation($id: ID!) { tagsAdd(id: $id, tags: ["vip"]) { userErrors { message } } }', { id: gid(id) }],
      ['orders/create', ORDER, order('ida@example.com')],
    ];
    for (const [subject, document, variables] of doing) {
      await shop.asStaff(document, variables);
      expect([subject, await noticed(subject)]).toEqual([subject, [[id, undefined]]]);
    }
    const { deliveryId, sourceTime } = shop.client.notices?.(await mailbox.of('customers/update'))[0] ?? {};
    expect([typeof deliveryId, typeof sourceTime]).toEqual(['string', 'number']);
  });

  it('names the company, the location or the contact’s customer in every webhook of companies', async () => {
    const run = async (
      name: string,
      types: string,
      { selection = 'userErrors { message }', ...variables }: { selection?: string; [name: string]: unknown },
    ) => {
      const passed = Object.keys(variables).map((key) => `${key}: $${key}`);
      return (
        await shop.asStaff<Record<string, never>>(`mutation(${types}) { ${name}(${passed.join(', ')}) { ${selection} } }`, variables)
      )[name];
    };
    type Made = {
      company: {
        id: string;
        contactRoles: { nodes: { id: string }[] };
        locations: { nodes: { id: string }[] };
        contacts: { nodes: { id: string; customer: { id: string } }[] };
      };
    };
    const selection =
      'company { id contactRoles(first: 2) { nodes { id } } locations(first: 1) { nodes { id } } contacts(first: 1) { nodes { id customer { id } } } }';
    const input = { company: { name: 'Gale Mills' }, companyLocation: { name: 'Yard' }, companyContact: { email: 'ann@gale.example.com' } };
    const { company } = (await run('companyCreate', '$input: CompanyCreateInput!', { input, selection })) as unknown as Made;
    const [location] = company.locations.nodes;
    const [contact] = company.contacts.nodes;
    const role = {
      companyContactId: contact?.id,
      companyContactRoleId: company.contactRoles.nodes[0]?.id,
      companyLocationId: location?.id,
    };
    const number = (id: string | undefined) => id?.split('/').at(-1);
    const typed = async (subject: string) =>
      (shop.client.notices?.(await mailbox.of(subject)) ?? []).map(({ ref, lifecycle }) => [ref.type, ref.id, lifecycle]);
    await run('companyContactAssignRole', '$companyContactId: ID!, $companyContactRoleId: ID!, $companyLocationId: ID!', role);
    expect(await typed('companies/create')).toEqual([['company', number(company.id), undefined]]);
    expect(await typed('company_locations/create')).toEqual([['companyLocation', number(location?.id), undefined]]);
    expect(await typed('company_contacts/create')).toEqual([['customer', number(contact?.customer.id), undefined]]);
    expect(await typed('company_contact_roles/assign')).toEqual([['customer', number(contact?.customer.id), undefined]]);
    await run('companyDelete', '$id: ID!', { id: company.id });
    expect(await typed('companies/delete')).toEqual([['company', number(company.id), 'deleted']]);
    expect(await typed('company_locations/delete')).toEqual([['companyLocation', number(location?.id), 'deleted']]);
  });

  it('tells who was deleted, and into whom somebody was merged', async () => {
    const [one, two, three] = [
      await shop.newCustomer({ firstName: 'Jon', email: 'jon@example.com' }),
      await shop.newCustomer({ firstName: 'Jon', phone: '+12125550130' }),
      await shop.newCustomer({ firstName: 'Kim', email: 'kim@example.com' }),
    ];
    await shop.asStaff(
      'mutation($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) { userErrors { message } } }',
      {
        one: gid(one),
        two: gid(two),
      },
    );
    await shop.asStaff('mutation($id: ID!) { customerDelete(input: { id: $id }) { userErrors { message } } }', { id: gid(three) });
    expect(await noticed('customers/merge')).toEqual([
      [two, 'merged'],
      [one, undefined],
    ]);
    expect(await noticed('customers/delete')).toEqual([[three, 'deleted']]);
    const refs = [one, two, three].map((id) => ({ type: 'customer', id }));
    const [kept, merged, deleted] = await shop.client.fetch(refs);
    expect(kept?.record).not.toBeNull();
    expect([merged, deleted]).toMatchObject([
      { record: null, deleted: true },
      { record: null, deleted: true },
    ]);
    const [told] = shop.client.notices?.(await mailbox.of('customers/merge')) ?? [];
    expect(told).toMatchObject({ ref: { id: two }, mergedInto: { type: 'customer', id: one } });
  });

  it('has nothing to say about orders of nobody and about topics of others', () => {
    const headers = {};
    expect(shop.client.notices?.({ subject: 'orders/create', headers, body: { id: 5 } })).toEqual([]);
    expect(shop.client.notices?.({ subject: 'products/update', headers, body: { id: 5 } })).toEqual([]);
  });

  it('finds by polling what changed since, and whose orders changed', async () => {
    const quiet = await openShop();
    const [old, buyer] = [await quiet.newCustomer({ email: 'old@example.com' }), await quiet.newCustomer({ email: 'buyer@example.com' })];
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const since = Math.floor(Date.now() / 1_000) * 1_000;
    const fresh = await quiet.newCustomer({ email: 'fresh@example.com' });
    await quiet.asStaff(ORDER, order('buyer@example.com'));
    const client = clientOf(quiet.running);
    const pages = await all(client.poll?.(since, SIGNAL));
    const records = pages.flatMap((page) => page.records ?? []).map(({ ref }) => ref.id);
    const notices = pages.flatMap((page) => page.notices ?? []).map(({ ref }) => ref.id);
    expect(records).toContain(fresh);
    expect([...records, ...notices]).toContain(buyer);
    expect(records).not.toContain(old);
    expect(pages.at(-1)?.upTo).toBeGreaterThan(since);
    const first = await all(client.poll?.(null, SIGNAL));
    expect(
      first
        .flatMap((page) => page.records ?? [])
        .map(({ ref }) => ref.id)
        .sort(),
    ).toEqual([old, buyer, fresh].sort());
    expect((await all(client.sweep?.(SIGNAL))).flat().map(({ id }) => id)).toEqual([old, buyer, fresh]);
    await quiet.running.close();
  });
});
