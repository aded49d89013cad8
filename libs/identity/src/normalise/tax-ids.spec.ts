import { taxIdOf } from './tax/tax-id-of';

it.each([
  ['552 100 554', 'FR', 'siren', '552100554'],
  ['552 100 554 00013', 'FR', 'siret', '552100554'],
  ['FR 96 552100554', null, 'tva', '552100554'],
  ['51 824 753 556', 'AU', 'abn', '824753556'],
  ['DE 136 695 976', null, 'vat', '136695976'],
  ['USt-IdNr. DE136695976', 'DE', 'vat', '136695976'],
  ['NL123456782B90', null, 'btw', '123456782'],
  ['27AAPFU0939F1ZV', 'IN', 'gstin', 'AAPFU0939F'],
  ['CHE-116.281.710 MWST', null, 'vat', 'CHE116281710'],
  ['GODE561231GR8', 'MX', 'rfc', 'GODE561231GR8'],
  ['529.982.247-25', null, 'cpf', '52998224725'],
  ['11.222.333/0001-81', 'BR', 'cnpj', '11222333'],
  ['526-104-08-28', null, 'nip', '5261040828'],
  ['12-3456789', null, 'ein', '123456789'],
])('reads %s in %s as %s of %s', (text, country, ...[type, root]) => {
  expect(taxIdOf(text, country)).toMatchObject({ type, root });
});

it('keeps the type that punctuation tells, and reads a wrong number as what it looks like', () => {
  expect(taxIdOf('219-09-9999', 'US')).toMatchObject({ type: 'ssn' });
  expect(taxIdOf('529.982.247-26', 'BR')).toMatchObject({ type: 'cpf', isValid: false });
});

it.each(['000000000', '00.000.000/0000-00', 'N/A', '1234567890', ''])('takes nothing from "%s"', (text) => {
  expect(taxIdOf(text, 'BR')).toBeUndefined();
});
