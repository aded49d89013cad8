import type { CompanyName } from '../company/company-name';
import type { NormalisedRecord } from '../normalised-record';
import { namePartOf, type NamePart } from './name-part';
import { prepareEmail, type PreparedEmail } from './prepared-email';
import { preparePlace, type PreparedPlace } from './prepared-place';
import { prepareCompany, type PreparedCompany } from './prepared-company';

/** A record taken apart once for all its comparisons. */
export interface Prepared {
  readonly record: NormalisedRecord;
  readonly given: NamePart;
  readonly family: NamePart;
  readonly middles: readonly string[];
  readonly emails: readonly PreparedEmail[];
  readonly places: readonly PreparedPlace[];
  /** Its own. */
  readonly phones: readonly string[];
  readonly workPhones: readonly string[];
  /** Two digits of the years of birth that its dates and its e-mails tell. */
  readonly years: readonly string[];
  readonly companies: readonly PreparedCompany[];
  /** Those for which a person acts. */
  readonly employers: readonly PreparedCompany[];
}

/** A record is prepared when it is first compared, and forgotten with it. */
const known = new WeakMap<NormalisedRecord, Prepared>();

const NONE: readonly PreparedCompany[] = [];

/** The record taken apart. */
export function prepare(record: NormalisedRecord): Prepared {
  const ready = known.get(record);
  if (ready) return ready;
  const emails = record.emails.map(prepareEmail);
  const prepared: Prepared = {
    record,
    given: namePartOf(record.givens),
    family: namePartOf(record.families),
    middles: record.middles.length === 0 ? record.middles : record.middles.flatMap((name) => name.split(' ')),
    emails,
    places: placesOf(record),
    phones: record.phones,
    workPhones: record.workPhones,
    years: yearsOf(record.birthDates, emails),
    companies: record.companies.map((name: CompanyName) => prepareCompany(name)),
    employers: record.employerNames.length === 0 ? NONE : record.employerNames.map((name: CompanyName) => prepareCompany(name)),
  };
  known.set(record, prepared);
  return prepared;
}

/** The digits by which a phone is found: what is left where a country's prefix is missing. */
export function phoneTail(phone: string): string {
  return phone.slice(-8);
}

/** A date that is known counts, else what the e-mails say. */
function yearsOf(birthDates: readonly string[], emails: readonly PreparedEmail[]): string[] {
  const years: string[] = [];
  for (const date of birthDates) if (!years.includes(date.slice(2, 4))) years.push(date.slice(2, 4));
  for (const { year } of emails) if (year !== null && !years.includes(year)) years.push(year);
  return years;
}

function placesOf({ places, workPlaces }: NormalisedRecord): PreparedPlace[] {
  const own = places.map((place) => preparePlace(place, false));
  for (const place of workPlaces) own.push(preparePlace(place, true));
  return own;
}
