import { COMPANIES, LOCATIONS, type BusinessType } from '../documents/business';
import { customerSelection, type Tenant } from '../documents/customer';
import { ownSelection } from '../documents/own-metafields';
import { inBulk } from '../documents/shape';
import type { ReadableFields } from '../readable-fields';

const RUN = `mutation BulkRun($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: true) { bulkOperation { id } userErrors { field message code } }
}`;

export const BULK = {
  RUN,
  LOOK: 'query BulkLook($id: ID!) { node(id: $id) { ... on BulkOperation { status errorCode rootObjectCount url } } }',
  CURRENT: 'query BulkCurrent { currentBulkOperation { id status } }',
};

export function customersInBulk(readable: ReadableFields, tenant: Tenant): string {
  const shape = inBulk((group) => readable.mayAsk(group));
  return `{ customers { edges { node { ${customerSelection(shape, tenant)} } } } }`;
}

export function companiesInBulk(readable: ReadableFields, own: readonly string[]): string {
  return inAll(COMPANIES, readable, own);
}

/** Locations with the roles of contacts there: roles cannot be read with the customers, being a connection within a list. */
export function locationsInBulk(readable: ReadableFields, own: readonly string[]): string {
  const roles = 'roleAssignments { edges { node { id role { id name } companyContact { id } } } }';
  return inAll({ ...LOCATIONS, selection: (shape) => `${LOCATIONS.selection(shape)} ${roles}` }, readable, own);
}

function inAll({ root, selection }: BusinessType, readable: ReadableFields, own: readonly string[]): string {
  return `{ ${root} { edges { node { ${selection(inBulk((group) => readable.mayAsk(group)))} ${ownSelection(own)} } } } }`;
}
