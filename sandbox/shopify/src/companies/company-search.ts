import { isBetween, isNumber, isText, isTime } from '../search/comparisons';
import { type Fields, searchFilter } from '../search/search-filter';
import type { Shop } from '../shop/shop';
import type { CompanyContactRecord, CompanyLocationRecord, CompanyRecord } from './business-records';

const COMPANY: Fields<CompanyRecord> = {
  id: isNumber((company) => company.id),
  name: isText((company) => [company.name]),
  external_id: isText((company) => [company.externalId]),
  since_date: isTime((company) => company.customerSince),
  created_at: isTime((company) => company.createdAt),
  updated_at: isTime((company) => company.updatedAt),
};

const LOCATION: Fields<CompanyLocationRecord> = {
  id: isNumber((location) => location.id),
  ids: isBetween((location) => [String(location.id)]),
  company_id: isNumber((location) => location.companyId),
  name: isText((location) => [location.name]),
  external_id: isText((location) => [location.externalId]),
  created_at: isTime((location) => location.createdAt),
  updated_at: isTime((location) => location.updatedAt),
};

const CONTACT: Fields<CompanyContactRecord> = {
  id: isNumber((contact) => contact.id),
  title: isText((contact) => [contact.title]),
  created_at: isTime((contact) => contact.createdAt),
  updated_at: isTime((contact) => contact.updatedAt),
};

export function companyFilter(query: unknown): (company: CompanyRecord) => boolean {
  return searchFilter({ query, fields: COMPANY, words: ({ name, externalId, note }) => [name, externalId, note] });
}

export function locationFilter(query: unknown): (location: CompanyLocationRecord) => boolean {
  return searchFilter({ query, fields: LOCATION, words: ({ name, externalId, note }) => [name, externalId, note] });
}

export function contactFilter(shop: Shop, query: unknown): (contact: CompanyContactRecord) => boolean {
  const words = ({ title, customerId }: CompanyContactRecord): (string | null | undefined)[] => {
    const customer = shop.customers.get(customerId);
    return [title, customer?.firstName, customer?.lastName, customer?.email];
  };
  return searchFilter({ query, fields: CONTACT, words });
}
