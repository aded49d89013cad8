import type { Address } from '@trueup/canonical-schema';
import type { AddressCheckRule } from '@trueup/governance';
import { isValid as isCountry } from 'i18n-iso-countries';
import { postcodeValidator, postcodeValidatorExistsForCountry } from 'postcode-validator';

/** Checks addresses before an ERP gets them. Another implementation may ask a service. */
export interface AddressCheck {
  /** What is wrong, in words without the address itself; empty where it may pass. */
  problems(address: Address | null): Promise<readonly string[]>;
}

/** Structure, country and postal code, without asking anybody. */
export function structureCheck(rule: AddressCheckRule): AddressCheck {
  return { problems: (address) => Promise.resolve(rule.check === 'none' ? [] : structureProblems(address, rule)) };
}

function structureProblems(address: Address | null, rule: AddressCheckRule): string[] {
  if (address === null) return ['There is no address.'];
  const { country, postalCode } = address;
  const missing = (['line1', 'city', 'country'] as const).filter((part) => !address[part]?.trim()).map((part) => `${part} is missing.`);
  if (!country) return missing;
  if (!isCountry(country)) return [...missing, 'The country is no ISO 3166-1 code.'];
  const served = rule.countries === null || rule.countries.includes(country) ? [] : [`${country} is not served.`];
  return [...missing, ...served, ...postalProblems(country, postalCode)];
}

function postalProblems(country: string, postalCode: string | null): string[] {
  if (!postcodeValidatorExistsForCountry(country)) return [];
  if (!postalCode?.trim()) return [`${country} needs a postal code.`];
  return postcodeValidator(postalCode.trim(), country) ? [] : [`The postal code does not have the form of ${country}.`];
}
