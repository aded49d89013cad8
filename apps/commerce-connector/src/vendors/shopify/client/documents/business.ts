import type { Group } from '../readable-fields';
import { metafieldSelection, type MetafieldName } from './metafields';
import { ownSelection } from './own-metafields';
import { paged, variablesOf, type Shape } from './shape';

const ADDRESS = 'id recipient address1 address2 city zoneCode province countryCode zip';

/** What one of the two record types of companies is called in the API, and what is read of it. */
export interface BusinessType {
  /** Of its gid. */
  readonly gid: 'Company' | 'CompanyLocation';
  /** The query that lists all of them. */
  readonly root: 'companies' | 'companyLocations';
  readonly groups: readonly Group[];
  readonly metafields: readonly MetafieldName[];
  /** Points of one at most, without the tenant's own metafields. */
  readonly cost: number;
  selection(shape: Shape): string;
}

const COMPANY_METAFIELDS: readonly MetafieldName[] = ['legalName', 'accountNumber', 'erpAccounts'];
const LOCATION_METAFIELDS: readonly MetafieldName[] = ['accountNumber', 'erpAccounts'];

function ours(shape: Shape, names: readonly MetafieldName[]): string {
  return shape.when('metafields', (on) => metafieldSelection(names, on));
}

export const COMPANIES: BusinessType = {
  gid: 'Company',
  root: 'companies',
  groups: ['metafields'],
  metafields: COMPANY_METAFIELDS,
  cost: 1 + COMPANY_METAFIELDS.length,
  selection: (shape) => `id createdAt updatedAt name externalId ${ours(shape, COMPANY_METAFIELDS)}`,
};

export const LOCATIONS: BusinessType = {
  gid: 'CompanyLocation',
  root: 'companyLocations',
  groups: ['phone', 'address', 'terms', 'tax', 'metafields'],
  metafields: LOCATION_METAFIELDS,
  cost: 7 + LOCATION_METAFIELDS.length,
  selection(shape) {
    const phone = shape.when('phone', (on) => `phone${on}`);
    return `id createdAt updatedAt name externalId company { id } ${phone}
      ${shape.when('address', (on) => `billingAddress${on} { ${ADDRESS} ${phone} } shippingAddress${on} { ${ADDRESS} ${phone} }`)}
      ${shape.when('terms', (on) => `buyerExperienceConfiguration${on} { paymentTermsTemplate { name } }`)}
      ${shape.when('tax', (on) => `taxSettings${on} { taxRegistrationId taxExemptions }`)}
      ${ours(shape, LOCATION_METAFIELDS)}`;
  },
};

export interface BusinessDocuments {
  readonly byIds: string;
  readonly searched: string;
  readonly ids: string;
}

export function businessDocuments(type: BusinessType, own: readonly string[]): BusinessDocuments {
  const { gid, root, groups } = type;
  const reading = `, ${variablesOf(groups)}`;
  const fragment = `fragment Record on ${gid} { ${type.selection(paged)} ${ownSelection(own)} }`;
  return {
    byIds: `query ByIds($ids: [ID!]!${reading}) { nodes(ids: $ids) { ...Record } } ${fragment}`,
    searched: `query Searched($query: String, $first: Int!, $after: String${reading}) {
      ${root}(query: $query, first: $first, after: $after, sortKey: UPDATED_AT) { nodes { ...Record } pageInfo { hasNextPage endCursor } }
    } ${fragment}`,
    ids: `query Ids($first: Int!, $after: String) {
      ${root}(first: $first, after: $after, sortKey: ID) { nodes { id } pageInfo { hasNextPage endCursor } }
    }`,
  };
}
