/** How a country's numbers are dialled, where their lengths tell whether they can be: its code, the trunk digit, and the lengths without it. */
interface Dialling {
  readonly code: string;
  readonly trunk: string;
  readonly lengths: readonly number[];
}

const dialling = (code: string, trunk: string, lengths: readonly number[]): Dialling => ({ code, trunk, lengths });

/** Only countries whose numbers need no closer look. */
const COUNTRIES: Readonly<Record<string, Dialling>> = {
  US: dialling('1', '1', [10]),
  CA: dialling('1', '1', [10]),
  FR: dialling('33', '0', [9]),
  PL: dialling('48', '', [9]),
  GB: dialling('44', '0', [10]),
  ES: dialling('34', '', [9]),
  JP: dialling('81', '0', [9, 10]),
  BR: dialling('55', '0', [10, 11]),
  NL: dialling('31', '0', [9]),
  PT: dialling('351', '', [9]),
};

const CODES = Object.values(COUNTRIES).filter(({ code }, at, all) => all.findIndex((other) => other.code === code) === at);

/** The number in E.164 where its length alone tells that it can be one; undefined where a closer look is needed. Digits, or `+` and digits. */
export function dialled(number: string, country: string): string | undefined {
  if (number.startsWith('+')) {
    const known = CODES.find(({ code }) => number.startsWith(code, 1));
    return known && withCode(number.slice(1 + known.code.length), known);
  }
  const known = COUNTRIES[country];
  return known && withCode(number, known);
}

function withCode(digits: string, { code, trunk, lengths }: Dialling): string | undefined {
  const national = trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits;
  return /^[1-9]/.test(national) && lengths.includes(national.length) ? `+${code}${national}` : undefined;
}
