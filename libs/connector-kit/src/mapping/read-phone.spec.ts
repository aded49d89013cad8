import fc from 'fast-check';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { readPhone } from './read-phone';

it.each([
  ['(212) 555-0101', 'US', '+12125550101'],
  ['+49 30 5550110', null, '+49305550110'],
  ['212 555 0101 ext. 7', 'US', '212 555 0101 ext. 7'],
  ['ask at the desk', 'US', 'ask at the desk'],
  ['(212) 555-0101', null, '(212) 555-0101'],
  ['  ', 'US', null],
  [null, 'US', null],
])('reads %p typed in %p as %p', (typed, country, read) => {
  expect(readPhone(typed, country)).toBe(read);
});

it('reads numbers as the library does, wherever it takes the short way', () => {
  const countries = ['US', 'CA', 'DE', 'FR', 'PL', 'GB', 'ES', 'JP', 'BR', 'NL', 'PT', 'IT', null] as const;
  const codes = [
    '',
    '0',
    '00',
    '010',
    '1',
    '90',
    ...['1', '49', '33', '48', '44', '34', '81', '55', '31', '351'].flatMap((code) => [code, `+${code}`, `00${code}`]),
  ];
  const separated = fc.tuple(fc.stringMatching(/^\d{6,12}$/), fc.constantFrom('', ' ', '-', '.'));
  const typed = fc.tuple(fc.constantFrom(...codes), fc.constantFrom('', ' ', ' (0)'), separated).map(([code, mark, [digits, between]]) => {
    return `${code}${mark}${digits.replaceAll(/(\d{3})(?=\d)/g, `$1${between}`)}`;
  });
  fc.assert(
    fc.property(fc.constantFrom(...countries), typed, (country, number) => {
      const parsed = parsePhoneNumberFromString(number, {
        defaultCountry: (country ?? undefined) as CountryCode | undefined,
        extract: false,
      });
      expect(readPhone(number, country)).toBe(parsed?.isPossible() ? parsed.number : number);
    }),
    { numRuns: 3_000 },
  );
});
