import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { problem, type Problem } from '../problem';
import { titleCase } from '../reformat';
import type { Shop } from '../shop/shop';
import { textProblems, type TextRule, tidy } from '../text-rules';
import type { CustomerRecord } from './customer-record';

export type CustomerFields = Pick<
  CustomerRecord,
  'firstName' | 'lastName' | 'email' | 'phone' | 'note' | 'tags' | 'taxExempt' | 'taxExemptions' | 'locale' | 'multipassIdentifier'
>;

export interface ReadCustomer {
  fields: Partial<CustomerFields>;
  problems: Problem[];
}

const TEXTS: readonly TextRule[] = [
  { field: 'firstName', label: 'First name', most: 255, isPlain: true },
  { field: 'lastName', label: 'Last name', most: 255, isPlain: true },
  { field: 'note', label: 'Note', most: 5000 },
  { field: 'email', label: 'Email', most: 255 },
];

const EMAIL = /^[^\s@,;<>()"]+@[^\s@,;<>()"]+\.[^\s@.,;<>()"]{2,}$/;

/** E.164, reading a national number as one of the shop's country; undefined when it cannot be dialled. */
export function e164(text: string, country: string): string | undefined {
  const number = parsePhoneNumberFromString(text, country as CountryCode);
  return number?.isPossible() ? number.number : undefined;
}

/** Trimmed, without repeats that differ in case only; the first spelling stays. */
export function tidyTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags.flatMap((one) => one.split(',')).map((one) => one.trim())) {
    if (tag !== '' && !seen.has(tag.toLowerCase())) seen.set(tag.toLowerCase(), tag);
  }
  return [...seen.values()];
}

function tagProblems(tags: readonly string[]): Problem[] {
  if (tags.length > 250) return [problem(['tags'], 'Tags cannot be more than 250', 'TOO_LONG')];
  return tags.some((tag) => tag.length > 255) ? [problem(['tags'], 'Each tag must be 255 characters or fewer', 'TOO_LONG')] : [];
}

function contactProblems(input: Record<string, unknown>, fields: Partial<CustomerFields>): Problem[] {
  const { email, phone } = fields;
  return [
    ...(email && !EMAIL.test(email) ? [problem(['email'], 'Email is invalid', 'INVALID')] : []),
    ...(phone === null && tidy(input['phone']) ? [problem(['phone'], 'Phone is invalid', 'INVALID')] : []),
  ];
}

function takenProblems(shop: Shop, [fields, self]: [fields: Partial<CustomerFields>, self?: CustomerRecord]): Problem[] {
  const { email, phone } = fields;
  const isTaken = (test: (other: CustomerRecord) => boolean): boolean =>
    shop.findCustomer((other) => other.id !== self?.id && test(other)) !== undefined;
  return [
    ...(email && isTaken((other) => other.email === email) ? [problem(['email'], 'Email has already been taken', 'TAKEN')] : []),
    ...(phone && isTaken((other) => other.phone === phone) ? [problem(['phone'], 'Phone has already been taken', 'TAKEN')] : []),
  ];
}

function read(shop: Shop, input: Record<string, unknown>): Partial<CustomerFields> {
  const name = (field: string): string | null => (shop.faults.reformat ? titleCase(tidy(input[field])) : tidy(input[field]));
  const readers: { [K in keyof CustomerFields]: () => CustomerFields[K] } = {
    firstName: () => name('firstName'),
    lastName: () => name('lastName'),
    email: () => tidy(input['email'])?.toLowerCase() ?? null,
    phone: () => e164(tidy(input['phone']) ?? '', shop.config.country) ?? null,
    note: () => tidy(input['note']),
    tags: () => tidyTags((input['tags'] as string[] | null) ?? []),
    taxExempt: () => input['taxExempt'] === true,
    taxExemptions: () => [...new Set((input['taxExemptions'] as string[] | null) ?? [])],
    locale: () => tidy(input['locale']) ?? 'en',
    multipassIdentifier: () => tidy(input['multipassIdentifier']),
  };
  const given = Object.entries(readers).filter(([field]) => input[field] !== undefined);
  return Object.fromEntries(given.map(([field, reader]) => [field, reader()])) as Partial<CustomerFields>;
}

/** What the vendor keeps of an input, for the fields that were given, and what it refuses. `self` may keep its own e-mail. */
export function readCustomer(shop: Shop, [input, self]: [input: Record<string, unknown>, self?: CustomerRecord]): ReadCustomer {
  const fields = read(shop, input);
  const texts = TEXTS.flatMap((rule) => textProblems((fields[rule.field as 'note'] as string | null | undefined) ?? null, rule));
  const problems = [...texts, ...contactProblems(input, fields), ...tagProblems(fields.tags ?? []), ...takenProblems(shop, [fields, self])];
  return { fields, problems };
}

/** A customer needs something to be called by. */
export function namelessProblems(customer: Partial<CustomerFields>): Problem[] {
  const isNamed = customer.firstName || customer.lastName || customer.email || customer.phone;
  return isNamed ? [] : [problem(null, 'Customer must have a name, phone number or email address', 'BLANK')];
}
