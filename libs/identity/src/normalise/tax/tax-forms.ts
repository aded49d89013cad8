/** One way in which a country writes a tax number. */
export interface TaxForm {
  /** Its name, which is also that of its check. */
  readonly type: string;
  /** How it looks without punctuation. */
  readonly looks: RegExp;
  /** The number it is derived from; itself where it is none. `FR|siret` and `FR|tva` are forms of `FR|siren`. */
  readonly base: string;
  /** The part of it that is the base's number; without it the whole, less the country's prefix. */
  readonly root?: RegExp;
  /** Whether so many digits pass that passing does not tell the country. */
  readonly isWeak?: boolean;
}

const form = (type: string, looks: RegExp, [base = type, root]: readonly [base?: string, root?: RegExp] = []): TaxForm => ({
  type,
  looks,
  base,
  ...(root ? { root } : {}),
});
const loose = (type: string, looks: RegExp): TaxForm => ({ type, looks, base: type, isWeak: true });

/** The tax numbers of each country, the likeliest first among those that look alike. */
export const TAX_FORMS: Readonly<Record<string, readonly TaxForm[]>> = {
  AR: [form('cuit', /^\d{11}$/), loose('dni', /^\d{7,8}$/)],
  AT: [form('uid', /^(?:AT)?U\d{8}$/)],
  AU: [form('abn', /^\d{11}$/, ['acn', /^\d{2}(\d{9})$/]), form('acn', /^\d{9}$/), form('tfn', /^\d{8,9}$/)],
  BE: [
    form('vat', /^(?:BE)?[01]\d{9}$/, ['vat', /(\d{10})$/]),
    form('vat', /^(?:BE)?[4-9]\d{8}$/, ['vat', /(\d{9})$/]),
    form('nn', /^\d{11}$/),
  ],
  BG: [form('vat', /^(?:BG)?\d{9,10}$/), form('egn', /^\d{10}$/)],
  BR: [form('cpf', /^\d{11}$/), form('cnpj', /^[A-Z0-9]{12}\d{2}$/, ['cnpj', /^([A-Z0-9]{8})/])],
  CA: [form('bn', /^\d{9}(?:R[A-Z]\d{4})?$/, ['bn', /^(\d{9})/]), form('sin', /^\d{9}$/)],
  CH: [form('uid', /^CHE\d{9}$/), form('vat', /^CHE\d{9}(?:MWST|TVA|IVA|TPV)$/, ['uid', /^(CHE\d{9})/]), form('ssn', /^756\d{10}$/)],
  CL: [loose('rut', /^\d{7,8}[\dK]$/)],
  CN: [form('uscc', /^[\dA-Z]{18}$/), form('ric', /^\d{17}[\dX]$/)],
  CO: [loose('nit', /^\d{8,16}$/)],
  CY: [form('vat', /^(?:CY)?\d{8}[A-Z]$/)],
  CZ: [loose('ico', /^\d{8}$/), form('dic', /^CZ\d{8,10}$/, ['ico', /^CZ(\d{8,10})$/]), form('rc', /^\d{9,10}$/)],
  DE: [form('vat', /^(?:DE)?\d{9}$/), form('idnr', /^\d{11}$/), loose('stnr', /^\d{10,13}$/)],
  DK: [form('cvr', /^(?:DK)?\d{8}$/), form('cpr', /^\d{10}$/)],
  EC: [form('ruc', /^\d{13}$/, ['ci', /^(\d{10})/]), form('ci', /^\d{10}$/)],
  EE: [form('kmkr', /^EE\d{9}$/), loose('registrikood', /^\d{8}$/), form('ik', /^\d{11}$/)],
  ES: [form('cif', /^(?:ES)?[A-HJNP-SUVW]\d{7}[A-J\d]$/), form('dni', /^(?:ES)?\d{8}[A-Z]$/), form('nie', /^(?:ES)?[XYZ]\d{7}[A-Z]$/)],
  FI: [loose('ytunnus', /^\d{8}$/), form('alv', /^FI\d{8}$/, ['ytunnus', /^FI(\d{8})$/]), form('hetu', /^\d{6}[-+A]?\d{3}[\dA-Y]$/)],
  FR: [
    form('tva', /^(?:FR)?[A-HJ-NP-Z\d]{2}\d{9}$/, ['siren', /(\d{9})$/]),
    form('siret', /^\d{14}$/, ['siren', /^(\d{9})/]),
    form('siren', /^\d{9}$/),
    form('nif', /^\d{13}$/),
  ],
  GB: [
    form('vat', /^(?:GB)?\d{9}(?:\d{3})?$/, ['vat', /^(?:GB)?(\d{9})/]),
    form('utr', /^\d{10}K?$/),
    form('nino', /^[A-Z]{2}\d{6}[A-D]$/),
  ],
  GR: [form('vat', /^(?:EL|GR)?\d{9}$/, ['vat', /(\d{9})$/]), form('amka', /^\d{11}$/)],
  HR: [form('oib', /^(?:HR)?\d{11}$/)],
  HU: [form('anum', /^(?:HU)?\d{8}(?:\d{3})?$/, ['anum', /^(?:HU)?(\d{8})/])],
  IE: [form('vat', /^(?:IE)?\d[\dA-Z+*]\d{5}[A-Z]{1,2}$/), form('pps', /^\d{7}[A-Z]{1,2}$/)],
  IL: [form('hp', /^5\d{8}$/), form('idnr', /^\d{8,9}$/)],
  IN: [
    form('gstin', /^\d{2}[A-Z]{5}\d{4}[A-Z][\dA-Z]Z[\dA-Z]$/, ['pan', /^\d{2}([A-Z]{5}\d{4}[A-Z])/]),
    form('pan', /^[A-Z]{5}\d{4}[A-Z]$/),
    form('aadhaar', /^\d{12}$/),
  ],
  IT: [form('iva', /^(?:IT)?\d{11}$/), form('codicefiscale', /^[A-Z]{6}[\dL-V]{2}[A-Z][\dL-V]{2}[A-Z][\dL-V]{3}[A-Z]$/)],
  JP: [form('cn', /^T?\d{13}$/, ['cn', /(\d{13})$/])],
  KR: [form('brn', /^\d{10}$/), form('rrn', /^\d{13}$/)],
  LT: [form('pvm', /^(?:LT)?\d{9}(?:\d{3})?$/), form('asmens', /^\d{11}$/)],
  LU: [form('tva', /^(?:LU)?\d{8}$/)],
  LV: [form('pvn', /^(?:LV)?\d{11}$/)],
  MT: [form('vat', /^(?:MT)?\d{8}$/)],
  MX: [form('rfc', /^[A-ZÑ&]{3,4}\d{6}[A-Z\d]{3}$/), form('curp', /^[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d$/)],
  NL: [form('btw', /^(?:NL)?\d{9}B\d{2}$/, ['bsn', /(\d{9})B/]), form('bsn', /^\d{8,9}$/)],
  NO: [form('orgnr', /^\d{9}$/), form('mva', /^(?:NO)?\d{9}MVA$/, ['orgnr', /(\d{9})MVA/]), form('fodselsnummer', /^\d{11}$/)],
  NZ: [loose('ird', /^\d{8,9}$/)],
  PE: [form('ruc', /^\d{11}$/), loose('cui', /^\d{8}[A-Z\d]?$/)],
  PL: [form('nip', /^(?:PL)?\d{10}$/), form('pesel', /^\d{11}$/), form('regon', /^\d{9}(?:\d{5})?$/, ['regon', /^(\d{9})/])],
  PT: [form('nif', /^(?:PT)?\d{9}$/)],
  PY: [loose('ruc', /^\d{5,9}$/)],
  RO: [loose('cui', /^(?:RO)?\d{2,10}$/), form('cnp', /^\d{13}$/)],
  RS: [form('pib', /^\d{9}$/), form('jmbg', /^\d{13}$/)],
  RU: [form('inn', /^\d{10}(?:\d{2})?$/)],
  SE: [form('vat', /^(?:SE)?\d{10}01$/, ['orgnr', /(\d{10})01$/]), form('orgnr', /^\d{10}$/), form('personnummer', /^\d{12}$/)],
  SG: [form('uen', /^(?:\d{8,9}|[TSR]\d{2}[A-Z]{2}\d{4})[A-Z]$/)],
  SI: [loose('ddv', /^(?:SI)?\d{8}$/)],
  SK: [form('dph', /^(?:SK)?\d{10}$/), form('rc', /^\d{9,10}$/)],
  TR: [form('vkn', /^\d{10}$/), form('tckimlik', /^\d{11}$/)],
  TW: [loose('ubn', /^\d{8}$/), form('natid', /^[A-Z][12]\d{8}$/)],
  UA: [loose('edrpou', /^\d{8}$/), form('rntrc', /^\d{10}$/)],
  US: [loose('ein', /^(?:EIN)?\d{9}$/), form('ssn', /^\d{9}$/)],
  UY: [form('rut', /^\d{12}$/), loose('cedula', /^\d{7,8}$/)],
  VE: [form('rif', /^[VEJPG]\d{9}$/)],
  ZA: [loose('vat', /^4\d{9}$/), loose('tin', /^[0-39]\d{9}$/), form('idnr', /^\d{13}$/)],
};
