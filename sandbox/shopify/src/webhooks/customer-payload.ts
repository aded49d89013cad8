import type { AddressFields } from '../addresses/address-record';
import { fullName } from '../addresses/address-view';
import type { ConsentRecord, CustomerRecord } from '../customers/customer-record';
import { gid } from '../gid';
import type { TenantConfig } from '../config';

export type Payload = Record<string, unknown>;

/** "2026-11-23T06:00:00Z" in the shop's own time zone, as payloads have it. */
export function localTime(at: string, { utcOffset }: TenantConfig): string {
  const [hours, minutes] = utcOffset.slice(1).split(':').map(Number) as [number, number];
  const shift = (hours * 60 + minutes) * (utcOffset.startsWith('-') ? -60_000 : 60_000);
  return `${new Date(Date.parse(at) + shift).toISOString().slice(0, 19)}${utcOffset}`;
}

export function addressPayload(address: AddressFields): Payload {
  const { firstName, lastName, company, address1, address2, city, province, country, zip, phone, provinceCode, countryCode } = address;
  return {
    ...{ first_name: firstName, last_name: lastName, company, address1, address2, city, province, country, zip, phone },
    ...{ name: fullName(address) ?? '', province_code: provinceCode, country_code: countryCode, country_name: country },
  };
}

function ownAddress(customer: CustomerRecord, address: CustomerRecord['addresses'][number]): Payload {
  return { id: address.id, customer_id: customer.id, ...addressPayload(address), default: address.id === customer.defaultAddressId };
}

/** The REST shape since 2025-01: tags, consents and purchase figures left it for topics of their own. */
export function customerPayload(customer: CustomerRecord, config: TenantConfig): Payload {
  const addresses = customer.addresses.map((address) => ownAddress(customer, address));
  const byDefault = addresses.find((address) => address['default'] === true);
  return {
    id: customer.id,
    admin_graphql_api_id: gid('Customer', customer.id),
    created_at: localTime(customer.createdAt, config),
    updated_at: localTime(customer.updatedAt, config),
    first_name: customer.firstName,
    last_name: customer.lastName,
    email: customer.email,
    phone: customer.phone,
    state: customer.state.toLowerCase(),
    note: customer.note,
    verified_email: customer.verifiedEmail,
    multipass_identifier: customer.multipassIdentifier,
    tax_exempt: customer.taxExempt,
    tax_exemptions: customer.taxExemptions,
    currency: config.currency,
    addresses,
    ...(byDefault ? { default_address: byDefault } : {}),
  };
}

export function deletedPayload(customer: CustomerRecord): Payload {
  return { id: customer.id, admin_graphql_api_id: gid('Customer', customer.id), tax_exemptions: [], phone: customer.phone };
}

function consent(record: ConsentRecord, config: TenantConfig): Payload {
  return {
    state: record.state.toLowerCase(),
    opt_in_level: record.optInLevel?.toLowerCase() ?? null,
    consent_updated_at: record.updatedAt && localTime(record.updatedAt, config),
  };
}

export function emailConsentPayload(customer: CustomerRecord, config: TenantConfig): Payload {
  return { customer_id: customer.id, email_address: customer.email, email_marketing_consent: consent(customer.emailConsent, config) };
}

export function smsConsentPayload(customer: CustomerRecord, config: TenantConfig): Payload {
  const sms = { ...consent(customer.smsConsent, config), consent_collected_from: 'other' };
  return { id: customer.id, phone: customer.phone, sms_marketing_consent: sms };
}
