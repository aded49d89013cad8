import type { PartyKind, Slot } from '@trueup/canonical-schema';
import type { Identifiers } from '../normalised-record';
import { branchKey, branchNameOf, companyOrBranch } from '../company/branch-name';
import { companyNameOf, type CompanyName } from '../company/company-name';
import { foldName } from './fold';
import { normaliseFamily, normaliseGiven, splitFullName } from './person-name';
import { sortedSet } from './sorted-set';

type Names = Pick<Identifiers, 'givens' | 'middles' | 'families' | 'suffixes' | 'companies' | 'sites'>;
const NONE: Names = { givens: [], middles: [], families: [], suffixes: [], companies: [], sites: [] };

/** The name sets of a record. A person whose name stands in one field only is split; a company's name loses its legal form. */
export function normaliseNames(kind: PartyKind, valuesOf: (slot: Slot) => readonly string[]): Names {
  const whole = [...valuesOf('names.legal'), ...valuesOf('names.display')];
  if (kind === 'organisation') return { ...NONE, companies: sortedSet(present(whole.map(companyOrBranch))) };
  if (kind === 'site') return { ...NONE, ...siteNames(valuesOf('names.legal'), valuesOf('names.display')) };
  const typed = { given: valuesOf('names.given'), middle: valuesOf('names.middle'), family: valuesOf('names.family') };
  const split = typed.given.length + typed.family.length === 0 ? whole.map(splitFullName) : [];
  return {
    ...NONE,
    givens: sortedSet([...typed.given, ...split.map(({ given }) => given)].map(normaliseGiven)),
    middles: sortedSet([...typed.middle, ...split.map(({ middle }) => middle)].map(foldName)),
    families: sortedSet([...typed.family, ...split.map(({ family }) => family)].map(normaliseFamily)),
    suffixes: sortedSet([...valuesOf('names.suffix'), ...split.map(({ suffix }) => suffix)].map(foldName)),
  };
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
