import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMatchingModel } from '../model/read-matching-model';
import { withFrequencies, withoutFrequencies } from '../model/with-frequencies';
import { normalise } from '../normalise/normalise';
import { recordOf, type Person } from '../testing/person';
import { compare } from './compare';

const SHIPPED = withoutFrequencies(readMatchingModel(readFileSync(join(__dirname, '../../../../config/matching.yaml'), 'utf8')));
/** Ten thousand records, none of which has the names of these people. */
const RARE = withFrequencies(SHIPPED, { records: 10_000, counts: new Map(), othersInHouse: null, crowded: new Set() });
const HOME = { street: '1 Example Street', postalCode: '94105' };
/** His name and hers. */
const COUPLES = `
  Peter/Petra Stefan/Stefanie Anton/Antonia Alexander/Alexandra Daniel/Danielle Gabriel/Gabrielle Viktor/Viktoria
  Christian/Christine Patrick/Patricia Paul/Pauline Jan/Janine Josef/Josephine Carl/Carlotta Emil/Emilia Julien/Julienne
  Noel/Noelle Pavel/Pavla František/Františka Aleksander/Aleksandra Erik/Erica Frédéric/Frédérique Franz/Franziska Julius/Julia
  Mario/Mariella Nicolò/Nicoletta Dimitris/Dimitra Johannes/Johanna Hendrik/Hendrikje`;
/** Two forms of one name. */
const FORMS = `
  Ann/Anna Ann/Annette Sophia/Sophie Susan/Susana Karin/Karina Isabel/Isabelle Kristin/Kristina Carol/Caroline
  Catarina/Katharina Mari/Maria Rob/Robbie Chris/Christina Alex/Alexandra Sam/Samantha Jul/Julia Max/Maxine Tamie/Tammie`;
const ADA: Person = { given: 'Ada', family: 'Example' };

function pairsIn(text: string): [string, string][] {
  return text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split('/') as [string, string]);
}

function between(one: Person, other: Person, model = SHIPPED) {
  const [left, right] = [one, other].map((person, at) => normalise(recordOf(`system-${at}`, '1', person), { cell: 'demo', country: 'US' }));
  if (!left || !right) throw new Error('Two records are compared.');
  const found = compare(left, right, model);
  expect(compare(right, left, model)).toEqual(found);
  return found.decision;
}

it.each<[string, Person, Person]>([
  ['in each other’s field', { given: 'Ada', family: 'Lovelace' }, { given: 'Lovelace', family: 'Ada' }],
  ['in one field, family name first', { given: 'Ada', family: 'Lovelace' }, { display: 'Lovelace, Ada' }],
  ['without the diacritics', { given: 'Zoë', family: 'Müller' }, { given: 'Zoe', family: 'Mueller' }],
  ['in Cyrillic', { given: 'Aleksandr', family: 'Ivanov' }, { given: 'Александр', family: 'Иванов' }],
  ['in Greek', { given: 'Giorgos', family: 'Papadopoulos' }, { given: 'Γιώργος', family: 'Παπαδόπουλος' }],
  ['in Chinese', { given: 'Wei', family: 'Zhang' }, { given: '伟', family: '张' }],
  ['in Japanese', { given: 'Taro', family: 'Yamada' }, { given: '太郎', family: '山田' }],
  ['as it sounds', { given: 'Philip', family: 'Schmidt' }, { given: 'Filip', family: 'Schmitt' }],
  ['with a slip of the pen', { given: 'Jonathan', family: 'Sanders' }, { given: 'Jonahtan', family: 'Sandres' }],
  ['with an initial', { given: 'Jonathan', family: 'Sanders' }, { given: 'J.', family: 'Sanders' }],
  ['with a short form in another language', { given: 'Giuseppe', family: 'Rossi' }, { given: 'Beppe', family: 'Rossi' }],
  ['with a particle left out', { given: 'Ludwig', family: 'van den Berg' }, { given: 'Ludwig', family: 'Berg' }],
  ['with half of a double name', { given: 'Anna', family: 'Berg-Klein' }, { given: 'Anna', family: 'Klein' }],
])('knows a name that is written %s, and links it by an e-mail', (_, one, other) => {
  const email = 'somebody.there@example.com';
  expect(between({ ...one, email }, { ...other, email })).toBe('link');
});

it('links a maiden name by other evidence, and not by the given name with the house', () => {
  const [maiden, married] = [
    { given: 'Ada', family: 'Example' },
    { given: 'Ada', family: 'Sample' },
  ];
  const own = { email: 'ada.there@example.com', birthDate: '1980-05-08' };
  expect(between({ ...maiden, ...own }, { ...married, ...own })).toBe('link');
  expect(between({ ...maiden, street: HOME.street, postalCode: '94105' }, { ...married, postalCode: '94105' })).not.toBe('link');
});

it.each<[string, Person, Person]>([
  ['nothing else', ADA, ADA],
  ['the city', { ...ADA, street: '1 Example Street' }, { ...ADA, street: '99 Other Road' }],
  ['an address at a role', { ...ADA, email: 'info@example.com' }, { ...ADA, email: 'info@example.com' }],
  ['a placeholder number', { ...ADA, phone: '999-999-9999' }, { ...ADA, phone: '999-999-9999' }],
])('never links a name with %s, however rare it is', (_, one, other) => {
  expect(between(one, other)).not.toBe('link');
  expect(between(one, other, RARE)).not.toBe('link');
});

