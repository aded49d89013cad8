import type { PartyKind, Slot } from '@trueup/canonical-schema';
import type { Identifiers } from '../normalised-record';
import { branchKey, branchNameOf, companyNamesOf } from '../company/branch-name';
import { companyNameOf, type CompanyName } from '../company/company-name';
import { cleanText } from './clean-text';
import { fold, foldName } from './fold';
import { EASTERN_HONORIFICS } from './name-words';
import { generationOf, generationsIn, normaliseFamily, normaliseGiven, splitFullName, type PersonName } from './person-name';
import { isPlaceholderName } from './placeholder-names';
import { unifyHan } from './script/han-variants';
import { familyReadings, givenReadings, isHan, isJapaneseFamily, isJapaneseGiven } from './script/readings';
import { sortedSet } from './sorted-set';

type Names = Pick<Identifiers, 'givens' | 'middles' | 'families' | 'suffixes' | 'companies' | 'sites'>;
const NONE: Names = { givens: [], middles: [], families: [], suffixes: [], companies: [], sites: [] };

/** The name sets of a record. A person whose name stands in one field only is split; a company's name loses its legal form. */
export function normaliseNames(kind: PartyKind, valuesOf: (slot: Slot) => readonly string[]): Names {
  if (kind === 'organisation' || kind === 'site') {
    const [legal, display] = [valuesOf('names.legal'), valuesOf('names.display')];
    if (kind === 'site') return { ...NONE, ...siteNames(legal, display) };
    return { ...NONE, companies: sortedSet([...legal, ...display].flatMap(companyNamesOf)) };
  }
  const typed = { given: valuesOf('names.given'), middle: valuesOf('names.middle'), family: valuesOf('names.family') };
  const split = typed.given.length + typed.family.length === 0 ? splitNames(valuesOf) : NOBODY;
  const isSwapped = isEasternSwap(typed.given, typed.family);
  const families = [...(isSwapped ? typed.given : typed.family), ...split.map(({ family }) => family)];
  const givens = sortedSet([...(isSwapped ? typed.family : typed.given), ...split.map(({ given }) => given)].flatMap(givenForms));
  const suffixes = [...valuesOf('names.suffix'), ...split.map(({ suffix }) => suffix)].map(
    (text) => generationOf(fold(text)) || foldName(text),
  );
  for (const text of typed.given) suffixes.push(...generationsIn(text));
  for (const text of families) suffixes.push(...generationsIn(text));
  return {
    givens,
    middles: sortedSet([...typed.middle, ...split.map(({ middle }) => middle)].map(foldName)),
    families: sortedSet(families.flatMap((text) => familyForms(text, givens.length > 0))),
    suffixes: sortedSet(suffixes),
    companies: NONE.companies,
    sites: NONE.sites,
  };
}

const NOBODY: readonly PersonName[] = [];

/** The names that stand in one field. */
function splitNames(valuesOf: (slot: Slot) => readonly string[]): PersonName[] {
  const whole = [...valuesOf('names.legal'), ...valuesOf('names.display')];
  return whole.filter((text) => !isPlaceholderName(fold(text))).map(splitFullName);
}

/** Names in Han letters in each other's field, which no reading would find. */
function isEasternSwap(givens: readonly string[], families: readonly string[]): boolean {
  if (!isHan(givens[0] ?? '') || !isHan(families[0] ?? '')) return false;
  const [given = '', family = ''] = [givens[0] ?? '', families[0] ?? ''].map(hanForm);
  return isJapaneseGiven(family) && !isJapaneseGiven(given) && isJapaneseFamily(given);
}

/** A name in Han letters beside each way to read it, so that it is found from Latin letters and told from others that sound alike. */
function givenForms(text: string): string[] {
  return isHan(text) ? [hanForm(text), ...givenReadings(hanForm(text))] : [normaliseGiven(text)];
}

function familyForms(text: string, hasGiven: boolean): string[] {
  return isHan(text) ? [hanForm(text), ...familyReadings(hanForm(text))] : [normaliseFamily(text, hasGiven)];
}

function hanForm(text: string): string {
  return unifyHan(cleanText(text).replace(EASTERN_HONORIFICS, '')).replaceAll(' ', '');
}

/** A site's display name is its own, perhaps after that of its organisation, whose legal name may stand beside it. */
function siteNames(legal: readonly string[], display: readonly string[]): Pick<Names, 'companies' | 'sites'> {
  const parted = display.map(branchNameOf);
  const organisations = [
    ...legal.map((name) => branchNameOf(name).organisation),
    ...parted.flatMap((one) => (one.branch === null ? [] : [one.organisation])),
  ];
  return {
    companies: sortedSet(present(organisations.map(companyNameOf))),
    sites: sortedSet(parted.map(({ organisation, branch }) => branchKey(branch ?? organisation))),
  };
}

function present(names: readonly (CompanyName | undefined)[]): CompanyName[] {
  return names.filter((name) => name !== undefined);
}
