import type { NormalisedRecord } from '../normalised-record';
import type { Level } from '../model/weights';
import { isLead } from '../normalise/references';
import { companyFindings } from './company-findings';
import { compareNames } from './names';
import type { Pairing } from './pairing';

/** Everything that the two records have to say about each other, as levels of the model. */
export function findingsOf(left: NormalisedRecord, right: NormalisedRecord, pairing: Pairing): ReadonlySet<Level> {
  const isOfPersons = pairing === 'persons';
  return new Set<Level>([
    ...(isOfPersons ? [...nameLevels(left, right), ...workLevels(left, right)] : companyFindings(left, right, pairing)),
    ...sharing('email', left.emails, right.emails),
    ...sharing('phone', left.phones, right.phones),
    ...placeLevels(left, right),
    ...birthLevels(left.birthDates, right.birthDates),
    ...taxLevels(left, right),
    ...(shares(left.loyaltyIds, right.loyaltyIds) ? (['loyaltyId.same'] as const) : []),
    ...(shares(left.orders, right.orders) ? (['references.order'] as const) : []),
    ...(refers(left, right) || refers(right, left) ? (['references.crossReference'] as const) : []),
    ...(isMerged(left, right) || isMerged(right, left) ? (['references.merged'] as const) : []),
    ...(isMadeFor(left, right) ? (['references.ourKey'] as const) : []),
  ]);
}

function nameLevels(left: NormalisedRecord, right: NormalisedRecord): Level[] {
  const { given, family, suffixDiffers } = compareNames(left, right);
  const levels: Level[] = suffixDiffers ? ['name.suffixDiffers'] : [];
  if (given === 'differs') levels.push('name.givenDiffers');
  if (family === 'differs') levels.push('name.familyDiffers');
  if (given === 'same' && family === 'same') levels.push('name.same');
  else if ((given === 'same' || given === 'near') && (family === 'same' || family === 'near')) levels.push('name.near');
  return levels;
}

/** What colleagues share: the employer's number or address, on either side. */
function workLevels(left: NormalisedRecord, right: NormalisedRecord): Level[] {
  const isPhone = shares(left.workPhones, [...right.workPhones, ...right.phones]) || shares(left.phones, right.workPhones);
  const [own, others] = [left, right].map(({ places, workPlaces }) => ({
    work: workPlaces.map(streetOf),
    all: [...workPlaces, ...places].map(streetOf),
  }));
  const isPlace = shares(own?.work ?? [], others?.all ?? []) || shares(own?.all ?? [], others?.work ?? []);
  return [...(isPhone ? (['phone.work'] as const) : []), ...(isPlace ? (['place.work'] as const) : [])];
}

/** Empty only in places that are not compared. */
function streetOf({ country, postalCode, line }: NormalisedRecord['places'][number]): string {
  return `${country}|${postalCode}|${line}`;
}

function sharing(group: 'email' | 'phone', left: readonly string[], right: readonly string[]): Level[] {
  if (left.length === 0 || right.length === 0) return [];
  return [shares(left, right) ? `${group}.same` : `${group}.differs`];
}

function placeLevels(left: NormalisedRecord, right: NormalisedRecord): Level[] {
  const pairs = left.places.flatMap((one) => right.places.map((other) => ({ one, other })));
  if (pairs.length === 0) return [];
  const postal = pairs.filter(
    ({ one, other }) => one.postalCode !== '' && one.postalCode === other.postalCode && one.country === other.country,
  );
  if (postal.some(({ one, other }) => one.line !== '' && one.line === other.line)) return ['place.same'];
  return [postal.length > 0 ? 'place.postalCode' : 'place.differs'];
}

function birthLevels(left: readonly string[], right: readonly string[]): Level[] {
  if (left.length === 0 || right.length === 0) return [];
  if (shares(left, right)) return ['birthDate.same'];
  return left.some((date) => right.includes(swapDayAndMonth(date))) ? [] : ['birthDate.differs'];
}

function swapDayAndMonth(date: string): string {
  const [year, month, day] = date.split('-');
  return `${year}-${day}-${month}`;
}

function taxLevels(left: NormalisedRecord, right: NormalisedRecord): Level[] {
  const pairs = left.taxIds.flatMap((one) => right.taxIds.map((other) => ({ one, other })));
  const alike = pairs.filter(({ one, other }) => one.country === other.country && one.type === other.type);
  const same = alike.filter(({ one, other }) => one.number === other.number);
  if (same.length > 0) return [same.some(({ one }) => one.isValid) ? 'taxId.same' : 'taxId.unchecked'];
  return alike.some(({ one, other }) => one.isValid && other.isValid) ? ['taxId.differs'] : [];
}

function refers(left: NormalisedRecord, right: NormalisedRecord): boolean {
  return left.calls.some((call) => right.calledBy.includes(call));
}

/** Whether the system of both merged one into the other, or converted a lead to it. */
function isMerged(gone: NormalisedRecord, into: NormalisedRecord): boolean {
  const { system, id } = into.source;
  return gone.mergedInto === into.key || (isLead(gone.source) && gone.source.system === system && gone.calls.includes(`${system}|${id}`));
}

function isMadeFor(left: NormalisedRecord, right: NormalisedRecord): boolean {
  return shares(left.madeFor, [right.foundingId, ...right.madeFor]) || shares(right.madeFor, [left.foundingId]);
}

function shares(left: readonly string[], right: readonly string[]): boolean {
  return left.some((value) => right.includes(value));
}
