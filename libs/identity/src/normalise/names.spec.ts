import type { Slot } from '@trueup/canonical-schema';
import { normaliseNames } from './names';
import { givenKinship, leadNames } from './nicknames';
import { splitFullName } from './person-name';
import { isPlaceholderFamily, isPlaceholderName } from './placeholder-names';

function person(names: Partial<Record<'given' | 'middle' | 'family' | 'display' | 'suffix', string>>) {
  const told = new Map<Slot, string>(Object.entries(names).map(([part, name]) => [`names.${part}` as Slot, name]));
  return normaliseNames('person', (slot) => [told.get(slot)].filter((name) => name !== undefined));
}

it.each([
  ['bob', 'robert'],
  ['maggie', 'margaret'],
  ['paco', 'francisco'],
  ['ze', 'jose'],
  ['manu', 'emmanuel'],
  ['uli', 'ulrike'],
  ['beppe', 'giuseppe'],
  ['krzysiek', 'krzysztof'],
  ['sasha', 'alexandra'],
  ['sasha', 'aleksandr'],
  ['yannis', 'ioannis'],
  ['kees', 'cornelis'],
])('takes %s for a short form of %s', (short, full) => {
  expect(givenKinship(short, full)).toBe('nickname');
  expect(leadNames(short)).toContain(full);
});

it('tells a name in two languages from a short form, and Alexander from Alexandra', () => {
  expect(givenKinship('john', 'giovanni')).toBe('translation');
  expect(givenKinship('alexander', 'alexandra')).toBe('none');
  expect(givenKinship('ada', 'eva')).toBe('none');
});

it('keeps a name in Han letters, so that two that are read alike stay two, and gives its readings, so that Latin letters find it', () => {
  const [one, other, latin] = [person({ given: '陽子' }), person({ given: '洋子' }), person({ given: 'Youko' })];
  expect(one.givens).toEqual(expect.arrayContaining(['陽子', ...latin.givens]));
  expect(other.givens).toEqual(expect.arrayContaining(['洋子', ...latin.givens]));
  expect(person({ family: '髙沢' }).families).toEqual(person({ family: '高澤' }).families);
});

it('takes Han names in each other’s field for swapped', () => {
  expect(person({ given: '川水', family: '和也' }).families).toContain('kawamizu');
});

it.each([
  [{ given: 'Leonard', family: 'Hamilton Jr' }, 'hamilton', ['jr']],
  [{ given: 'Leonard', family: 'Hamilton II' }, 'hamilton', ['jr']],
  [{ given: 'José', family: 'Souza Filho' }, 'souza', ['jr']],
  [{ given: 'José', family: 'Souza Neto' }, 'souza', ['iii']],
  [{ given: 'José', family: 'Souza', suffix: 'Sr.' }, 'souza', ['sr']],
  [{ display: 'Carl Example, Jr.' }, 'example', ['jr']],
  [{ given: 'Anna V.', family: 'Example' }, 'example', []],
])('finds the generation in %j', (names, family, suffixes) => {
  expect(person(names)).toMatchObject({ families: [family], suffixes });
});

it('takes nothing from names that stand for nobody, in any language, and leaves families that bear such a name', () => {
  expect(['Test Test', 'Walk-in Customer', 'Cliente', 'Unbekannt', 'Sans nom'].map((display) => person({ display }).families)).toEqual(
    Array(5).fill([]),
  );
  expect(person({ given: 'Guest', family: 'Example' })).toMatchObject({ givens: [], families: ['example'] });
  expect(person({ given: 'Johnny', family: 'Cash' }).families).toEqual(['cash']);
  expect(person({ given: 'N/A', family: 'Guest' }).families).toEqual([]);
  expect(isPlaceholderName('xxx')).toBe(true);
  expect(isPlaceholderFamily('test', true)).toBe(true);
});

it.each([
  ['Mei Lan Huang', { given: 'Mei Lan', family: 'Huang' }],
  ['Prof. Dr. Ada Example', { given: 'Ada', family: 'Example' }],
  ['Example, Dr. Ada Maria', { given: 'Ada', middle: 'Maria', family: 'Example' }],
  ['Ana de la Cruz', { given: 'Ana', family: 'de la Cruz' }],
])('finds the parts of %s', (text, expected) => {
  expect(splitFullName(text)).toMatchObject(expected);
});
