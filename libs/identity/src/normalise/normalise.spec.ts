import { claim, recordOf } from '../testing/person';
import { normalise } from './normalise';
import { normaliseBirthDate } from './birth-date';
import { normaliseEmail } from './email';
import { normaliseGiven, normaliseFamily, splitFullName } from './person-name';
import { normalisePhone } from './phone';
import { normalisePlace } from './place';
import { normaliseTaxId } from './tax-id';
import { unite } from './unite';

const SETTING = { cell: 'demo', country: 'US' };

it.each([
  [' Ada.Example@EXAMPLE.com ', { address: 'ada.example@example.com', tag: null }],
  ['ada+shop@example.com', { address: 'ada@example.com', tag: 'shop' }],
  ['a.d.a+x@googlemail.com', { address: 'ada@gmail.com', tag: 'x' }],
])('compares %s by the address that it reaches', (text, expected) => {
  expect(normaliseEmail(text)).toEqual(expected);
});

it.each(['info@example.com', 'noemail@example.com', 'no-reply@example.org', 'not an address', 'ada@local', 'test@example.com'])(
  'takes nothing from the e-mail %s',
  (text) => {
    expect(normaliseEmail(text)).toBeUndefined();
  },
);

it.each([
  ['(415) 555-0132', 'US', '+14155550132'],
  ['+1 415 555 0132', null, '+14155550132'],
  ['030 901820', 'DE', '+4930901820'],
  ['999-999-9999', 'US', undefined],
  ['1234567890', 'US', undefined],
  ['0132', 'US', undefined],
])('reads the number %s in %s as %s', (text, country, expected) => {
  expect(normalisePhone(text, country)).toBe(expected);
});

it.each([
  ['JÜRGEN', 'juergen'],
  ['Łukasz', 'lukasz'],
  ['Yuuichi', 'Yūichi'],
  ['K0hei', 'Kohei'],
  ['Dr. Ada', 'ada'],
])('takes the given names %s and %s for one', (one, other) => {
  expect(normaliseGiven(one)).toBe(normaliseGiven(other));
});

it('takes nothing from names that stand for nobody', () => {
  expect(['Test', 'Guest', 'N/A', 'xxx', '-'].map(normaliseGiven)).toEqual(['', '', '', '', '']);
  expect(normaliseFamily('Unknown')).toBe('');
});

it.each([
  ['Ada Maria Example', { given: 'Ada', middle: 'Maria', family: 'Example', suffix: '' }],
  ['Example, Ada', { given: 'Ada', middle: '', family: 'Example', suffix: '' }],
  ['Mr. Ludwig van Sample', { given: 'Ludwig', middle: '', family: 'van Sample', suffix: '' }],
  ['Carl Example Jr.', { given: 'Carl', middle: '', family: 'Example', suffix: 'Jr.' }],
  ['Example', { given: '', middle: '', family: 'Example', suffix: '' }],
])('finds the parts of the name %s', (text, expected) => {
  expect(splitFullName(text)).toEqual(expected);
});

it('takes a street for the same however it is shortened', () => {
  const { claims } = recordOf('crm', '1', { street: '12 North Example Street', postalCode: '94105-1234' });
  const short = recordOf('crm', '2', { street: '12 N. Example St.', postalCode: '94105' });
  const place = (of: typeof claims) => normalisePlace(of[0]?.value as never, 'US');
  expect(place(claims)).toEqual(place(short.claims));
});

it('checks a tax id by its country and keeps what fails as unchecked', () => {
  expect(normaliseTaxId('DE|vat', 'DE 136 695 976')).toEqual({ country: 'DE', type: 'vat', number: '136695976', isValid: true });
  expect(normaliseTaxId('DE|vat', 'DE 136 695 975')?.isValid).toBe(false);
  expect(normaliseTaxId('US|ein', '000000000')).toBeUndefined();
});

it('takes nothing from a birth date that cannot be or stands for none', () => {
  expect(['1990-02-30', '1900-01-01', 'yesterday', '1990-02-03'].map((text) => normaliseBirthDate(text))).toEqual([
    undefined,
    undefined,
    undefined,
    '1990-02-03',
  ]);
});

it('hears no evidence in what Trueup wrote or may not read', () => {
  const email = claim('emails.contact', 'ada@example.com');
  const claims = [
    { ...email!, origin: 'ours' as const },
    { ...email!, state: 'withheld' as const, value: null },
  ];
  expect(normalise(recordOf('crm', '1', { more: { claims } }), SETTING).emails).toEqual([]);
});

it('uses the country of the record for its numbers before that of the system', () => {
  const record = recordOf('crm', '1', { phone: '415 555 0132', postalCode: '94105' });
  expect(normalise(record, { cell: 'demo', country: 'DE' }).phones).toEqual(['+14155550132']);
});

it('takes nothing from a create key whose customer is not known', () => {
  expect(normalise(recordOf('crm', '1', { more: { ourKey: { key: 'k', customerId: '' } } }), SETTING).madeFor).toEqual([]);
});

it('keeps what a record once said as evidence, whichever came first', () => {
  const older = normalise(recordOf('crm', '1', { given: 'Ada', email: 'ada@example.com' }), SETTING);
  const newer = normalise(recordOf('crm', '1', { given: 'Ada', email: 'ada@example.org' }), SETTING);
  expect(unite(older, newer)).toEqual(unite(newer, older));
  expect(unite(older, newer).emails).toEqual(['ada@example.com', 'ada@example.org']);
});
