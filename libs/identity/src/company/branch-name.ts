import { cleanText } from '../normalise/clean-text';
import { remembered } from '../normalise/remembered';
import { isHan } from '../normalise/script/readings';
import { BRANCH_WORDS, PLACE_WORDS } from './branch-words';
import { companyNameOf, companyWords, isSameCompany, type CompanyName } from './company-name';
import { companyReadings } from './company-readings';
import { formWithin, isLegalForm, withoutForm } from './legal-forms';

/** The parts of a name as written. `branch` is null where the name is that of the whole organisation. */
export interface BranchName {
  readonly organisation: string;
  readonly branch: string | null;
}

const DASHED = /^(.+?)\s+[-–—|:/]+\s+(.+)$/u;
const BRACKETED = /^(.+?)\s*[([]([^()[\]]+)[)\]]\s*$/u;
/** Japanese and Korean legal forms in brackets. */
const SHORT_FORM = /^[株有合資名社財医주유]$/u;
const COMMA = /^(.+),\s*([^,]+)$/u;

/** What a name says of the organisation and of a branch of it: `Parent – Place`, `Parent (Place)`, `Parent, Place`, or a branch word. */
export function branchNameOf(name: string): BranchName {
  const text = cleanText(name);
  const parted = separated(text) ?? worded(text);
  return parted ?? { organisation: text, branch: null };
}

/**
 * Whether a name is that of the parent itself with a branch or a place. Another legal form, or another name with a legal form of its
 * own, is another legal entity and no branch.
 */
export function isBranchOf(name: string, parentName: string): boolean {
  const parent = companyNameOf(parentName);
  const own = companyNameOf(name);
  if (!parent || !own) return false;
  if (isSameCompany(own, parent)) return true;
  const parted = [branchNameOf(name), separated(name, true)].filter((one) => one !== undefined && one.branch !== null);
  const companies = parted.map((one) => companyNameOf(one?.organisation ?? ''));
  return companies.some((company) => company && isSameCompany(company, parent)) || isNamedAfter(name, parent, own);
}

/** The company and the branch that a text names; null where it names nobody. */
const companyOrBranch = remembered((text): CompanyName | null => {
  const { organisation, branch } = branchNameOf(text);
  const company = companyNameOf(organisation);
  return (company && branch !== null ? { ...company, branch: branchKey(branch) } : company) ?? null;
});

/** The company and the branch that a text names, ready to be compared, and beside a name in Han letters each way to write it in Latin ones. */
export function companyNamesOf(text: string): CompanyName[] {
  const company = companyOrBranch(text);
  if (!company) return [];
  return isHan(company.name) ? [company, ...companyReadings(company.name).map((name) => ({ ...company, name }))] : [company];
}

/** The name of a branch as it is compared: branch words go where anything else tells it. */
export function branchKey(text: string): string {
  const words = companyWords(text);
  const telling = words.filter((word) => !isBranchWord(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

/** The parent's words, then only a place and branch words: `Parent Manchester Branch`. A place alone counts after the parent's legal form. */
function isNamedAfter(name: string, parent: CompanyName, own: CompanyName): boolean {
  const words = companyWords(name);
  const within = formWithin(words);
  const head = within && companyNameOf(words.slice(0, within.end).join(' '));
  if (head && within.end < words.length && isSameCompany(head, parent)) return own.form === '';
  if (own.form !== '' && own.form !== parent.form) return false;
  const start = parent.name.split(' ');
  const rest = own.name.split(' ').slice(start.length);
  return start.every((word, at) => own.name.split(' ')[at] === word) && rest.some(isBranchWord) && own.form === '';
}

function separated(text: string, isParentKnown = false): BranchName | undefined {
  for (const pattern of [DASHED, BRACKETED, COMMA]) {
    const [, organisation = '', branch = ''] = pattern.exec(text) ?? [];
    if (branch !== '' && isPlace(organisation, branch, pattern === COMMA && !isParentKnown))
      return { organisation: organisation.trim(), branch: branch.trim() };
  }
  return undefined;
}

/** What follows a separator is a place unless it is, or ends with, a legal form. A comma is one only after a legal form or before a branch word. */
function isPlace(organisation: string, branch: string, isComma: boolean): boolean {
  if (SHORT_FORM.test(branch)) return false;
  const after = companyWords(branch);
  const before = companyWords(organisation);
  if (after.length === 0 || before.length === 0 || isLegalForm(after) || withoutForm(after).form !== '') return false;
  return !isComma || withoutForm(before).form !== '' || after.some(isBranchWord);
}

/** A branch word within the name: after its legal form, or one that no company name holds; a shop or a plant may also have a number. */
function worded(text: string): BranchName | undefined {
  const written = text.split(' ');
  const words = written.map((word) => companyWords(word).join(''));
  const within = formWithin(words);
  const afterForm = within ? words.slice(within.end) : [];
  if (within && afterForm.some(isBranchWord) && withoutForm(words).form === '') return partedAt(written, within.end);
  const at = words.findIndex((word, index) => index > 0 && (BRANCH_WORDS.has(word) || isNumbered(words, index)));
  if (at < 0 || (withoutForm(words).form !== '' && !within)) return at < 0 ? undefined : partedBeforeForm(written, words, at);
  return partedAt(written, at);
}

function isNumbered(words: readonly string[], at: number): boolean {
  return PLACE_WORDS.has(words[at] ?? '') && /^(no|nr|num)?\d+$/.test(words.slice(at + 1).join(''));
}

/** `Parent Filiale Berlin GmbH`: the form at the end belongs to the whole. */
function partedBeforeForm(written: readonly string[], words: readonly string[], at: number): BranchName {
  const size = words.length - withoutForm(words).words.length;
  const end = written.length - size;
  return {
    organisation: [...written.slice(0, at), ...written.slice(end)].join(' '),
    branch: written.slice(at, Math.max(end, at + 1)).join(' '),
  };
}

function partedAt(written: readonly string[], at: number): BranchName {
  return { organisation: written.slice(0, at).join(' '), branch: written.slice(at).join(' ') };
}

function isBranchWord(word: string): boolean {
  return BRANCH_WORDS.has(word) || PLACE_WORDS.has(word);
}
