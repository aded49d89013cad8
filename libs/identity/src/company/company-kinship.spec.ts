import { companyNamesOf } from './branch-name';
import { companyKinship } from './company-kinship';
import { companyNameOf, isCompatibleForm } from './company-name';

const named = (text: string) => companyNameOf(text)!;

it.each([
  ['Brook & Moon Design Inc', 'Brook and Moon Design, Inc.', 'same'],
  ['Börner und Söhne GmbH', 'Boerner & Soehne G.m.b.H.', 'same'],
  ['Gérard et Lecomte SARL', 'GÃ©rard + Lecomte S.à r.l.', 'same'],
  ['K0stann Druck GmbH', 'Kostann Druck GmbH & Co. KG', 'same'],
  ['Example Majewski SP Z O O', 'Example Majewski Sp. z o.o.', 'same'],
  ['Example Packaging Ltd', 'Example Pack. Ltd', 'abbreviated'],
  ['Trading Example Ltd', 'Example Trading Ltd', 'reordered'],
  ['Witkowski Elektro S.A.', 'Witkowski Eletkro S.A.', 'slip'],
  ['Faure Distribution SAS', 'Faure', 'short'],
  ['Example Trading Ltd', 'Example Logistics Ltd', 'differs'],
  ['Example 1 Ltd', 'Example 2 Ltd', 'differs'],
  ['赤谷食品㈱', '赤谷建設㈱', 'differs'],
] as const)('says how %s and %s stand to each other: %s', (one, other, kinship) => {
  expect(companyKinship(named(one), named(other))).toBe(kinship);
  expect(companyKinship(named(other), named(one))).toBe(kinship);
});

it('writes a Japanese company in Latin letters beside its own', () => {
  expect(companyNamesOf('株式会社松橋印刷').map(({ name }) => name)).toEqual(expect.arrayContaining(['松橋印刷', 'matsuhashi insatsu']));
  expect(companyNamesOf('清尾工業㈱')[0]).toEqual({ name: '清尾工業', form: 'kk', branch: '' });
  expect(companyNamesOf('Walk-in Customer')).toEqual([]);
});

it('takes the English name of a foreign form for that form, and no two forms of one country', () => {
  expect(isCompatibleForm('kk', 'ltd')).toBe(true);
  expect(isCompatibleForm('ltd', 'plc')).toBe(false);
});
