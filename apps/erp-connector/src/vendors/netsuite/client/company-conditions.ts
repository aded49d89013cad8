import type { LookupKeys } from '@trueup/connector-kit';
import { quoted } from './suiteql';

/** What a query by place joins to customers `r`. */
export const NEAR =
  ' JOIN customeraddressbook b ON b.entity = r.id JOIN customeraddressbookentityaddress a ON a.nkey = b.addressbookaddress';

const FEWEST_LETTERS = 3;

/** A company by the beginning of its name and its place: people write the rest of a name in many ways, and the resolver compares it. */
export function companyConditions({ names = [], at }: LookupKeys): string[] {
  const places = [
    ...(at?.postalCode ? [`UPPER(a.zip) = ${quoted(at.postalCode.toUpperCase())}`] : []),
    ...(at?.city ? [`LOWER(a.city) = ${quoted(at.city.toLowerCase())}`] : []),
  ];
  const words = new Set(names.flatMap((name) => firstWord(name) ?? []));
  if (places.length === 0) return [];
  return [...words].map((word) => `LOWER(r.companyname) LIKE ${quoted(`${word}%`)} AND (${places.join(' OR ')})`);
}

function firstWord(name: string): string | undefined {
  const word = name.trim().toLowerCase().split(/\s+/)[0]?.replaceAll(/[%_]/g, '');
  return word !== undefined && word.length >= FEWEST_LETTERS ? word : undefined;
}
