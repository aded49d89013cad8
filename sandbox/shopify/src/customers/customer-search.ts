import { isBetween, isNumber, isText, isTime, isWords } from '../search/comparisons';
import { type Fields, searchFilter } from '../search/search-filter';
import type { CustomerRecord } from './customer-record';

const FIELDS: Fields<CustomerRecord> = {
  id: isNumber((customer) => customer.id),
  email: isWords((customer) => customer.email),
  phone: isText((customer) => [customer.phone]),
  first_name: isText((customer) => [customer.firstName]),
  last_name: isText((customer) => [customer.lastName]),
  tag: isBetween((customer) => customer.tags),
  tag_not: (term) => (customer) => !isBetween<CustomerRecord>((one) => one.tags)(term)(customer),
  state: isText((customer) => [customer.state]),
  country: isText((customer) => customer.addresses.flatMap((address) => [address.country, address.countryCode])),
  accepts_marketing: isText((customer) => [String(customer.emailConsent.state === 'SUBSCRIBED')]),
  created_at: isTime((customer) => customer.createdAt),
  customer_date: isTime((customer) => customer.createdAt),
  updated_at: isTime((customer) => customer.updatedAt),
};

/** Whether a customer answers a search. */
export function customerFilter(query: unknown): (customer: CustomerRecord) => boolean {
  const words = ({ firstName, lastName, email, phone, note, addresses }: CustomerRecord): (string | null)[] => [
    ...[firstName, lastName, email, phone, note],
    ...addresses.flatMap((address) => [address.company, address.city, address.zip, address.address1]),
  ];
  return searchFilter({ query, fields: FIELDS, words });
}
