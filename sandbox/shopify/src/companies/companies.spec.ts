import { type Json, newCustomer, openShop, type ShopSession } from '../testing/shop-session';
import { openReceiver } from '../testing/webhook-receiver';

const COMPANY = `id name externalId note mainContact { id } contactRoles(first: 5) { nodes { id name } } contacts(first: 5) { nodes { id } } locations(first: 5) { nodes { id name } }`;
const LOCATION = `id name externalId phone updatedAt company { id name } taxSettings { taxRegistrationId taxExempt taxExemptions }
  billingAddress { id address1 city zoneCode countryCode recipient companyName } shippingAddress { id address1 city zip phone }
  buyerExperienceConfiguration { paymentTermsTemplate { id name } } roleAssignments(first: 9) { nodes { role { name } companyContact { customer { email } } } }`;
const ERRORS = 'userErrors { field message code }';
const STREET = { address1: '5 Mill Road', city: 'Albany', zoneCode: 'NY', zip: '12207', countryCode: 'US', recipient: 'Goods in' };

jest.setTimeout(30_000);

describe('companies of the Shopify sandbox', () => {
  let shop: ShopSession;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.running.close());

  async function run(name: string, [args, selection, types]: [variables: object, selection: string, types: string]): Promise<Json> {
    const passed = Object.keys(args).map((key) => `${key}: $${key}`);
    const { data, errors } = await shop.asStaff(`mutation(${types}) { ${name}(${passed.join(', ')}) { ${selection} ${ERRORS} } }`, args);
    if (errors) throw new Error(JSON.stringify(errors));
    return data[name] as Json;
  }
  const create = (input: object) => run('companyCreate', [{ input }, `company { ${COMPANY} }`, '$input: CompanyCreateInput!']);
  const addLocation = (companyId: unknown, input: object) =>
    run('companyLocationCreate', [
      { companyId, input },
      `companyLocation { ${LOCATION} }`,
      '$companyId: ID!, $input: CompanyLocationInput!',
    ]);
  const location = async (id: unknown) =>
    (await shop.ask(`query($id: ID!) { companyLocation(id: $id) { ${LOCATION} } }`, { id })).data['companyLocation'];

  it('makes a company with its location and its main contact, who is a customer', async () => {
    const made = await create({
      company: { name: ' Northwind Mills ', externalId: 'N-1' },
      companyContact: { email: 'Ann@Mills.Example.com', firstName: 'Ann' },
      companyLocation: { shippingAddress: STREET, billingSameAsShipping: true, phone: '(212) 555-0140' },
    });
    expect(made['userErrors']).toEqual([]);
    const company = made['company'] as Json;
    expect(company).toMatchObject({
      name: 'Northwind Mills',
      externalId: 'N-1',
      mainContact: { id: expect.stringContaining('CompanyContact/') },
    });
    expect(company['contactRoles']).toMatchObject({ nodes: [{ name: 'Location admin' }, { name: 'Ordering only' }] });
    const [{ id }] = (company['locations'] as unknown as { nodes: [{ id: string }] }).nodes;
    const read = await location(id);
    expect(read).toMatchObject({
      name: '5 Mill Road',
      phone: '+12125550140',
      billingAddress: { companyName: 'Northwind Mills', recipient: 'Goods in' },
    });
    expect(read?.['billingAddress']?.['id']).toBe(read?.['shippingAddress']?.['id']);
    const query = `{ customerByIdentifier(identifier: { emailAddress: "ann@mills.example.com" }) { companyContactProfiles { isMainContact company { name } } } }`;
    const { data } = await shop.ask(query);
    expect(data['customerByIdentifier']).toEqual({
      companyContactProfiles: [{ isMainContact: true, company: { name: 'Northwind Mills' } }],
    });
  });

  it('gives an external id to one company and to one location only', async () => {
    const first = await create({ company: { name: 'Alder', externalId: 'A-1' }, companyLocation: { name: 'Yard', externalId: 'L-1' } });
    expect(await create({ company: { name: 'Birch', externalId: 'A-1' } })).toMatchObject({
      company: null,
      userErrors: [{ code: 'TAKEN', field: ['input', 'company', 'externalId'] }],
    });
    const id = first['company']?.['id'];
    expect(await addLocation(id, { name: 'Depot', externalId: 'L-1' })).toMatchObject({
      userErrors: [{ code: 'TAKEN', field: ['input', 'externalId'] }],
    });
    expect(await addLocation('gid://shopify/Company/1', { name: 'Depot' })).toMatchObject({ userErrors: [{ code: 'RESOURCE_NOT_FOUND' }] });
    expect(await create({ company: { name: ' ' } })).toMatchObject({ userErrors: [{ code: 'BLANK' }] });
    const found = await shop.ask(
      `{ companies(first: 2, query: "external_id:'A-1'") { nodes { name } } companyLocations(first: 2, query: "external_id:L-1") { nodes { name } } }`,
    );
    expect(found.data).toEqual({ companies: { nodes: [{ name: 'Alder' }] }, companyLocations: { nodes: [{ name: 'Yard' }] } });
  });

  it('parts two addresses that were one when one of them is changed', async () => {
    const made = await create({ company: { name: 'Cedar' }, companyLocation: { shippingAddress: STREET, billingSameAsShipping: true } });
    const [{ id: locationId }] = (made['company']?.['locations'] as unknown as { nodes: [{ id: string }] }).nodes;
    const variables = { locationId, address: { ...STREET, address1: '9 Quay' }, addressTypes: ['BILLING'] };
    const types = '$locationId: ID!, $address: CompanyAddressInput!, $addressTypes: [CompanyAddressType!]!';
    await run('companyLocationAssignAddress', [variables, 'addresses { id }', types]);
    const read = await location(locationId);
    expect(read).toMatchObject({ billingAddress: { address1: '9 Quay' }, shippingAddress: { address1: '5 Mill Road' } });
    const addressId = read?.['billingAddress']?.['id'];
    await run('companyAddressDelete', [{ addressId }, 'deletedAddressId', '$addressId: ID!']);
    expect(await location(locationId)).toMatchObject({ billingAddress: null, shippingAddress: { address1: '5 Mill Road' } });
  });

  it('keeps terms and taxes on the location', async () => {
    const { data } = await shop.ask('{ paymentTermsTemplates { id name dueInDays } }');
    const templates = data['paymentTermsTemplates'] as unknown as { id: string; name: string }[];
    const net30 = templates.find(({ name }) => name === 'Net 30')?.id;
    const made = await create({ company: { name: 'Dogwood' } });
    const added = await addLocation(made['company']?.['id'], {
      name: 'Yard',
      buyerExperienceConfiguration: { paymentTermsTemplateId: net30 },
    });
    const companyLocationId = added['companyLocation']?.['id'];
    const taxes = { companyLocationId, taxRegistrationId: 'DE129273398', exemptionsToAssign: ['US_NY_RESELLER_EXEMPTION'] };
    const types = '$companyLocationId: ID!, $taxRegistrationId: String, $exemptionsToAssign: [TaxExemption!]';
    await run('companyLocationTaxSettingsUpdate', [taxes, 'companyLocation { id }', types]);
    expect(await location(companyLocationId)).toMatchObject({
      buyerExperienceConfiguration: { paymentTermsTemplate: { name: 'Net 30' } },
      taxSettings: { taxRegistrationId: 'DE129273398', taxExempt: false, taxExemptions: ['US_NY_RESELLER_EXEMPTION'] },
    });
    const input = { buyerExperienceConfiguration: { paymentTermsTemplateId: null } };
    await run('companyLocationUpdate', [
      { companyLocationId, input },
      'companyLocation { id }',
      '$companyLocationId: ID!, $input: CompanyLocationUpdateInput!',
    ]);
    expect(await location(companyLocationId)).toMatchObject({ buyerExperienceConfiguration: { paymentTermsTemplate: null } });
  });

  it('gives a contact one role at a location, and tells everything in webhooks', async () => {
    const receiver = await openReceiver();
    for (const topic of [
      'COMPANY_CONTACTS_CREATE',
      'COMPANY_CONTACT_ROLES_ASSIGN',
      'COMPANY_CONTACT_ROLES_REVOKE',
      'COMPANY_LOCATIONS_DELETE',
      'COMPANIES_DELETE',
    ]) {
      await shop.ask(
        `mutation($topic: WebhookSubscriptionTopic!, $uri: String!) { webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri }) { ${'userErrors { message }'} } }`,
        { topic, uri: receiver.url },
      );
    }
    const customerId = await newCustomer(shop, { email: 'buyer@elder.example.com' });
    const made = await create({ company: { name: 'Elder' }, companyLocation: { name: 'Yard' } });
    const company = made['company'] as Json & { locations: { nodes: { id: string }[] }; contactRoles: { nodes: { id: string }[] } };
    const companyId = company['id'];
    const types = '$companyId: ID!, $customerId: ID!';
    const enlist = () => run('companyAssignCustomerAsContact', [{ companyId, customerId }, 'companyContact { id }', types]);
    const companyContactId = (await enlist())['companyContact']?.['id'];
    expect(await enlist()).toMatchObject({ userErrors: [{ code: 'TAKEN' }] });
    const wish = {
      companyContactId,
      companyContactRoleId: company.contactRoles.nodes[1]?.id,
      companyLocationId: company.locations.nodes[0]?.id,
    };
    const roleTypes = '$companyContactId: ID!, $companyContactRoleId: ID!, $companyLocationId: ID!';
    const assign = () => run('companyContactAssignRole', [wish, 'companyContactRoleAssignment { id role { name } }', roleTypes]);
    expect(await assign()).toMatchObject({ companyContactRoleAssignment: { role: { name: 'Ordering only' } } });
    expect(await assign()).toMatchObject({ userErrors: [{ code: 'TAKEN' }] });
    expect(await location(wish.companyLocationId)).toMatchObject({
      roleAssignments: { nodes: [{ companyContact: { customer: { email: 'buyer@elder.example.com' } } }] },
    });
    await run('companyDelete', [{ id: companyId }, 'deletedCompanyId', '$id: ID!']);
    const got = await receiver.wait(5);
    expect(got.map(({ topic }) => topic).sort()).toEqual(
      [
        'company_contacts/create',
        'company_contact_roles/assign',
        'company_contact_roles/revoke',
        'company_locations/delete',
        'companies/delete',
      ].sort(),
    );
    const assigned = got.find(({ topic }) => topic === 'company_contact_roles/assign')?.body;
    expect(assigned).toMatchObject({
      company_contact: { customer_admin_graphql_api_id: customerId },
      company_contact_role: { name: 'Ordering only' },
    });
    await receiver.close();
  });

  it('refuses what a lost scope opened, and leaves the rest', async () => {
    const id = await newCustomer(shop, { email: 'scope@example.com' });
    await shop.fault({ withhold: ['read_companies', 'read_customers'] });
    const companies = await shop.ask('{ companies(first: 1) { nodes { id } } }');
    await shop.fault({ withhold: ['read_companies'] });
    const customer = await shop.ask('query($id: ID!) { customer(id: $id) { email } currentAppInstallation { accessScopes { handle } } }', {
      id,
    });
    await shop.fault({ withhold: [] });
    expect(companies.errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED');
    expect(customer.data['customer']).toEqual({ email: 'scope@example.com' });
    const scopes = (customer.data['currentAppInstallation']?.['accessScopes'] as unknown as { handle: string }[]).map(
      ({ handle }) => handle,
    );
    expect(scopes).toContain('read_customers');
    expect(scopes).not.toContain('read_companies');
  });

  it('merges no customer who is a contact of a company', async () => {
    await create({ company: { name: 'Fir' }, companyContact: { email: 'ada@fir.example.com' } });
    const { data } = await shop.ask('{ customerByIdentifier(identifier: { emailAddress: "ada@fir.example.com" }) { id } }');
    const one = data['customerByIdentifier']?.['id'];
    const two = await newCustomer(shop, { email: 'ada@example.com' });
    const merge =
      'mutation($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) { resultingCustomerId userErrors { code } } }';
    expect((await shop.asStaff(merge, { one, two })).data['customerMerge']).toMatchObject({ userErrors: [{ code: 'INVALID_CUSTOMER' }] });
  });
});
