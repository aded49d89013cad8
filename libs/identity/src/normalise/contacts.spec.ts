import fc from 'fast-check';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { normaliseBirthDate } from './birth-date';
import { normaliseCountry } from './country';
import { dialled } from './dialling';
import { normaliseEmail } from './email';
import { guessCountry } from './guess-country';
import { normalisePhone } from './phone';

it.each([
  ['ada@gmial.com', 'ada@gmail.com'],
  ['ada@hotmmail.co.uk', 'ada@hotmail.co.uk'],
  ['ada@icloud.con', 'ada@icloud.com'],
  ['ada@binternet.com', 'ada@btinternet.com'],
  ['mailto:Ada@Example.com', 'ada@example.com'],
  ['Ada Example <ada@example.com>', 'ada@example.com'],
  ['ada @ example.com', 'ada@example.com'],
  ['ada@example.con', 'ada@example.com'],
  ['ada@mail.com', 'ada@mail.com'],
])('reads the e-mail %s as %s', (text, address) => {
  expect(normaliseEmail(text)?.address).toBe(address);
});

it.each([
  'x@x.com',
  'na@na.com',
  'none@none.com',
  'no@email.com',
  'store019@example.com',
  'ventas@example.com',
  'ksiegowosc@example.com',
  'donotreply@example.com',
])('takes nothing from %s', (text) => {
  expect(normaliseEmail(text)).toBeUndefined();
});

it.each([
  ['0609/917941', 'FR', '+33609917941'],
  ['+33 (0)609 917 941', null, '+33609917941'],
  ['0033609917941', null, '+33609917941'],
  ['18943973412', 'US', '+18943973412'],
  ['02080792476 home', 'GB', '+442080792476'],
  ['415 555 0132 x204', 'US', '+14155550132'],
  ['+1 (415) 555-0132 ext. 7', null, '+14155550132'],
  ['0609/917941', null, '~609917941'],
  ['000-0000', 'US', undefined],
  ['+00 000 000', 'US', undefined],
  ['N/A', 'US', undefined],
  ['1234567', null, undefined],
])('reads the number %s in %s as %s', (text, country, expected) => {
  expect(normalisePhone(text, country)).toBe(expected);
});

it('dials as the library does, wherever it takes the short way', () => {
  const countries: readonly CountryCode[] = ['US', 'FR', 'PL', 'GB', 'ES', 'JP', 'NL', 'PT'];
  fc.assert(
    fc.property(fc.constantFrom(...countries), fc.stringMatching(/^0?[2-8]\d{7,9}$/), (country, number) => {
      const short = dialled(number, country);
      const parsed = parsePhoneNumberFromString(number, country);
      fc.pre(short !== undefined && parsed?.isValid() === true);
      expect(short).toBe(parsed?.number);
    }),
    { numRuns: 1_000 },
  );
});

it.each([
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['England', 'GB'],
  ['Polska', 'PL'],
  ['Deutschland', 'DE'],
  ['D', 'DE'],
  ['日本', 'JP'],
  ['Brasil', 'BR'],
  ['Nowhere', null],
])('reads the country %s as %s', (text, code) => {
  expect(normaliseCountry(text)).toBe(code);
});

it.each([
  [{ phones: ['+48 572 140 744'], emails: [], postalCodes: [] }, 'PL'],
  [{ phones: ['609917941'], emails: ['ada@example.fr'], postalCodes: [] }, 'FR'],
  [{ phones: [], emails: ['ada@gmail.com'], postalCodes: ['NW2 5GW'] }, 'GB'],
  [{ phones: [], emails: ['ada@example.com'], postalCodes: ['12345'] }, null],
])('guesses the country of %j: %s', (signs, country) => {
  expect(guessCountry(signs)).toBe(country);
});

it.each([
  ['14/03/1970', 'GB', '1970-03-14'],
  ['03/14/1970', 'US', '1970-03-14'],
  ['03/04/1970', 'US', '1970-03-04'],
  ['03/04/1970', 'GB', '1970-04-03'],
  ['01.08.2017', 'DE', '2017-08-01'],
  ['19700314', null, '1970-03-14'],
  ['1970-01-01', null, undefined],
  ['01/01/1900', null, undefined],
  ['0000-00-00', null, undefined],
  ['1971-02-29', null, undefined],
])('reads the birth date %s in %s as %s', (text, country, expected) => {
  expect(normaliseBirthDate(text, country)).toBe(expected);
});
