import type { CompanyFindings } from '../compare/company-findings';
import type { CompanyLevel } from '../compare/compare-company-names';
import type { Level } from '../model/levels';
import type { MatchingModel } from '../model/matching-model';
import type { Scored } from './scored';
import { sortedLevels } from './sorted-levels';

const NAME: Readonly<Record<CompanyLevel, Level | null>> = {
  same: 'name.organisationSame',
  near: 'name.organisationNear',
  short: 'name.organisationShort',
  formDiffers: 'name.legalFormDiffers',
  differs: 'name.organisationDiffers',
  unknown: null,
};

/** The levels at which two companies or sites agree, as the model names them. */
export function levelsOfCompanies(found: CompanyFindings): Level[] {
  const { phone, place, tax, site } = found;
  const levels: Level[] = [...found.references];
  const name = NAME[found.name];
  if (name) levels.push(name);
  if (site !== 'unknown') levels.push(site === 'same' ? 'name.siteSame' : 'name.siteDiffers');
  if (found.isEmail) levels.push('email.same');
  if (found.isDomain) levels.push('email.domain');
  if (phone !== 'unknown') levels.push(`phone.${phone}`);
  if (place !== 'unknown') levels.push(`place.${place}`);
  if (tax !== 'unknown') levels.push(`taxId.${tax}`);
  if (found.isLoyal) levels.push('loyaltyId.same');
  if (found.isUnderOrganisations) levels.push('references.organisation');
  return levels;
}

/** What two companies' agreement is worth in bits, level by level. */
export function scoreCompanies(found: CompanyFindings, model: MatchingModel): Scored {
  const levels = sortedLevels(levelsOfCompanies(found));
  const bits = levels.map((level) => model.organisations.bits[level] ?? 0);
  return { levels, bits, weight: bits.reduce((sum, one) => sum + one, 0) };
}
