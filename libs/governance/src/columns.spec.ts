import { missingColumns, parseColumns } from './columns';
import { ConfigFaults } from './config-faults';
import { guessColumns } from './guess-columns';

const WHOLE = `
id: record_id
system: source_system
kind: record_type
attributes:
  fullName: full_name
  emails: [email]
  phones: [phone, mobile]
  address: {houseNumber: street_number, street: address_1, unit: address_2, city: suburb, region: state, postalCode: postcode, country: {value: AU}}
`;

function faultsOf(content: string): string[] {
  try {
    parseColumns(content);
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults.map(({ path }) => path);
    throw error;
  }
  return [];
}

describe('columns.yaml', () => {
  it('says which column is which attribute, and values for all rows', () => {
    expect(parseColumns(WHOLE)).toEqual({
      id: 'record_id',
      system: 'source_system',
      kind: 'record_type',
      attributes: {
        fullName: 'full_name',
        emails: ['email'],
        phones: ['phone', 'mobile'],
        address: {
          ...{ houseNumber: 'street_number', street: 'address_1', unit: 'address_2', city: 'suburb', region: 'state' },
          ...{ postalCode: 'postcode', country: { value: 'AU' } },
        },
      },
    });
  });

  it('needs the id only, and may be JSON', () => {
    expect(parseColumns('{"id": "no", "system": {"value": "crm"}, "kind": {"value": "person"}}')).toEqual({
      ...{ id: 'no', system: { value: 'crm' }, kind: { value: 'person' } },
      attributes: { emails: [], phones: [], address: {} },
    });
  });

  it('is refused with every fault at once', () => {
    const wrong = 'kind: {value: robot}\nattributes: {emails: [{valeu: x}], shoeSize: size, address: {planet: p}}';
    expect(faultsOf(wrong)).toEqual(['id', 'kind', 'attributes.emails.0', 'attributes.address', 'attributes']);
  });

  it('is refused where it is no YAML', () => {
    expect(faultsOf('id: [')).toHaveLength(1);
  });

  it('names every column that the file lacks', () => {
    const header = [
      'record_id',
      'source_system',
      'record_type',
      'full_name',
      'email',
      'mobile',
      'address_1',
      'address_2',
      'suburb',
      'state',
    ];
    const missing = missingColumns(parseColumns(WHOLE), header).map(({ path }) => path);
    expect(missing).toEqual(['attributes.phones.0', 'attributes.address.houseNumber', 'attributes.address.postalCode']);
  });
});

describe('a header line without columns.yaml', () => {
  it('is read by the names that columns commonly have', () => {
    const header = ['Customer ID', 'First Name', 'LAST_NAME', 'E-mail', 'Phone', 'mobile', 'Street', 'ZIP', 'Country', 'shoe size'];
    expect(guessColumns(header)).toEqual({
      ...{ id: 'Customer ID', system: null, kind: null },
      attributes: {
        ...{ givenName: 'First Name', familyName: 'LAST_NAME', emails: ['E-mail'], phones: ['Phone', 'mobile'] },
        address: { street: 'Street', postalCode: 'ZIP', country: 'Country' },
      },
    });
  });

  it('reads the headings of a German and a French file', () => {
    expect(guessColumns(['Kundennummer', 'Vorname', 'Nachname', 'E-Mail', 'Telefon', 'Straße', 'PLZ', 'Ort'])).toMatchObject({
      id: 'Kundennummer',
      attributes: {
        givenName: 'Vorname',
        familyName: 'Nachname',
        emails: ['E-Mail'],
        phones: ['Telefon'],
        address: { street: 'Straße', city: 'Ort' },
      },
    });
    expect(guessColumns(['Numéro client', 'Prénom', 'Nom', 'Téléphone', 'Code postal', 'Date de naissance'])).toMatchObject({
      id: 'Numéro client',
      attributes: {
        givenName: 'Prénom',
        familyName: 'Nom',
        birthDate: 'Date de naissance',
        phones: ['Téléphone'],
        address: { postalCode: 'Code postal' },
      },
    });
  });

  it.each(['Cognome', 'Sobrenome', 'Apelido'])('takes Nome beside %s for the given name', (familyName) => {
    expect(guessColumns(['id', 'Nome', familyName]).attributes).toEqual({
      givenName: 'Nome',
      familyName,
      emails: [],
      phones: [],
      address: {},
    });
  });

  it('takes Nome for the full name where no column is the family name, and for the given name beside a full name', () => {
    expect(guessColumns(['id', 'Nome', 'E-mail']).attributes).toEqual({ fullName: 'Nome', emails: ['E-mail'], phones: [], address: {} });
    expect(guessColumns(['id', 'Nome', 'Nome completo']).attributes).toMatchObject({ fullName: 'Nome completo', givenName: 'Nome' });
  });

  it('is refused where nothing can be the id', () => {
    expect(() => guessColumns(['name', 'email'])).toThrow(/No column looks like the record's id/);
  });
});
