/** The topics the sandbox sends: the API's name and the one in the header. */
const TOPICS: Record<string, string> = {
  CUSTOMERS_CREATE: 'customers/create',
  CUSTOMERS_UPDATE: 'customers/update',
  CUSTOMERS_DELETE: 'customers/delete',
  CUSTOMERS_ENABLE: 'customers/enable',
  CUSTOMERS_DISABLE: 'customers/disable',
  CUSTOMERS_MERGE: 'customers/merge',
  CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE: 'customers_email_marketing_consent/update',
  CUSTOMERS_MARKETING_CONSENT_UPDATE: 'customers_marketing_consent/update',
  CUSTOMER_TAGS_ADDED: 'customer.tags_added',
  CUSTOMER_TAGS_REMOVED: 'customer.tags_removed',
  COMPANIES_CREATE: 'companies/create',
  COMPANIES_UPDATE: 'companies/update',
  COMPANIES_DELETE: 'companies/delete',
  COMPANY_LOCATIONS_CREATE: 'company_locations/create',
  COMPANY_LOCATIONS_UPDATE: 'company_locations/update',
  COMPANY_LOCATIONS_DELETE: 'company_locations/delete',
  COMPANY_CONTACTS_CREATE: 'company_contacts/create',
  COMPANY_CONTACTS_UPDATE: 'company_contacts/update',
  COMPANY_CONTACTS_DELETE: 'company_contacts/delete',
  COMPANY_CONTACT_ROLES_ASSIGN: 'company_contact_roles/assign',
  COMPANY_CONTACT_ROLES_REVOKE: 'company_contact_roles/revoke',
  ORDERS_CREATE: 'orders/create',
  ORDERS_PAID: 'orders/paid',
  ORDERS_UPDATED: 'orders/updated',
  ORDERS_CANCELLED: 'orders/cancelled',
};

export function headerTopic(topic: string): string | undefined {
  return TOPICS[topic];
}
