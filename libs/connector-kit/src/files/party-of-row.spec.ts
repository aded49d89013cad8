import type { Columns } from '@trueup/governance';
import { systemRow } from '../testing/system-row';
import { readRecord } from '../mapping/read-record';
import { fileMapping } from './file-mapping';
import { partyOfRow } from './party-of-row';

const columns: Columns = {
  ...{ id: 'id', system: null, kind: 'kind' },
  attributes: {
    ...{ fullName: 'full', givenName: 'given', familyName: 'family', companyName: 'company', birthDate: 'born', taxId: 'tax' },
    ...{ loyaltyId: 'card', externalReference: 'ref', updatedAt: 'updated', emails: ['email'], phones: ['phone', 'mobile'] },
    address: { houseNumber: 'no', street: 'street', unit: 'unit', city: 'city', postalCode: 'zip', country: 'country' },
  },
};

function party(row: Record<string, string>, home: string | null = null) {
  return partyOfRow({ columns, row: { id: 'r1', ...row }, line: 2, file: 'customers.csv' }, home);
}

describe('the kind of a row', () => {
  it.each([
    ['person', { kind: 'person', full: 'Example GmbH' }],
    ['organisation', { kind: 'Company', given: 'Ada', family: 'Example', company: 'Example Ltd' }],
    ['person', { given: 'Ada', company: 'Example Ltd' }],
    ['organisation', { company: 'Example' }],
    ['organisation', { full: 'Example Handel G.m.b.H.' }],
    ['organisation', { full: 'EXAMPLE STORES LTD' }],
    ['organisation', { full: '株式会社見本' }],
    ['organisation', { full: 'Example Handel Sp. z o.o.' }],
    ['organisation', { full: 'Example Bureautique Sàrl', country: 'FR' }],
    ['organisation', { full: 'EXAMPLE', email: 'office@example.com' }],
    ['person', { full: 'Co Example' }],
    ['person', { full: 'Example, Ada', email: 'ada@example.com' }],
  ])('is %s for %j', (kind, row) => {
    expect(party(row).kind).toBe(kind);
  });
});

describe('names in one field', () => {
  it.each([
    ['Ada Example', 'Ada', 'Example'],
    ['EXAMPLE, Ada', 'Ada', 'EXAMPLE'],
    ['Ada de la Example', 'Ada', 'de la Example'],
    ['見本 花子', '花子', '見本'],
  ])('are read apart: %s', (full, given, family) => {
    expect(party({ kind: 'person', full }).names).toMatchObject({ given, family, display: full });
  });

  it('are left alone where given and family name have columns of their own', () => {
    expect(party({ given: 'Ada', family: 'Example', full: 'Example, A.' }).names).toMatchObject({ given: 'Ada', family: 'Example' });
  });

  it('belong to a contact, not to the company, on a row of a company', () => {
    const { names } = party({ kind: 'company', company: 'Example Ltd', given: 'Ada', family: 'Example' });
    expect(names).toMatchObject({ legal: 'Example Ltd', given: null, family: null });
  });
});

describe('what is read as its country writes', () => {
  it('is a phone without prefix', () => {
    expect(party({ country: 'Deutschland', phone: '030 901820', mobile: '0151 23456789' })).toMatchObject({
      phone: '+4930901820',
      mobile: '+4915123456789',
    });
    expect(party({ mobile: '0151 23456789' }, 'DE').mobile).toBe('+4915123456789');
  });

  it.each([
    ['US', '31 Main Street', 'Main Street', '31'],
    ['DE', 'Beispielweg 31', 'Beispielweg', '31'],
    ['Brasil', 'Rua Exemplo, 31', 'Rua Exemplo', '31'],
    ['England', '31 Example Road', 'Example Road', '31'],
  ])('is an address of %s', (...[country, line1, street, no]) => {
    expect(party({ country, street, no, city: 'Example' }).address).toMatchObject({ line1, city: 'Example' });
  });

  it.each([
    ['03/24/1980', 'US', '1980-03-24'],
    ['03/04/1980', 'US', '1980-03-04'],
    ['03/04/1980', 'UK', '1980-04-03'],
    ['03.04.1980', '', '1980-04-03'],
    ['03/04/1980', '', undefined],
    ['1980-04-03', '', '1980-04-03'],
    ['1980年4月3日', '日本', '1980-04-03'],
    ['31.02.1980', 'D', undefined],
  ])('is the birth date %s in %s', (born, country, date) => {
    expect(party({ born, country }).birthDate).toBe(date);
  });

  it.each([
    ['DE 123 456 789', 'Germany', 'DE|vat'],
    ['GB123456789', '', 'GB|vat'],
    ['123.456.789-01', 'Brazil', 'BR|cpf'],
    ['12.345.678/0001-90', 'BR', 'BR|cnpj'],
    ['FR12345678901', 'FR', 'FR|tva'],
    ['12345678901234', 'France', 'FR|siret'],
    ['12-3456789', 'USA', 'US|ein'],
    ['123-45-6789', 'US', 'US|ssn'],
    ['5-1776-3799-7097', '日本', 'JP|cn'],
    ['123456789', '', ''],
  ])('is the tax number %s in %s', (tax, country, key) => {
    expect(party({ tax, country }).taxId).toEqual({ key, value: tax });
  });
});

describe('the table of file rows', () => {
  const claims = (row: Record<string, string>, of: Columns, family: 'crm' | 'commerce' = 'crm') => {
    const at = { ...systemRow({ family }) };
    const wire = partyOfRow({ columns: of, row: { id: 'r1', ...row }, line: 2, file: 'f' }, null);
    return readRecord(fileMapping, wire, { row: at, systems: [at], current: null, kind: 'UNKNOWN' } as never);
  };

  it('says nothing of what the file has no column for, so that a smaller file clears nothing', () => {
    const few: Columns = { id: 'id', system: null, kind: null, attributes: { emails: ['email'], phones: [], address: {} } };
    const told = claims({ email: '' }, few).map(({ slot, state }) => [slot, state]);
    expect(told).toContainEqual(['emails.contact', 'empty']);
    expect(told).toContainEqual(['phones.mobile', 'withheld']);
    expect(told).toContainEqual(['addresses.billing', 'withheld']);
    expect(told).toContainEqual(['taxIds', 'withheld']);
  });

  it("has a store's address as where it ships to, and the reference beside the claims", () => {
    const row = { street: '1 Example St', city: 'Springfield', ref: 'REF1', card: 'L1' };
    const store = claims(row, columns, 'commerce');
    expect(store).toContainEqual(expect.objectContaining({ slot: 'addresses.shipping.default', state: 'value' }));
    expect(store.some(({ slot }) => slot === 'addresses.billing')).toBe(false);
    expect(store).toContainEqual(expect.objectContaining({ slot: 'loyaltyIds', key: '', value: 'L1' }));
    const { references } = fileMapping.identify(party(row), {} as never);
    expect(references).toEqual([{ scheme: 'externalReference', value: 'REF1' }]);
  });

  it('refuses a row without an id', () => {
    expect(() => partyOfRow({ columns, row: { id: ' ' }, line: 7, file: 'f.csv' }, null)).toThrow(/Line 7 of f.csv has nothing in id/);
  });
});
