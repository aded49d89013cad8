import type { PartyKind, Slot } from '@trueup/canonical-schema';
import type { Identifiers } from '../normalised-record';
import { foldName } from './fold';
import { normaliseOrganisation } from './organisation-name';
import { normaliseFamily, normaliseGiven, splitFullName } from './person-name';
import { sortedSet } from './sorted-set';

type Names = Pick<Identifiers, 'givens' | 'middles' | 'families' | 'suffixes' | 'organisations'>;
const NONE: Names = { givens: [], middles: [], families: [], suffixes: [], organisations: [] };

/** The name sets of a record. A person whose name stands in one field only is split; an organisation keeps its names whole. */
export function normaliseNames(kind: PartyKind, valuesOf: (slot: Slot) => readonly string[]): Names {
  const whole = [...valuesOf('names.legal'), ...valuesOf('names.display')];
  if (kind === 'organisation' || kind === 'site') return { ...NONE, organisations: sortedSet(whole.map(normaliseOrganisation)) };
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
