import { stdnum } from 'stdnum';
import { cleanText } from '../clean-text';
import { remembered } from '../remembered';
import { TAX_FORMS, type TaxForm } from './tax-forms';

/** A tax number, read. */
export interface TaxId {
  readonly country: string;
  /** As it is written, such as `siret`. */
  readonly type: string;
  /** What it is derived from, such as `siren`; two numbers of one country and base are of one party where their roots are equal. */
  readonly base: string;
  /** The base's number. */
  readonly root: string;
  /** The whole number without punctuation and prefix. */
  readonly number: string;
  /** Whether it passed its country's check. */
  readonly isValid: boolean;
}

/** Prefixes of numbers that are no country's code. */
const PREFIXES: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB', CHE: 'CH', EIN: 'US' };
/** Punctuation that only one country uses. */
const PUNCTUATED: readonly (readonly [RegExp, string])[] = [
  [/^\d{2}-\d{7}$/, 'US'],
  [/^\d{3}-\d{2}-\d{4}$/, 'US'],
  [/^\d{3}\.?\d{3}\.?\d{3}-\d{2}$/, 'BR'],
  [/^\d{2}\.?\d{3}\.?\d{3}\/\d{4}-\d{2}$/, 'BR'],
  [/^\d{3}-\d{3}-\d{2}-\d{2}$/, 'PL'],
  [/^T?\d-\d{4}-\d{4}-\d{4}$/, 'JP'],
  [/^\d{2}-\d{8}-\d$/, 'AR'],
  [/^\d{1,2}\.\d{3}\.\d{3}-[\dK]$/i, 'CL'],
];
const LABEL =
  /^(?:VAT|USTIDNR|USTID|UST|TVA|NIP|IVA|PIVA|CIF|NIF|RFC|CNPJ|CPF|SIRET|SIREN|ABN|ACN|GSTIN|GST|BTW|MWST|TAXID|TAX|TIN|NO|NR|ID|CUIT|RUC|RUT|NIT|SSN|UID|KVK|ICO|DIC)+(?=[A-Z]{0,3}\d|[A-Z]{2,5}\d)/;

/**
 * The tax number in a text, of `country` where the number does not tell its own. The type is the first that fits and passes its check,
 * `type` before all; a number that passes none is of the first that fits. Undefined where the text is none, or filler.
 */
export function taxIdOf(text: string, country: string | null, type = ''): TaxId | undefined {
  return read(`${country ?? ''}|${type}|${text}`) ?? undefined;
}

const read = remembered((keyed): TaxId | null => {
  const [country = '', type = '', ...rest] = keyed.split('|');
  const text = cleanText(rest.join('|'));
  const whole = text.toUpperCase().replace(/[^A-Z0-9Ñ&]/g, '');
  const bare = TAX_FORMS[country]?.some(({ looks }) => looks.test(whole)) ? whole : whole.replace(LABEL, '');
  if (isFiller(bare)) return null;
  const at = prefixOf(bare) ?? country;
  if (at === '') return byCheckAlone(bare, text);
  const forms = formsOf(at, { bare, type: typeOf(text, at) ?? type });
  const passing = forms.find((form) => isPassing(at, form, bare));
  const form = passing ?? forms[0];
  return form ? taxId(at, form, { bare, isValid: passing !== undefined }) : unknown(at, bare);
});

function formsOf(country: string, { bare, type }: { bare: string; type: string }): TaxForm[] {
  const fitting = (TAX_FORMS[country] ?? []).filter(({ looks }) => looks.test(bare));
  const told = fitting.filter((form) => form.type === type);
  return told.length > 0 ? told : fitting;
}

/** The type that punctuation alone tells: a person's social security number in the United States. */
function typeOf(text: string, country: string): string | undefined {
  return country === 'US' && /^\d{3}-\d{2}-\d{4}$/.test(text) ? 'ssn' : undefined;
}

function prefixOf(bare: string): string | undefined {
  const [letters = ''] = /^[A-Z]+/.exec(bare) ?? [];
  const named = PREFIXES[letters] ?? letters.slice(0, 2);
  return letters.length >= 2 && TAX_FORMS[named]?.some(({ looks }) => looks.test(bare)) ? named : undefined;
}

/** Of no known country: of the one form whose check it passes. */
function byCheckAlone(bare: string, text: string): TaxId | null {
  const told = PUNCTUATED.find(([looks]) => looks.test(text));
  if (told) return read(`${told[1]}||${text}`);
  const passing = Object.entries(TAX_FORMS).flatMap(([country, forms]) =>
    forms.filter((form) => !form.isWeak && form.looks.test(bare) && isPassing(country, form, bare)).map((form) => ({ country, form })),
  );
  const [only] = passing;
  return passing.length === 1 && only ? taxId(only.country, only.form, { bare, isValid: true }) : unknown('', bare);
}

function taxId(country: string, form: TaxForm, { bare, isValid }: { bare: string; isValid: boolean }): TaxId {
  const number = bare.replace(country === 'GR' ? /^(?:EL|GR)/ : new RegExp(`^(?:${country}(?=[\\dA-Z]*\\d)|EIN|T(?=\\d{13}$))`), '');
  const plain = country === 'CH' || country === 'MX' ? bare : number;
  return { country, type: form.type, base: form.base, root: form.root?.exec(bare)?.[1] ?? plain, number: plain, isValid };
}

function unknown(country: string, bare: string): TaxId {
  return { country, type: '', base: '', root: bare, number: bare, isValid: false };
}

function isPassing(country: string, { type }: TaxForm, bare: string): boolean {
  return stdnum[country]?.[type]?.validate(bare).isValid ?? false;
}

/** Too short, one digit over and over, or digits in their order of ten or more. */
function isFiller(bare: string): boolean {
  const digits = bare.replace(/\D/g, '');
  return (
    bare.length < 5 || digits.length < 4 || /^(.)\1*$/.test(digits) || /^(?:1234567890|0123456789|12345678909|12345678901)$/.test(digits)
  );
}
