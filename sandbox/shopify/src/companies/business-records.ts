import type { MetafieldRecord } from '../metafields/metafield-record';
import type { CompanyAddressRecord } from './company-address';

export interface CompanyContactRoleRecord {
  id: number;
  name: string;
  note: string | null;
}

export interface CompanyRecord {
  id: number;
  name: string;
  externalId: string | null;
  note: string | null;
  customerSince: string;
  mainContactId: number | null;
  roles: CompanyContactRoleRecord[];
  metafields: MetafieldRecord[];
  createdAt: string;
  updatedAt: string;
}

export interface CompanyLocationRecord {
  id: number;
  companyId: number;
  name: string;
  externalId: string | null;
  phone: string | null;
  note: string | null;
  locale: string | null;
  /** Both may be the same address, with one id. */
  billingAddress: CompanyAddressRecord | null;
  shippingAddress: CompanyAddressRecord | null;
  paymentTermsTemplateId: number | null;
  checkoutToDraft: boolean;
  editableShippingAddress: boolean;
  taxRegistrationId: string | null;
  taxExempt: boolean;
  taxExemptions: string[];
  metafields: MetafieldRecord[];
  createdAt: string;
  updatedAt: string;
}

/** A customer at a company; the customer holds name, e-mail and phone. */
export interface CompanyContactRecord {
  id: number;
  companyId: number;
  customerId: number;
  title: string | null;
  locale: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface RoleAssignmentRecord {
  id: number;
  companyId: number;
  contactId: number;
  locationId: number;
  roleId: number;
  createdAt: string;
  updatedAt: string;
}

/** Everything of a shop's wholesale side, as it is written to the state file. */
export interface BusinessData {
  companies: CompanyRecord[];
  companyLocations: CompanyLocationRecord[];
  companyContacts: CompanyContactRecord[];
  roleAssignments: RoleAssignmentRecord[];
}

export function emptyBusinessData(): BusinessData {
  return { companies: [], companyLocations: [], companyContacts: [], roleAssignments: [] };
}
