import type { Address } from '@trueup/canonical-schema';
import { patchAt, mergePatches, text, type MappedRow } from '@trueup/connector-kit';
import countries from 'i18n-iso-countries/index';
import english from 'i18n-iso-countries/langs/en.json';
import type { SalesforceRecord } from '../wire';
import { contextOf } from './context-of';

countries.registerLocale(english);

type Part = 'Street' | 'City' | 'State' | 'PostalCode' | 'Country';

const LONGEST: Readonly<Record<Part, number>> = { Street: 255, City: 40, State: 80, PostalCode: 20, Country: 80 };
const PARTS = Object.keys(LONGEST) as readonly Part[];

/** An address: the lines of its street are one field. Receiver, company and delivery phone have no place in it. */
export function postalAddress(nameOf: (part: Part) => string): MappedRow<SalesforceRecord> {
  return {
    read(wire, at) {
      const context = contextOf(wire, at);
      const raws = PARTS.map((part) => (wire as unknown as Record<string, unknown>)[nameOf(part)]);
      if (raws.includes(undefined)) return [{ context, state: 'withheld', value: null }];
      const [street, city, state, postalCode, country] = raws.map((raw) => text.from(raw) as string | null);
      if (raws.every((raw) => text.from(raw) === null)) return [{ context, state: 'empty', value: null }];
      const [line1, line2, ...rest] = (street ?? '').split(/\r?\n/).map((line) => line.trim());
      const value: Address = {
        receiver: null,
        company: null,
        line1: line1 || null,
        line2: line2 || null,
        line3: rest.filter((line) => line !== '').join(', ') || null,
        city: city ?? null,
        region: state ?? null,
        postalCode: postalCode ?? null,
        country: countryCode(country ?? null),
        phone: null,
        language: null,
      };
      return [{ context, state: 'value', value }];
    },
    write(value, place, at) {
      if (place.key !== '' || place.context !== (at.current ? contextOf(at.current, at) : 'private')) return undefined;
      const { line1, line2, line3, city, region, postalCode, country } = (value ?? {}) as Partial<Address>;
      const street = [line1, line2, line3].filter(Boolean).join('\n');
      const parts: Record<Part, string | null> = {
        Street: street,
        City: city ?? null,
        State: region ?? null,
        PostalCode: postalCode ?? null,
        Country: country ?? null,
      };
      return mergePatches(
        PARTS.map((part) => patchAt<SalesforceRecord>(nameOf(part), parts[part]?.slice(0, LONGEST[part]).trim() || null)),
      );
    },
  };
}

/** The ISO 3166-1 alpha-2 code of a country given as a code or by its English name; anything else as it was typed. */
export function countryCode(typed: string | null): string | null {
  if (typed === null) return null;
  const code = typed.trim().toUpperCase();
  return (countries.isValid(code) ? countries.toAlpha2(code) : countries.getAlpha2Code(typed.trim(), 'en')) ?? typed;
}
