import { stdnum } from 'stdnum';

/** A tax number with where and as what it counts. */
export interface TaxId {
  readonly country: string;
  readonly type: string;
  readonly value: string;
}

/** How a number of a type looks, bare of punctuation; the first that fits counts. */
type Shape = readonly [type: string, looks: RegExp];

const OTHER: readonly Shape[] = [['vat', /^.{5,}$/]];
const SHAPES: Readonly<Record<string, readonly Shape[]>> = {
  AT: [['uid', /^(AT)?U\d{8}$/]],
  AU: [
    ['abn', /^\d{11}$/],
    ['acn', /^\d{9}$/],
  ],
  BR: [
    ['cpf', /^\d{11}$/],
    ['cnpj', /^[A-Z0-9]{12}\d{2}$/],
  ],
  DE: [
    ['vat', /^(DE)?\d{9}$/],
    ['idnr', /^\d{11}$/],
    ['stnr', /^\d{10,13}$/],
  ],
  ES: [
    ['cif', /^(ES)?[A-HJNP-SUVW]\d{7}[A-J0-9]$/],
    ['dni', /^(ES)?\d{8}[A-Z]$/],
    ['nie', /^(ES)?[XYZ]\d{7}[A-Z]$/],
  ],
  FR: [
    ['tva', /^(FR)?[A-HJ-NP-Z0-9]{2}\d{9}$/],
    ['siret', /^\d{14}$/],
    ['siren', /^\d{9}$/],
    ['nif', /^\d{13}$/],
  ],
  GB: [
    ['vat', /^(GB)?(\d{9}|\d{12})$/],
    ['utr', /^\d{10}$/],
  ],
  IT: [
    ['iva', /^(IT)?\d{11}$/],
    ['codicefiscale', /^[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]$/],
  ],
  JP: [['cn', /^T?\d{13}$/]],
  NL: [
    ['btw', /^(NL)?\d{9}B\d{2}$/],
    ['bsn', /^\d{9}$/],
  ],
  PL: [
    ['nip', /^(PL)?\d{10}$/],
    ['pesel', /^\d{11}$/],
    ['regon', /^\d{9}(\d{5})?$/],
  ],
  US: [['ein', /^\d{9}$/]],
};

/** Numbers without check digits: any would pass. */
const WITHOUT_CHECK: ReadonlySet<string> = new Set(['ein']);

/**
 * A tax number that people typed, with its country (its own prefix, else the row's) and type by how it looks and, where several fit, by
 * its check digits. Without a country that is known, country and type are empty unless the number alone tells them.
 */
export function readTaxId(text: string, country: string | null): TaxId | undefined {
  const bare = text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  if (bare === '') return undefined;
  // What parts the digits tells a person's number from a company's.
  if (country === 'US' && /^\d{3}-\d{2}-\d{4}$/.test(text.trim())) return { country, type: 'ssn', value: text.trim() };
  const at = prefixOf(bare) ?? country;
  if (at === null) return onlyOne(bare, text);
  const fitting = (SHAPES[at] ?? OTHER).filter(([, looks]) => looks.test(bare));
  const checked = fitting.find(([type]) => stdnum[at]?.[type]?.validate(text).isValid);
  const [type] = checked ?? fitting[0] ?? ['vat'];
  return { country: at, type, value: text.trim() };
}

function prefixOf(bare: string): string | undefined {
  const prefix = bare.slice(0, 2);
  const fits = (SHAPES[prefix] ?? []).some(([, looks]) => looks.test(bare));
  return /^[A-Z]{2}\d/.test(bare) && fits ? prefix : undefined;
}

/** A number of no known country: of the one type whose check digits it passes. */
function onlyOne(bare: string, text: string): TaxId {
  const passing = Object.entries(SHAPES).flatMap(([country, shapes]) =>
    shapes
      .filter(([type, looks]) => !WITHOUT_CHECK.has(type) && looks.test(bare) && stdnum[country]?.[type]?.validate(text).isValid)
      .map(([type]) => ({ country, type, value: text.trim() })),
  );
  return passing.length === 1 && passing[0] ? passing[0] : { country: '', type: '', value: text.trim() };
}
