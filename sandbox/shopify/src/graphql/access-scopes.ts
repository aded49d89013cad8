import { GraphQLError } from 'graphql';

/** The scopes that the connector's app has unless the tenant's configuration names others. */
export const SCOPES = [
  ...['read_customers', 'write_customers', 'read_orders', 'read_all_orders', 'write_orders'],
  ...['read_companies', 'write_companies', 'read_customer_merge', 'read_payment_terms'],
];

const COMPANIES = ['read_companies', 'read_customers'];
const MAY_CHANGE_COMPANIES = ['write_companies', 'write_customers'];

/** Fields that need one of these scopes, by type; the schema itself does not say. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  QueryRoot: {
    customers: ['read_customers'],
    customer: ['read_customers'],
    customerByIdentifier: ['read_customers'],
    orders: ['read_orders'],
    order: ['read_orders'],
    companies: COMPANIES,
    company: COMPANIES,
    companyLocations: COMPANIES,
    companyLocation: COMPANIES,
    paymentTermsTemplates: ['read_payment_terms', 'read_companies', 'read_customers'],
  },
  Customer: { orders: ['read_orders'], companyContactProfiles: COMPANIES },
};

function neededFor(type: string, field: string): readonly string[] | undefined {
  if (type === 'Mutation' && /^compan(y|ies)/.test(field)) return MAY_CHANGE_COMPANIES;
  if (type === 'Mutation' && /^customer/.test(field)) return ['write_customers'];
  return NEEDED[type]?.[field];
}

/** Refuses a field for which the credential has none of the scopes that open it. */
export function refuseWithoutScope(scopes: ReadonlySet<string>, [type, field]: [type: string, field: string]): void {
  const needed = neededFor(type, field);
  if (!needed || needed.some((scope) => scopes.has(scope))) return;
  const requiredAccess = `${needed.map((scope) => `\`${scope}\` access scope`).join(' or ')}.`;
  throw new GraphQLError(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
    extensions: { code: 'ACCESS_DENIED', documentation: 'https://shopify.dev/api/usage/access-scopes', requiredAccess },
  });
}

/** The type of an object that is read by id needs the same scope as its query. */
export function scopedField(type: string): string {
  return { Customer: 'customer', Order: 'order', Company: 'company', CompanyLocation: 'companyLocation' }[type] ?? type;
}
