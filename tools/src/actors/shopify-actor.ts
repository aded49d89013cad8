import type { SandboxAddress } from '../stack/sandbox-fleet';
import { callJson } from './call-json';

type Variables = Readonly<Record<string, unknown>>;

export interface ShopAddress {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly address1: string;
  readonly city: string;
  readonly provinceCode?: string;
  readonly zip: string;
  readonly countryCode: string;
  readonly phone?: string;
}

/** What a guest leaves behind at the checkout. */
export interface GuestOrder {
  readonly email: string;
  readonly phone?: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly address: ShopAddress;
  readonly currency: string;
  /** paid and authorized orders are accepted by the stores' rule, pending ones are not. */
  readonly financialStatus: 'PAID' | 'AUTHORIZED' | 'PENDING';
}

interface Answer<T> {
  readonly data?: T;
  readonly errors?: unknown;
}

/** A shopper or a member of the store's staff who acts through the Admin API with a token that is not Trueup's. */
export class ShopifyActor {
  readonly #url: string;
  readonly #token: string;

  constructor({ baseUrl, credentials }: SandboxAddress) {
    this.#url = `${baseUrl}/admin/api/2026-10/graphql.json`;
    this.#token = (credentials['staff'] as { accessToken: string }).accessToken;
  }

  /** Creates a customer and gives its gid. */
  async createCustomer(input: Variables): Promise<string> {
    const query = 'mutation($input: CustomerInput!) { customerCreate(input: $input) { customer { id } userErrors { field message } } }';
    return (await this.mutate<{ customer: { id: string } }>('customerCreate', query, { input })).customer.id;
  }

  async updateCustomer(id: string, input: Variables): Promise<void> {
    const query = 'mutation($input: CustomerInput!) { customerUpdate(input: $input) { customer { id } userErrors { field message } } }';
    await this.mutate('customerUpdate', query, { input: { id, ...input } });
  }

  /** Adds an address and makes it the default. */
  async setDefaultAddress(customerId: string, address: ShopAddress): Promise<void> {
    const query =
      'mutation($customerId: ID!, $address: MailingAddressInput!) { customerAddressCreate(customerId: $customerId, address: $address, setAsDefault: true) { address { id } userErrors { field message } } }';
    await this.mutate('customerAddressCreate', query, { customerId, address });
  }

  /** Sets the single-line text metafield of a customer. */
  async setMetafield(ownerId: string, metafield: { namespace: string; key: string; value: string }): Promise<void> {
    const query =
      'mutation($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { metafields { id } userErrors { field message } } }';
    await this.mutate('metafieldsSet', query, { metafields: [{ ownerId, type: 'single_line_text_field', ...metafield }] });
  }

  /** Buys as a guest; the store makes a customer or finds the one with this e-mail. Gives the order's gid and the customer's. */
  async order(guest: GuestOrder): Promise<{ orderId: string; customerId: string }> {
    const query =
      'mutation($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id customer { id } } userErrors { field message } } }';
    const { email, phone, firstName, lastName, financialStatus, currency } = guest;
    const address = { ...guest.address, firstName, lastName };
    const price = { shopMoney: { amount: '20.00', currencyCode: currency } };
    const order = {
      email,
      phone,
      currency,
      financialStatus,
      customer: { toUpsert: { email, phone, firstName, lastName } },
      shippingAddress: address,
      billingAddress: address,
      lineItems: [{ title: 'Lamp', quantity: 1, priceSet: price }],
    };
    const made = await this.mutate<{ order: { id: string; customer: { id: string } } }>('orderCreate', query, { order });
    return { orderId: made.order.id, customerId: made.order.customer.id };
  }

  /** Takes the payment of a pending order. */
  async markPaid(orderId: string): Promise<void> {
    const query =
      'mutation($input: OrderMarkAsPaidInput!) { orderMarkAsPaid(input: $input) { order { id } userErrors { field message } } }';
    await this.mutate('orderMarkAsPaid', query, { input: { id: orderId } });
  }

  /** Opens a company, and with it its first location where one is given; gives the gids. */
  async createCompany(company: Variables, companyLocation?: Variables): Promise<{ companyId: string; locationId: string | null }> {
    const query = `mutation($input: CompanyCreateInput!) {
      companyCreate(input: $input) { company { id locations(first: 1) { nodes { id } } } userErrors { field message } } }`;
    type Made = { company: { id: string; locations: { nodes: { id: string }[] } } };
    const made = await this.mutate<Made>('companyCreate', query, { input: { company, companyLocation } });
    return { companyId: made.company.id, locationId: made.company.locations.nodes[0]?.id ?? null };
  }

