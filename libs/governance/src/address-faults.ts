import type { Address } from '@trueup/canonical-schema';
import { isValid } from 'i18n-iso-countries';
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator';
import type { AddressCheckRule } from './system-row';

/** What keeps an address from being delivered to, by its structure alone; none where the rule asks for no check. Names parts, never their content. */
export function addressFaults(address: Address, rule: AddressCheckRule): string[] {
  if (rule.check === 'none') return [];
  const { country, postalCode } = address;
  const faults = (['line1', 'city'] as const).filter((part) => !address[part]?.trim()).map((part) => `${part} is missing`);
  if (!country || !isValid(country)) return [...faults, 'country is no ISO 3166-1 code'];
  if (rule.countries && !rule.countries.includes(country)) faults.push(`country ${country} is not served`);
  if (postcodeValidatorExistsForCountry(country) && !postcodeValidator(postalCode?.trim() ?? '', country))
    faults.push(`postalCode is none of ${country}`);
  return faults;
}
