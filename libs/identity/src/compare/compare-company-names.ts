import { isCompatibleForm } from '../company/company-name';
import type { PreparedCompany } from '../prepare/prepared-company';
import { isSlip } from './word-likeness';

/** How company names agree at best: the same words; shortened or mistyped words; one is the other with words left out. */
export type CompanyLevel = 'same' | 'near' | 'short' | 'formDiffers' | 'differs' | 'unknown';

const RANK: Readonly<Record<CompanyLevel, number>> = { unknown: -1, differs: 0, formDiffers: 1, short: 2, near: 3, same: 4 };

/** Compares the names of two companies; of two branches only those of one name may be one. */
export function compareCompanyNames(left: readonly PreparedCompany[], right: readonly PreparedCompany[], areSites: boolean): CompanyLevel {
  let best: CompanyLevel = 'unknown';
  for (const one of left) {
    for (const other of right) {
      const level = !areSites && one.branch !== other.branch ? 'differs' : compareName(one, other);
      if (RANK[level] > RANK[best]) best = level;
    }
  }
  return best;
}

function compareName(one: PreparedCompany, other: PreparedCompany): CompanyLevel {
  const level = compareWords(one, other);
  return level === 'differs' || isCompatibleForm(one.form, other.form) ? level : 'formDiffers';
}

function compareWords(one: PreparedCompany, other: PreparedCompany): CompanyLevel {
  if (one.name === other.name) return 'same';
  if (one.name.replaceAll(' ', '') === other.name.replaceAll(' ', '')) return 'near';
  const [few, many] = one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words];
  const free = [...many];
  let isExact = true;
  for (const word of few) {
    const exact = free.indexOf(word);
    const at = exact >= 0 ? exact : free.findIndex((candidate) => isShortened(word, candidate) || isSlipOfWord(word, candidate));
    if (at < 0) return 'differs';
    if (exact < 0) isExact = false;
    free.splice(at, 1);
  }
  if (free.length === 0) return isExact ? 'same' : 'near';
  return few[0] !== undefined && few[0].length > 2 ? 'short' : 'differs';
}

function isShortened(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 3 && long.startsWith(short) && long.length - short.length >= 2;
}

function isSlipOfWord(one: string, other: string): boolean {
  return isSlip(
    one.replace(/0/g, 'o').replace(/1/g, 'i').replace(/5/g, 's'),
    other.replace(/0/g, 'o').replace(/1/g, 'i').replace(/5/g, 's'),
  );
}
