import { people } from './run';

/** A company's address in the shop. */
export interface ShopPlace {
  readonly address1: string;
  readonly city: string;
  readonly zip: string;
}

/** A location as staff of the shop see it. */
export interface ShopLocation {
  readonly name: string;
  readonly company: { readonly id: string; readonly name: string };
  readonly shippingAddress: ShopPlace | null;
  readonly billingAddress: ShopPlace | null;
  readonly buyerExperienceConfiguration: { readonly paymentTermsTemplate: { readonly name: string } | null } | null;
}

/** Somebody who buys for a company, with their roles by location. */
export interface ShopContact {
  readonly customer: { readonly id: string; readonly email: string | null };
  readonly roleAssignments: {
    readonly nodes: readonly { readonly role: { readonly name: string }; readonly companyLocation: { readonly id: string } }[];
  };
}

const ADDRESS = 'address1 city zip';
const LOCATION = `name company { id name } shippingAddress { ${ADDRESS} } billingAddress { ${ADDRESS} } buyerExperienceConfiguration { paymentTermsTemplate { name } }`;

type Shop = 'shopify-us' | 'shopify-eu';

export async function shopLocation(id: string, shop: Shop = 'shopify-us'): Promise<ShopLocation> {
  const query = `query($id: ID!) { companyLocation(id: $id) { ${LOCATION} } }`;
  const { companyLocation } = await people()[shop].ask<{ companyLocation: ShopLocation | null }>(query, {
    id: `gid://shopify/CompanyLocation/${id}`,
  });
  if (!companyLocation) throw new Error(`${shop} has no location ${id}.`);
  return companyLocation;
}

export async function shopContacts(companyId: string, shop: Shop = 'shopify-us'): Promise<readonly ShopContact[]> {
  const contact = 'customer { id email } roleAssignments(first: 10) { nodes { role { name } companyLocation { id } } }';
  const query = `query($id: ID!) { company(id: $id) { contacts(first: 20) { nodes { ${contact} } } } }`;
  const { company } = await people()[shop].ask<{ company: { contacts: { nodes: ShopContact[] } } | null }>(query, {
    id: `gid://shopify/Company/${companyId}`,
  });
  if (!company) throw new Error(`${shop} has no company ${companyId}.`);
  return company.contacts.nodes;
}

/** Gives a location another number, or other payment terms by the name that the shop shows for them. */
export async function changeLocation(
  id: string,
  { phone, terms }: { phone?: string; terms: string },
  shop: Shop = 'shopify-us',
): Promise<void> {
  type Templates = { paymentTermsTemplates: { id: string; name: string }[] };
  const { paymentTermsTemplates } = await people()[shop].ask<Templates>('{ paymentTermsTemplates { id name } }');
  const template = paymentTermsTemplates.find(({ name }) => name === terms);
  if (!template) throw new Error(`${shop} offers no terms called ${terms}.`);
  const query = `mutation($companyLocationId: ID!, $input: CompanyLocationUpdateInput!) {
    companyLocationUpdate(companyLocationId: $companyLocationId, input: $input) { companyLocation { id } userErrors { message } } }`;
  const input = { phone, buyerExperienceConfiguration: { paymentTermsTemplateId: template.id } };
  const variables = { companyLocationId: `gid://shopify/CompanyLocation/${id}`, input };
  const { companyLocationUpdate: done } = await people()[shop].ask<{ companyLocationUpdate: { userErrors: unknown[] } }>(query, variables);
  if (done.userErrors.length > 0) throw new Error(JSON.stringify(done.userErrors));
}
