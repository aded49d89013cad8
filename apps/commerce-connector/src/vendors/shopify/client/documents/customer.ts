import type { SystemRow } from '@trueup/governance';
import { keyMetafield } from '../key-metafield';
import type { Group } from '../readable-fields';
import { metafieldSelection, type MetafieldName } from './metafields';
import { ownSelection } from './own-metafields';
import { paged, variablesOf, type Shape } from './shape';

/** The newest orders of a customer that are read, and the roles at each company. */
export const ORDERS = 20;
export const ROLES = 10;

export const CUSTOMER_GROUPS: readonly Group[] = ['name', 'email', 'phone', 'address', 'orders', 'companies'];
export const CUSTOMER_METAFIELDS: readonly MetafieldName[] = [
  ...(['accountNumber', 'erpAccounts', 'loyalty', 'servicePreferences', 'companyRoles', 'contactOf'] as const),
];

const ORDER = 'id name createdAt updatedAt cancelledAt displayFinancialStatus sourceName test risk { assessments { riskLevel } }';
export const ROLE = 'id role { id name } companyLocation { id }';

export interface Tenant {
  readonly row: Pick<SystemRow, 'keyField'>;
  /** Metafields that the overlay maps for this record type. */
  readonly own: readonly string[];
}

/** Points that one customer costs at most: itself, its parts, our metafields, the orders with their risks, and what it is at companies. */
export function customerCost(own: readonly string[]): number {
  const [parts, addresses, profile] = [4, 2 + 2, 3 + (2 + 3 * ROLES)];
  return 1 + parts + addresses + 1 + CUSTOMER_METAFIELDS.length + own.length + (2 + 3 * ORDERS) + profile;
}

/** What is read of a customer. A bulk operation cannot read roles within the list of profiles; it reads them with the locations. */
export function customerSelection(shape: Shape, { row, own }: Tenant): string {
  const { namespace, key } = keyMetafield(row);
  const roles = shape === paged ? paged.list('roleAssignments', `first: ${ROLES}`, { on: '', fields: ROLE, isCut: true }) : '';
  const name = (): string => shape.when('name', (on) => `firstName${on} lastName${on}`);
  return `id legacyResourceId createdAt updatedAt state locale tags taxExemptions
  ${name()}
  ${shape.when('email', (on) => `defaultEmailAddress${on} { emailAddress marketingState marketingOptInLevel marketingUpdatedAt }`)}
  ${shape.when('phone', (on) => `defaultPhoneNumber${on} { phoneNumber smsMarketingConsent { state optInLevel updatedAt } }`)}
  ${shape.when('address', (on) => `defaultAddress${on} { id ${name()} ${shape.when('phone', (also) => `phone${also}`)} company address1 address2 city province provinceCode countryCodeV2 zip }`)}
  ${shape.when('address', (on) => shape.list('addressesV2', 'first: 2', { on, fields: 'id' }))}
  createKey: metafield(namespace: ${JSON.stringify(namespace)}, key: ${JSON.stringify(key)}) { value }
  ${metafieldSelection(CUSTOMER_METAFIELDS)}
  ${ownSelection(own)}
  ${shape.when('companies', (on) => `companyContactProfiles${on} { id createdAt title company { id locationsCount { count } } ${roles} }`)}
  ${shape.when('orders', (on) => shape.list('orders', `first: ${ORDERS}, sortKey: CREATED_AT, reverse: true`, { on, fields: ORDER, isCut: true }))}`;
}

export interface CustomerDocuments {
  readonly byIds: string;
  readonly changed: string;
  readonly set: string;
  readonly create: string;
  readonly emailConsent: string;
  readonly smsConsent: string;
  /** Looks customers up by several identifiers at once; each `found` alias takes the variable of its number. */
  byIdentifiers(count: number): string;
}

export function customerDocuments(tenant: Tenant): CustomerDocuments {
  const reading = variablesOf(CUSTOMER_GROUPS);
  const fragment = `fragment Customer on Customer { ${customerSelection(paged, tenant)} }`;
  const written = (name: string, [variables, call]: [string, string]): string =>
    `mutation ${name}(${variables}, ${reading}) { ${call} { customer { ...Customer } userErrors { field message code } } } ${fragment}`;
  return {
    byIds: `query Customers($ids: [ID!]!, ${reading}) { nodes(ids: $ids) { ...Customer } } ${fragment}`,
    changed: `query CustomersChanged($query: String, $first: Int!, $after: String, ${reading}) {
      customers(query: $query, first: $first, after: $after, sortKey: UPDATED_AT) { nodes { ...Customer } pageInfo { hasNextPage endCursor } }
    } ${fragment}`,
    // Never with addresses in its input: a list there replaces the customer's own.
    set: written('CustomerSet', [
      '$identifier: CustomerSetIdentifiers!, $input: CustomerSetInput!',
      'customerSet(identifier: $identifier, input: $input)',
    ]),
    create: `mutation CustomerCreate($input: CustomerInput!, ${reading}) {
      customerCreate(input: $input) { customer { ...Customer } userErrors { field message } }
    } ${fragment}`,
    emailConsent: written('EmailConsentUpdate', [
      '$input: CustomerEmailMarketingConsentUpdateInput!',
      'customerEmailMarketingConsentUpdate(input: $input)',
    ]),
    smsConsent: written('SmsConsentUpdate', [
      '$input: CustomerSmsMarketingConsentUpdateInput!',
      'customerSmsMarketingConsentUpdate(input: $input)',
    ]),
    byIdentifiers(count) {
      const indexes = Array.from({ length: count }, (_, index) => index);
      const variables = indexes.map((index) => `$by${index}: CustomerIdentifierInput!`);
      const lookups = indexes.map((index) => `found${index}: customerByIdentifier(identifier: $by${index}) { ...Customer }`);
      return `query CustomersByIdentifier(${variables.join(', ')}, ${reading}) { ${lookups.join('\n')} } ${fragment}`;
    },
  };
}
