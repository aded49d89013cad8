import { branchKey, branchNameOf, companyNamesOf, isBranchOf } from './branch-name';
import { companyNameOf, isCompatibleForm, isSameCompany } from './company-name';

it.each([
  ['Example GmbH', 'example', 'gmbh'],
  ['Example Gesellschaft mit beschränkter Haftung', 'example', 'gmbh'],
  ['EXAMPLE Maschinenbau GmbH & Co. KG', 'example maschinenbau', 'gmbhcokg'],
  ['Example S.A. de C.V.', 'example', 'sa'],
  ['Example Sp. z o.o.', 'example', 'spzoo'],
  ['Example s.r.o.', 'example', 'sro'],
  ['Example spol. s r.o.', 'example', 'sro'],
  ['Example A/S', 'example', 'as'],
  ['Example ApS', 'example', 'aps'],
  ['Example Pty. Ltd.', 'example', 'ltd'],
  ['Example Co., Ltd.', 'example', 'ltd'],
  ['Example Sdn. Bhd.', 'example', 'sdnbhd'],
  ['Example L.L.C.', 'example', 'llc'],
  ['Example Corporation', 'example', 'corp'],
  ['ООО Пример', 'primer', 'ooo'],
  ['株式会社サンプル', 'sanpuru', 'kk'],
  ['Example B.V.', 'example', 'bv'],
  ['Oy Example Ab', 'example', 'ab'],
  ['PT Example Tbk', 'example', 'tbk'],
  ['Example & Sons', 'example sons', ''],
  ['Example Intl Inc', 'example international', 'inc'],
  ['Limited', 'limited', ''],
])('reads %s as the company %s with the form "%s"', (text, name, form) => {
  expect(companyNameOf(text)).toEqual({ name, form, branch: '' });
});

it.each([
  ['Example GmbH', 'Example AG', false],
  ['Example Inc', 'Example Corp', false],
  ['Example Ltd', 'EXAMPLE LIMITED', true],
  ['Example', 'Example Ltd', true],
  ['Example Trading Ltd', 'Example Ltd', false],
])('takes %s and %s for one legal entity: %s', (one, other, expected) => {
  expect(isSameCompany(companyNameOf(one)!, companyNameOf(other)!)).toBe(expected);
});

it.each([
  ['Example GmbH – Filiale Berlin', 'Example GmbH', 'Filiale Berlin'],
  ['Example GmbH Niederlassung Berlin', 'Example GmbH', 'Niederlassung Berlin'],
  ['Example GmbH Werk 2', 'Example GmbH', 'Werk 2'],
  ['Example Ltd Manchester Branch', 'Example Ltd', 'Manchester Branch'],
  ['Example Inc. (Portland)', 'Example Inc.', 'Portland'],
  ['Example Inc., Portland', 'Example Inc.', 'Portland'],
  ['Example Store 12', 'Example', 'Store 12'],
  ['Example SA Succursale de Lyon', 'Example SA', 'Succursale de Lyon'],
  ['Example SpA - Sede di Milano', 'Example SpA', 'Sede di Milano'],
  ['Example Trading - Berlin', 'Example Trading', 'Berlin'],
])('finds the branch in %s', (name, organisation, branch) => {
  expect(branchNameOf(name)).toEqual({ organisation, branch });
});

it.each([
  'Example GmbH',
  'Example, Inc.',
  'Example Co., Ltd.',
  'Example (UK) Ltd',
  'Example UG (haftungsbeschränkt)',
  'Baker, Smith & Jones',
  'The Example Shop',
  'Example Depot',
  'Shop Example GmbH',
  'Example – Trading GmbH',
])('takes %s for a whole organisation', (name) => {
  expect(branchNameOf(name)).toEqual({ organisation: name, branch: null });
});

it.each([
  ['Example GmbH - Berlin', 'Example GmbH', true],
  ['Example - Berlin', 'Example GmbH', true],
  ['Example Manchester Branch', 'Example Ltd', true],
  ['Example, Berlin', 'Example GmbH', true],
  ['Example GmbH Berlin', 'Example GmbH', true],
  ['Example GmbH', 'Example GmbH', true],
  ['Example GmbH Shop', 'Example GmbH', true],
  ['Example AG – Berlin', 'Example GmbH', false],
  ['Example Logistics GmbH', 'Example GmbH', false],
  ['Example Berlin GmbH', 'Example GmbH', false],
  ['Example Holding', 'Example', false],
  ['Sample GmbH Filiale Berlin', 'Example GmbH', false],
])('knows whether %s is a branch of %s: %s', (name, parent, expected) => {
  expect(isBranchOf(name, parent)).toBe(expected);
});

it('compares a branch by what tells it, in any language', () => {
  expect(['Filiale Berlin', 'Berlin Branch', 'Niederlassung Berlin', 'BERLIN'].map(branchKey)).toEqual(Array(4).fill('berlin'));
  expect(branchKey('Filiale')).toBe('filiale');
});

it.each([
  ['Brook & Moon Design Inc', 'Brook and Moon Design, Inc.'],
  ['Börner und Söhne GmbH', 'Boerner & Soehne G.m.b.H.'],
  ['Gérard et Lecomte SARL', 'GÃ©rard + Lecomte S.à r.l.'],
  ['K0stann Druck GmbH', 'Kostann Druck GmbH & Co. KG'],
  ['Example Majewski SP Z O O', 'Example Majewski Sp. z o.o.'],
])('reads %s and %s as one name', (one, other) => {
  expect(companyNameOf(one)?.name).toBe(companyNameOf(other)?.name);
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
