/** How a country's numbers are dialled, where their lengths tell whether they can be. */
interface Dialling {
  readonly code: string;
  /** The digit before a national number; '' for none. */
  readonly trunk: string;
  /** Of numbers without it. */
  readonly lengths: readonly number[];
  /** What leads abroad from there, if it is the common 00; '' otherwise. */
  readonly abroad: '00' | '';
  /** Digits with which a number begins that needs a closer look: a carrier's, or what leads abroad. */
  readonly unclear?: RegExp;
}

/** Only countries whose numbers need no closer look. */
const COUNTRIES: Readonly<Record<string, Dialling>> = {
  US: { code: '1', trunk: '1', lengths: [10], abroad: '' },
  CA: { code: '1', trunk: '1', lengths: [10], abroad: '' },
  DE: { code: '49', trunk: '0', lengths: [9, 10, 11], abroad: '00' },
  FR: { code: '33', trunk: '0', lengths: [9], abroad: '00' },
  PL: { code: '48', trunk: '', lengths: [9], abroad: '00' },
  GB: { code: '44', trunk: '0', lengths: [10], abroad: '00' },
  ES: { code: '34', trunk: '', lengths: [9], abroad: '00' },
  JP: { code: '81', trunk: '0', lengths: [9, 10], abroad: '', unclear: /^010/ },
  BR: { code: '55', trunk: '0', lengths: [10, 11], abroad: '', unclear: /^90/ },
  NL: { code: '31', trunk: '0', lengths: [9], abroad: '00' },
  PT: { code: '351', trunk: '', lengths: [9], abroad: '00' },
};

const CODES = Object.values(COUNTRIES).filter(({ code }, at, all) => all.findIndex((other) => other.code === code) === at);

/**
 * The number in E.164 where its length alone tells that it can be one, dialled in `country`; undefined where a closer look is needed.
 * Digits, or `+` and digits.
 */
export function dialled(number: string, country: string): string | undefined {
  if (number.startsWith('+')) return abroad(number.slice(1));
  const home = COUNTRIES[country];
  if (!home) return undefined;
  if (home.abroad !== '' && number.startsWith(home.abroad)) return abroad(number.slice(home.abroad.length));
  // The country's own code may have lost its plus.
  return number.startsWith(home.code) && home.code !== home.trunk ? undefined : withCode(number, home);
}

function abroad(digits: string): string | undefined {
  const known = CODES.find(({ code }) => digits.startsWith(code));
  return known && withCode(digits.slice(known.code.length), known);
}

function withCode(digits: string, { code, trunk, lengths, unclear }: Dialling): string | undefined {
  if (unclear?.test(digits)) return undefined;
  const national = trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits;
  return /^[1-9]/.test(national) && lengths.includes(national.length) ? `+${code}${national}` : undefined;
}
