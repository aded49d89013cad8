import { distance } from 'fastest-levenshtein';
import { isSameCompany, type CompanyName } from '../company/company-name';
import type { Level } from '../model/weights';
import type { NormalisedRecord } from '../normalised-record';
import type { Pairing } from './pairing';

/** What names, domains and standing of two companies or sites say about each other. */
export function companyFindings(left: NormalisedRecord, right: NormalisedRecord, pairing: Pairing): Level[] {
  const isSites = pairing === 'sites';
  return [
    ...nameLevels(left.companies, right.companies, isSites),
    ...(isSites ? siteLevels(left, right) : []),
    ...(isSites && left.parents.length > 0 && right.parents.length > 0 ? (['references.organisation'] as const) : []),
    ...(left.domains.some((domain) => right.domains.includes(domain)) ? (['email.domain'] as const) : []),
    ...(sharesCity(left, right) ? (['place.city'] as const) : []),
  ];
}

/** Whether one of two companies stands above the other in their system, so that they are meant to be two. */
export function isParentAndChild(left: NormalisedRecord, right: NormalisedRecord): boolean {
  return left.parents.includes(right.key) || right.parents.includes(left.key);
}

function nameLevels(left: readonly CompanyName[], right: readonly CompanyName[], isSites: boolean): Level[] {
  const pairs = left.flatMap((one) => right.map((other) => ({ one, other })));
  if (pairs.length === 0) return [];
  const alike = pairs.filter(({ one, other }) => isSites || one.branch === other.branch);
  if (alike.some(({ one, other }) => isSameCompany(one, other))) return ['name.organisationSame'];
  if (alike.some(({ one, other }) => one.name === other.name)) return ['name.legalFormDiffers'];
  return [alike.some(({ one, other }) => isNear(one.name, other.name)) ? 'name.organisationNear' : 'name.organisationDiffers'];
}

/** A slip of the pen or other spaces; another word is another company. */
function isNear(one: string, other: string): boolean {
  const [left, right] = [one.replaceAll(' ', ''), other.replaceAll(' ', '')];
  return left === right || (Math.min(left.length, right.length) >= 8 && distance(left, right) <= 1 && !/\d/.test(left + right));
}

function siteLevels(left: NormalisedRecord, right: NormalisedRecord): Level[] {
  const [own, others] = [siteNames(left), siteNames(right)];
  if (own.length === 0 || others.length === 0) return [];
  return [own.some((name) => others.includes(name)) ? 'name.siteSame' : 'name.siteDiffers'];
}

function siteNames({ sites, companies }: NormalisedRecord): string[] {
  return [...sites, ...companies.map(({ branch }) => branch)].filter((name) => name !== '');
}

function sharesCity(left: NormalisedRecord, right: NormalisedRecord): boolean {
  return left.places.some(
    ({ city, country }) => city !== '' && right.places.some((place) => place.city === city && place.country === country),
  );
}
