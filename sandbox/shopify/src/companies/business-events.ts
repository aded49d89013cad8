import type { CompanyContactRecord, CompanyLocationRecord, CompanyRecord, RoleAssignmentRecord } from './business-records';

/** What happened on the wholesale side, by the vendor's topic, with what its payload is made of. */
export type BusinessEvent =
  | { topic: 'COMPANIES_CREATE' | 'COMPANIES_UPDATE' | 'COMPANIES_DELETE'; company: CompanyRecord }
  | {
      topic: 'COMPANY_LOCATIONS_CREATE' | 'COMPANY_LOCATIONS_UPDATE' | 'COMPANY_LOCATIONS_DELETE';
      company: CompanyRecord;
      location: CompanyLocationRecord;
    }
  | {
      topic: 'COMPANY_CONTACTS_CREATE' | 'COMPANY_CONTACTS_UPDATE' | 'COMPANY_CONTACTS_DELETE';
      company: CompanyRecord;
      contact: CompanyContactRecord;
    }
  | {
      topic: 'COMPANY_CONTACT_ROLES_ASSIGN' | 'COMPANY_CONTACT_ROLES_REVOKE';
      company: CompanyRecord;
      contact: CompanyContactRecord;
      location: CompanyLocationRecord;
      assignment: RoleAssignmentRecord;
    };
