import { readAddress } from '../addresses/address-fields';
import type { CompanyContactRecord, CompanyLocationRecord, CompanyRecord } from '../companies/business-records';
import { type CompanyAddressRecord, readCompanyAddress } from '../companies/company-address';
import { newCompany } from '../companies/company-fields';
import { newLocation } from '../companies/location-fields';
import { templateNamed } from '../companies/payment-terms';
import { e164, tidyTags } from '../customers/customer-fields';
import { type CustomerRecord, newCustomer } from '../customers/customer-record';
import { oneSecond } from '../one-second';
import type { Shop } from '../shop/shop';
import { tidy } from '../text-rules';
import type { SeedOf } from './seed-shape';

type Refuse = (why: string) => never;

const YEAR_MS = 365 * 24 * 3_600_000;

/** What is seeded has been there for a year, unless the seed says otherwise. */
function timesOf(createdAt: string | undefined): { createdAt: string; updatedAt: string } {
  const at = oneSecond(createdAt === undefined ? new Date(Date.now() - YEAR_MS) : new Date(createdAt));
  return { createdAt: at, updatedAt: at };
}

function phoneOf(shop: Shop, [phone, refuse]: [string | null, Refuse]): string | null {
  if (tidy(phone) === null) return null;
  return e164(phone ?? '', shop.config.country) ?? refuse('The phone cannot be dialled.');
}

export function customerOf(shop: Shop, [seed, refuse]: [SeedOf<'customer'>, Refuse]): CustomerRecord {
  const { createdAt, updatedAt } = timesOf(seed.createdAt);
  const customer = newCustomer(shop.nextId(), createdAt);
  const addresses = seed.addresses.map((input) => {
    const { fields, problems } = readAddress(input, { isReformatted: false });
    const [problem] = problems;
    return problem ? refuse(problem.message) : { ...fields, id: shop.nextId() };
  });
  const [first] = addresses;
  return {
    ...customer,
    ...{ firstName: tidy(seed.firstName), lastName: tidy(seed.lastName), note: tidy(seed.note), locale: seed.locale, state: seed.state },
    email: tidy(seed.email)?.toLowerCase() ?? null,
    phone: phoneOf(shop, [seed.phone, refuse]),
    tags: tidyTags(seed.tags),
    emailConsent: seed.emailConsent ?? customer.emailConsent,
    smsConsent: seed.smsConsent ?? customer.smsConsent,
    ...{ addresses, defaultAddressId: first?.id ?? null, updatedAt },
    metafields: seed.metafields.map((one) => ({ ...one, id: shop.nextId(), createdAt, updatedAt })),
  };
}

export function companyOf(shop: Shop, { name, externalId, note, createdAt }: SeedOf<'company'>): CompanyRecord {
  const times = timesOf(createdAt);
  return {
    ...newCompany(shop),
    name: name.trim(),
    externalId: tidy(externalId),
    note: tidy(note),
    customerSince: times.createdAt,
    ...times,
  };
}

export function locationOf(shop: Shop, [companyId, seed, refuse]: [number, SeedOf<'companyLocation'>, Refuse]): CompanyLocationRecord {
  const address = (input: object | undefined): CompanyAddressRecord | null => {
    if (!input) return null;
    const read = readCompanyAddress(shop, [input as Record<string, unknown>, null]);
    return read.address ?? refuse(read.problems[0]?.message ?? 'The address is not fit.');
  };
  const terms =
    seed.paymentTerms === null ? null : (templateNamed(seed.paymentTerms) ?? refuse(`There are no terms "${seed.paymentTerms}".`));
  const { name, taxExempt, taxExemptions } = seed;
  return {
    ...newLocation(shop, companyId),
    ...{
      name: name.trim(),
      externalId: tidy(seed.externalId),
      note: tidy(seed.note),
      taxExempt,
      taxExemptions,
      paymentTermsTemplateId: terms,
    },
    phone: phoneOf(shop, [seed.phone, refuse]),
    taxRegistrationId: tidy(seed.taxRegistrationId),
    billingAddress: address(seed.billingAddress),
    shippingAddress: address(seed.shippingAddress),
    ...timesOf(seed.createdAt),
  };
}

export function contactOf(shop: Shop, [companyId, customerId, seed]: [number, number, SeedOf<'companyContact'>]): CompanyContactRecord {
  return { id: shop.nextId(), companyId, customerId, title: tidy(seed.title), locale: null, ...timesOf(seed.createdAt) };
}
