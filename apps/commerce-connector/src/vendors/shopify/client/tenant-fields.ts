import type { TenantField } from '@trueup/connector-kit';
import { COMPANY, COMPANY_LOCATION, CUSTOMER } from '../wire';
import type { AdminApi } from './admin-api';
import { definitionsOf, type OwnerType } from './metafield-definitions';

const OWNERS: Readonly<Record<string, OwnerType>> = {
  [CUSTOMER]: 'CUSTOMER',
  [COMPANY]: 'COMPANY',
  [COMPANY_LOCATION]: 'COMPANY_LOCATION',
};

const TYPES: Readonly<Record<string, TenantField['type']>> = {
  single_line_text_field: 'text',
  multi_line_text_field: 'text',
  id: 'text',
  url: 'text',
  boolean: 'flag',
  number_integer: 'number',
  number_decimal: 'number',
  date: 'date',
};

/** The metafields that the tenant has defined, as overlays name them: namespace and key. */
export async function tenantFields(api: AdminApi): Promise<readonly TenantField[]> {
  const fields: TenantField[] = [];
  for (const [recordType, ownerType] of Object.entries(OWNERS)) {
    for (const { namespace, key, type } of await definitionsOf(api, ownerType)) {
      fields.push({ recordType, name: `${namespace}.${key}`, type: TYPES[type.name] ?? 'other', isWritable: true, maxLength: null });
    }
  }
  return fields;
}
