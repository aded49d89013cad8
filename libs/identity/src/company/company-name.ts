import { cleanText } from '../normalise/clean-text';
import { fold, foldName } from '../normalise/fold';
import { readDigits } from '../normalise/name-skeleton';
import { isPlaceholderName } from '../normalise/placeholder-names';
import { unifyHan } from '../normalise/script/han-variants';
import { isHan } from '../normalise/script/readings';
import { isSyllabic, shortVowels } from '../normalise/script/romaji';
import { spelledOut } from './abbreviations';
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
  [/合同会社|有限会社|\(合\)|\(有\)|㈲/gu, ' gk '],
  [/股份有限公司|有限责任公司|有限責任公司|有限公司/gu, ' ltd '],
  [/주식회사|유한회사|㈜|\(주\)/gu, ' ltd '],
  [/בע["״']?מ/gu, ' ltd '],
  [/Α\.?Ε\.?(?=\s|$)/gu, ' ae '],
  [/Ε\.?Π\.?Ε\.?(?=\s|$)/gu, ' epe '],
];

/** A word of letters with a digit that a scanner takes for a letter. */
const MISREAD = /^(?=.{4})(?:[a-z]+[01589][a-z]+|[a-z]+0|5[a-z]+)$/;

/** Words between two names that people write, sign or leave out. Folded. */
const CONNECTORS: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y', 'e', 'i', 'u', 'n', 'og', 'och', 'en', 'ja', 'a', 'con', 'plus']);

/** Foreign forms with the English ones that stand for them. */
const RENDERED: Readonly<Record<string, readonly string[]>> = {
  kk: ['ltd', 'inc', 'corp'],
  gk: ['llc', 'ltd'],
  ooo: ['llc', 'ltd'],
  pao: ['corp', 'plc'],
};

/** The words of a name, folded; dotted and slashed abbreviations as one word. */
export function companyWords(text: string): string[] {
  const plain = FOREIGN.reduce((known, [form, latin]) => known.replace(form, latin), cleanText(text))
    .replace(/(?<!\p{L})\p{L}(?:\.\s?\p{L}(?!\p{L}))+\.?/gu, (letters) => letters.replace(/[.\s]/g, ''))
    .replace(/(?<!\p{L})(\p{L})\/(\p{L})(?!\p{L})/gu, '$1$2');
  return fold(plain)
    .split(' ')
    .filter((word) => word !== '');
}

/** The name of the whole company that a text gives; undefined where it names nobody. A name in Han letters keeps them. */
export function companyNameOf(text: string): CompanyName | undefined {
  const { words, form } = withoutForm(companyWords(text));
  const han = isHan(text) ? hanName(text) : '';
  const name = isHan(han) ? han : compared(words);
  return name === '' || isPlaceholderName(name) ? undefined : { name, form, branch: '' };
}

/** Whether both name one legal entity; a form that is not written speaks neither way. */
export function isSameCompany(one: CompanyName, other: CompanyName): boolean {
  return one.name === other.name && isCompatibleForm(one.form, other.form);
}

/** Whether two forms may be those of one legal entity. */
export function isCompatibleForm(one: string, other: string): boolean {
  return one === '' || other === '' || one === other || isRendered(one, other) || isRendered(other, one);
}

function isRendered(foreign: string, english: string): boolean {
  return RENDERED[foreign]?.includes(english) ?? false;
}

function compared(words: readonly string[]): string {
  const telling = words.filter((word, at) => at === 0 || at === words.length - 1 || !CONNECTORS.has(word));
  const own = telling.length > 1 && telling[0] === 'the' ? telling.slice(1) : telling;
  const folded = own.map((word) => foldName(spelledOut(MISREAD.test(word) ? readDigits(word) : word)));
  return (folded.every(isSyllabic) ? folded.map(shortVowels) : folded).join(' ');
}

function hanName(text: string): string {
  const bare = FOREIGN.reduce((known, [form]) => known.replace(form, ''), cleanText(text));
  return unifyHan(bare.replace(/[\s・.,，、]/gu, '')).toLowerCase();
}
