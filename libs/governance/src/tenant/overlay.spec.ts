import { parseOverlay } from './overlay';

describe('the overlay of a system', () => {
  it('maps a slot to a field of the tenant, an extension by its name, and declines what is not wanted', () => {
    const text = `
slots:
  preferredLanguage: { field: Language__c, max: 10 }
  extensions.favouriteStore: { field: Favourite_Store__c, recordType: Contact, readOnly: true }
  phones.main: { declined: It is a fax number here. }
`;
    const { fields, declines } = parseOverlay(text, 'salesforce');
    expect(fields).toEqual([
      { slot: 'preferredLanguage', key: '', field: 'Language__c', recordType: null, as: 'text', max: 10, readOnly: false },
      {
        slot: 'extensions',
        key: 'favouriteStore',
        field: 'Favourite_Store__c',
        recordType: 'Contact',
        as: 'text',
        max: null,
        readOnly: true,
      },
    ]);
    expect(declines).toEqual([{ slot: 'phones.main', declined: 'It is a fax number here.' }]);
  });

  it('names every line that cannot be', () => {
    const text = `
slots:
  shoeSize: { field: Shoe__c }
  extensions: { field: Any__c }
  taxIds: { field: Vat__c }
  extensions.colour: { declined: Nobody asks. }
`;
    expect(() => parseOverlay(text, 'salesforce')).toThrow(
      /mappings\/salesforce.yaml has 4 faults[\s\S]*shoeSize: No such slot[\s\S]*extensions: Name the extension[\s\S]*taxIds: [\s\S]*colour: /,
    );
  });
});