it('asks about a rare name alone, and links nobody by a name and a postal code where nobody counted the name', () => {
  expect(between(ADA, ADA, RARE)).toBe('review');
  expect(between({ ...ADA, postalCode: '94105' }, { ...ADA, postalCode: '94105' })).toBe('review');
});

it.each<[string, Person, Person]>([
  ['the birth date', { given: 'Ada' }, { given: 'Bea' }],
  ['names with one letter’s difference', { given: 'Marina' }, { given: 'Marita' }],
  ['a name for a boy and one for a girl', { given: 'Martin' }, { given: 'Martina' }],
  ['double names with one half in common', { given: 'Ana Clara' }, { given: 'Ana Sofia' }],
])('never links twins of one household who share %s', (_, one, other) => {
  const shared = { family: 'Example', ...HOME, phone: '415 555 0132', birthDate: '2001-05-08' };
  expect(between({ ...shared, ...one }, { ...shared, ...other })).not.toBe('link');
});

it('takes two homes of one building for two households', () => {
  const home = (unit: string): Person => ({ given: 'Ada', family: 'Example', street: `1 Example Street Apt ${unit}`, postalCode: '94105' });
  expect(between(home('5'), home('5'))).toBe('link');
  expect(between(home('5'), home('9'))).toBe('review');
  expect(between(home('5'), { ...home('5'), street: '1 Example Street' })).toBe('link');
});

it('takes one mailbox at two providers, and a slip in an address, for an e-mail that is alike', () => {
  const at = (email: string): Person => ({ given: 'Jonathan', family: 'Sanders', email });
  expect(between(at('jonathan.sanders@gmail.com'), at('jonathan.sanders@yahoo.com'))).toBe('link');
  expect(between(at('jonathan.sanders@gmail.com'), at('jonathan.sandres@gmail.com'))).not.toBe('separate');
  expect(between(at('jonathan.sanders1@gmail.com'), at('jonathan.sanders2@gmail.com'))).not.toBe('link');
});

it('finds a phone whose country is missing', () => {
  expect(between({ ...ADA, phone: '+1 415 555 0132' }, { ...ADA, phone: '4155550132' })).toBe('link');
});

it('takes a digit of a birth date for a slip, and another date for another generation', () => {
  const born = (birthDate: string): Person => ({ ...ADA, ...HOME, birthDate });
  expect(between(born('1980-05-08'), born('1980-05-09'))).toBe('link');
  expect(between(born('1980-05-08'), born('1952-11-30'))).toBe('review');
});

it('knows a consumer who also buys for a company as one person', () => {
  const own = { phone: '415 555 0132' };
  expect(between({ ...ADA, ...own, ...HOME }, { ...ADA, ...own, street: '9 Office Road', postalCode: '10001' })).toBe('link');
});

it.each(pairsIn(COUPLES))('keeps a couple apart, %s and %s of one house with one telephone', (his, hers) => {
  const shared = { ...HOME, family: 'Example', phone: '415 555 0132' };
  for (const model of [SHIPPED, RARE]) expect(between({ ...shared, given: his }, { ...shared, given: hers }, model)).not.toBe('link');
});

it('takes 5a and 5b of one street for two homes, and homes of one building too where the name is rare', () => {
  const at = (street: string): Person => ({ ...ADA, street, postalCode: '94105' });
  expect(between(at('5a Example Street'), at('5b Example Street'), RARE)).toBe('review');
  expect(between(at('5 Example Street'), at('5b Example Street'), RARE)).toBe('link');
  expect(between(at('1 Example Street Apt 5'), at('1 Example Street Apt 9'), RARE)).toBe('review');
});

it('asks whether a namesake without a generation is the father, unless an e-mail or a number of his own says who he is', () => {
  const [plain, junior] = [
    { ...ADA, ...HOME, phone: '415 555 0132' },
    { ...ADA, ...HOME, phone: '415 555 0132', suffix: 'Jr' },
  ];
  for (const model of [SHIPPED, RARE]) expect(between(plain, junior, model)).toBe('review');
  expect(between({ ...plain, email: 'ada70@example.com' }, { ...junior, email: 'ada70@example.com' })).toBe('link');
  expect(between({ ...plain, birthDate: '1980-05-08' }, { ...junior, birthDate: '1980-05-08' })).toBe('link');
});

it('takes two homes of one house without a number for two households', () => {
  const named = { ...ADA, postalCode: '94105' };
  expect(between({ ...named, street: 'Rose Cottage Apt 1' }, { ...named, street: 'Rose Cottage Apt 2' })).not.toBe('link');
});

it.each(pairsIn(FORMS))('takes %s and %s of one house with one telephone for one', (one, other) => {
  const shared = { ...HOME, family: 'Example', phone: '415 555 0132' };
  expect(between({ ...shared, given: one }, { ...shared, given: other })).toBe('link');
});
