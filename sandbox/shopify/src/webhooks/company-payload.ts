import type { BusinessEvent } from '../companies/business-events';
import type { CompanyContactRecord, CompanyLocationRecord, CompanyRecord } from '../companies/business-records';
import type { CompanyAddressRecord } from '../companies/company-address';
import { gid } from '../gid';
import type { TenantConfig } from '../config';
import { addressPayload, localTime, type Payload } from './customer-payload';

function times({ createdAt, updatedAt }: { createdAt: string; updatedAt: string }, config: TenantConfig): Payload {
  return { created_at: localTime(createdAt, config), updated_at: localTime(updatedAt, config) };
}

function companyPayload(company: CompanyRecord, config: TenantConfig): Payload {
  const { id, name, note, externalId, mainContactId, customerSince } = company;
  return {
    ...{ name, note, external_id: externalId },
    main_contact_admin_graphql_api_id: mainContactId === null ? null : gid('CompanyContact', mainContactId),
    ...times(company, config),
    customer_since: localTime(customerSince, config),
    admin_graphql_api_id: gid('Company', id),
  };
}

/** Payloads of the wholesale side name records by gid only; there are no plain numbers in them. */
function locationPayload(location: CompanyLocationRecord, [company, config]: [CompanyRecord, TenantConfig]): Payload {
  const { id, name, externalId, phone, locale, note, taxRegistrationId, taxExempt, taxExemptions } = location;
  const address = (one: CompanyAddressRecord | null): Payload | null =>
    one && {
      ...addressPayload(one),
      recipient: one.recipient,
      company_name: company.name,
      admin_graphql_api_id: gid('CompanyAddress', one.id),
    };
  return {
    ...{ name, external_id: externalId, phone, locale, note },
    ...times(location, config),
    admin_graphql_api_id: gid('CompanyLocation', id),
    tax_exemptions: taxExemptions,
    tax_registration: taxRegistrationId === null ? null : { tax_id: taxRegistrationId },
    tax_settings: { tax_exempt: taxExempt, tax_exemptions: taxExemptions, tax_registration_id: taxRegistrationId },
    buyer_experience_configuration: null,
    billing_address: address(location.billingAddress),
    shipping_address: address(location.shippingAddress),
    company: companyPayload(company, config),
  };
}

function contactPayload(contact: CompanyContactRecord, [company, config]: [CompanyRecord, TenantConfig]): Payload {
  const { id, customerId, title, locale } = contact;
  return {
    customer_admin_graphql_api_id: gid('Customer', customerId),
    ...{ title, locale },
    ...times(contact, config),
    admin_graphql_api_id: gid('CompanyContact', id),
    company: companyPayload(company, config),
  };
}

/** The body of a company's, a location's, a contact's or a role's webhook. */
export function businessPayload(event: BusinessEvent, config: TenantConfig): Payload {
  const about: [CompanyRecord, TenantConfig] = [event.company, config];
  if ('assignment' in event) {
    const role = event.company.roles.find(({ id }) => id === event.assignment.roleId);
    return {
      company_contact: contactPayload(event.contact, about),
      company_contact_role: { name: role?.name ?? null },
      company_location: locationPayload(event.location, about),
    };
  }
  if ('location' in event) return locationPayload(event.location, about);
  return 'contact' in event ? contactPayload(event.contact, about) : companyPayload(event.company, config);
}
