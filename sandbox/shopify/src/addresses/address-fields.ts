import countries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json';
import { problem, type Problem } from '../problem';
import { reformattedPhone, reformattedZip, titleCase } from '../reformat';
import { textProblems, type TextRule, tidy } from '../text-rules';
import { type AddressFields, NO_ADDRESS } from './address-record';
import { provinceOf } from './provinces';

countries.registerLocale(english);

const RULES: readonly TextRule[] = [
  { field: 'firstName', label: 'First name', most: 255, isPlain: true },
  { field: 'lastName', label: 'Last name', most: 255, isPlain: true },
  { field: 'company', label: 'Company', most: 255 },
  { field: 'address1', label: 'Address1', most: 255, isPlain: true },
  { field: 'address2', label: 'Address2', most: 255, isPlain: true },
  { field: 'city', label: 'City', most: 255, isPlain: true },
  { field: 'zip', label: 'Zip', most: 20 },
  { field: 'phone', label: 'Phone', most: 255 },
];

export interface ReadAddress {
  fields: AddressFields;
  problems: Problem[];
}

type Input = Record<string, unknown>;

function countryIn(input: Input): string | null | undefined {
  const text = tidy(input['countryCode']) ?? tidy(input['country']);
  if (text === null) return null;
  return countries.isValid(text.toUpperCase()) ? text.toUpperCase() : countries.getAlpha2Code(text, 'en');
}

function countryName(code: string): string {
  return code === 'US' ? 'United States' : (countries.getName(code, 'en', { select: 'official' }) ?? code);
}

function given(input: Input, names: readonly string[]): boolean {
  return names.some((name) => input[name] !== undefined);
}

function place(input: Input, old: AddressFields): ReadAddress {
  const isNewCountry = given(input, ['country', 'countryCode']);
  const countryCode = isNewCountry ? countryIn(input) : old.countryCode;
  if (countryCode === undefined) return { fields: old, problems: [problem(['country'], 'Country is invalid', 'INVALID')] };
  const country = countryCode === null ? null : countryName(countryCode);
  const text = tidy(input['provinceCode']) ?? tidy(input['province']);
  const kept = isNewCountry && countryCode !== old.countryCode ? null : old.province;
  const province = provinceOf(countryCode, given(input, ['province', 'provinceCode']) ? text : kept);
  if (!province) return { fields: old, problems: [problem(['province'], `Province is not valid in ${country}`, 'INVALID')] };
  return { fields: { ...old, country, countryCode, ...province }, problems: [] };
}

function reformatted(fields: AddressFields): AddressFields {
  const { firstName, lastName, city, zip, phone, countryCode } = fields;
  return {
    ...fields,
    firstName: titleCase(firstName),
    lastName: titleCase(lastName),
    city: titleCase(city),
    zip: reformattedZip(zip, countryCode),
    phone: reformattedPhone(phone, countryCode),
  };
}

/** What the vendor keeps of an address: trimmed, its country and province known by name and by code. Fields left out stay. */
export function readAddress(input: Input, options: { old?: AddressFields; isReformatted: boolean }): ReadAddress {
  const old = options.old ?? NO_ADDRESS;
  const { fields: placed, problems } = place(input, old);
  const texts = Object.fromEntries(RULES.flatMap(({ field }) => (input[field] === undefined ? [] : [[field, tidy(input[field])]])));
  const fields: AddressFields = { ...placed, ...texts };
  const wrong = RULES.flatMap((rule) => textProblems(fields[rule.field as keyof AddressFields], rule));
  return { fields: options.isReformatted ? reformatted(fields) : fields, problems: [...problems, ...wrong] };
}