  /** Opens another location of a company and gives its gid. */
  async createLocation(companyId: string, input: Variables): Promise<string> {
    const query = `mutation($companyId: ID!, $input: CompanyLocationInput!) {
      companyLocationCreate(companyId: $companyId, input: $input) { companyLocation { id } userErrors { field message } } }`;
    const made = await this.mutate<{ companyLocation: { id: string } }>('companyLocationCreate', query, { companyId, input });
    return made.companyLocation.id;
  }

  async updateLocation(companyLocationId: string, input: Variables): Promise<void> {
    const query = `mutation($companyLocationId: ID!, $input: CompanyLocationUpdateInput!) {
      companyLocationUpdate(companyLocationId: $companyLocationId, input: $input) { companyLocation { id } userErrors { field message } } }`;
    await this.mutate('companyLocationUpdate', query, { companyLocationId, input });
  }

  /** Takes somebody on as a contact of a company, as a customer that the shop makes for it; gives the contact's gid. */
  async createContact(companyId: string, input: Variables): Promise<string> {
    const query = `mutation($companyId: ID!, $input: CompanyContactInput!) {
      companyContactCreate(companyId: $companyId, input: $input) { companyContact { id } userErrors { field message } } }`;
    return (await this.mutate<{ companyContact: { id: string } }>('companyContactCreate', query, { companyId, input })).companyContact.id;
  }

  /** Makes a customer who is there a contact of a company; gives the contact's gid. */
  async enlist(companyId: string, customerId: string): Promise<string> {
    const query = `mutation($companyId: ID!, $customerId: ID!) {
      companyAssignCustomerAsContact(companyId: $companyId, customerId: $customerId) { companyContact { id } userErrors { field message } } }`;
    type Made = { companyContact: { id: string } };
    return (await this.mutate<Made>('companyAssignCustomerAsContact', query, { companyId, customerId })).companyContact.id;
  }

  /** Gives a contact one of the company's roles, by name, at a location. */
  async giveRole(companyContactId: string, role: string, companyLocationId: string): Promise<void> {
    const roles = 'query($id: ID!) { companyContact(id: $id) { company { contactRoles(first: 20) { nodes { id name } } } } }';
    type Roles = { companyContact: { company: { contactRoles: { nodes: { id: string; name: string }[] } } } | null };
    const { companyContact } = await this.ask<Roles>(roles, { id: companyContactId });
    const companyContactRoleId = companyContact?.company.contactRoles.nodes.find(({ name }) => name === role)?.id;
    const query = `mutation($companyContactId: ID!, $companyContactRoleId: ID!, $companyLocationId: ID!) {
      companyContactAssignRole(companyContactId: $companyContactId, companyContactRoleId: $companyContactRoleId, companyLocationId: $companyLocationId) {
        companyContactRoleAssignment { id } userErrors { field message } } }`;
    await this.mutate('companyContactAssignRole', query, { companyContactId, companyContactRoleId, companyLocationId });
  }

  /** Merges two customers; gives the gid of the one that is kept. */
  async mergeCustomers(customerOneId: string, customerTwoId: string): Promise<string> {
    const query = `mutation($customerOneId: ID!, $customerTwoId: ID!) {
      customerMerge(customerOneId: $customerOneId, customerTwoId: $customerTwoId) { resultingCustomerId userErrors { field message } } }`;
    return (await this.mutate<{ resultingCustomerId: string }>('customerMerge', query, { customerOneId, customerTwoId }))
      .resultingCustomerId;
  }

  async deleteCustomer(id: string): Promise<void> {
    const query =
      'mutation($input: CustomerDeleteInput!) { customerDelete(input: $input) { deletedCustomerId userErrors { field message } } }';
    await this.mutate('customerDelete', query, { input: { id } });
  }

  /** The customer with these selections, or null. */
  async customer(id: string, selection: string): Promise<Record<string, unknown> | null> {
    const data = await this.ask<{ customer: Record<string, unknown> | null }>(`query($id: ID!) { customer(id: $id) { ${selection} } }`, {
      id,
    });
    return data.customer;
  }

  /** Any query. */
  async ask<T>(query: string, variables: Variables = {}): Promise<T> {
    const headers = { 'x-shopify-access-token': this.#token };
    const answer = await callJson<Answer<T>>(this.#url, { method: 'POST', headers, body: { query, variables } });
    if (answer.errors || !answer.data) throw new Error(`${this.#url} refused: ${JSON.stringify(answer.errors).slice(0, 500)}`);
    return answer.data;
  }

  private async mutate<T>(name: string, query: string, variables: Variables): Promise<T> {
    const data = await this.ask<Record<string, T & { userErrors: unknown[] }>>(query, variables);
    const result = data[name];
    if (!result || result.userErrors.length > 0) throw new Error(`${name} was refused: ${JSON.stringify(result?.userErrors)}`);
    return result;
  }
}
