import { fold } from '../normalise/fold';
import { isPlaceholderName } from '../normalise/placeholder-names';
import { withoutForm } from './legal-forms';

/** A company's name as it is compared. */
export interface CompanyName {
  /** Without the legal form. */
  readonly name: string;
  /** The legal form; '' where none is written. */
  readonly form: string;
  /** What tells a branch from the whole; '' for the whole. */
  readonly branch: string;
}

/** Forms that transliteration would spell out. */
// prettier-ignore
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/株式会社|（株）|\(株\)|㈱/gu, ' kk '],
  [/合同会社|有限会社|㈲/gu, ' gk '],
  [/股份有限公司|有限责任公司|有限責任公司|有限公司/gu, ' ltd '],
  [/주식회사|유한회사|㈜|\(주\)/gu, ' ltd '],
  [/בע["״']?מ/gu, ' ltd '],
  [/Α\.?Ε\.?(?=\s|$)/gu, ' ae '],
  [/Ε\.?Π\.?Ε\.?(?=\s|$)/gu, ' epe '],
];

/** The words of a name, folded; dotted and slashed abbreviations as one word. */
export function companyWords(text: string): string[] {
  const plain = FOREIGN.reduce((known, [form, latin]) => known.replace(form, latin), text.normalize('NFKC'))
    .replace(/(?<!\p{L})\p{L}(?:\.\s?\p{L}(?!\p{L}))+\.?/gu, (letters) => letters.replace(/[.\s]/g, ''))
    .replace(/(?<!\p{L})(\p{L})\/(\p{L})(?!\p{L})/gu, '$1$2');
  return fold(plain)
    .split(' ')
    .filter((word) => word !== '');
}

/** The name of the whole company that a text gives; undefined where it names nobody. */
export function companyNameOf(text: string): CompanyName | undefined {
  const { words, form } = withoutForm(companyWords(text));
  const name = words.map((word) => ABBREVIATIONS.get(word) ?? word).join(' ');
  return name === '' || isPlaceholderName(name) ? undefined : { name, form, branch: '' };
}

/** Whether both name one legal entity; a form that is not written speaks neither way. */
export function isSameCompany(one: CompanyName, other: CompanyName): boolean {
  return one.name === other.name && isCompatibleForm(one.form, other.form);
}

/** Whether two forms may be those of one legal entity. */
export function isCompatibleForm(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}

// prettier-ignore
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['intl', 'international'], ['internatl', 'international'], ['mfg', 'manufacturing'], ['mfrs', 'manufacturers'], ['bros', 'brothers'], ['svc', 'service'],
  ['svcs', 'services'], ['assoc', 'associates'], ['tech', 'technology'], ['techn', 'technology'], ['natl', 'national'], ['grp', 'group'], ['mgmt', 'management'],
  ['dept', 'department'], ['univ', 'university'], ['gebr', 'gebruder'], ['ges', 'gesellschaft'], ['hldg', 'holding'], ['hldgs', 'holdings'], ['ind', 'industries'],
]);
