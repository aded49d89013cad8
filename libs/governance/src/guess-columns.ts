import { COLUMN_ATTRIBUTES, ADDRESS_PARTS, type AddressColumn, type ColumnAttribute, type Columns } from './columns';
import { ConfigFaults } from './config-faults';

type Guessed = 'id' | 'system' | 'kind' | 'email' | 'phone' | ColumnAttribute | AddressColumn;

/** Names that a column of that meaning commonly has, without case, blanks and punctuation; the likeliest first. */
const NAMES: Readonly<Record<Guessed, readonly string[]>> = {
  id: ['recordid', 'id', 'customerid', 'sourceid', 'externalid', 'customernumber', 'number', 'key'],
  system: ['sourcesystem', 'system', 'source'],
  kind: ['recordtype', 'kind', 'customertype', 'partytype', 'type'],
  fullName: ['fullname', 'name', 'displayname', 'customername', 'contactname'],
  honorific: ['honorific', 'title', 'salutation', 'prefix'],
  givenName: ['givenname', 'firstname', 'forename', 'first'],
  middleName: ['middlename', 'secondname', 'middle'],
  familyName: ['familyname', 'lastname', 'surname', 'last'],
  companyName: ['companyname', 'company', 'organisation', 'organization', 'organisationname', 'organizationname', 'legalname'],
  birthDate: ['birthdate', 'dateofbirth', 'dob', 'birthday'],
  taxId: ['taxid', 'vat', 'vatid', 'vatnumber', 'taxnumber', 'socsecid', 'ein'],
  loyaltyId: ['loyaltyid', 'loyaltynumber', 'loyaltycard', 'cardnumber'],
  externalReference: ['externalref', 'externalreference', 'reference', 'crossreference'],
  createdAt: ['createdat', 'created', 'createddate', 'createdon'],
  updatedAt: ['updatedat', 'updated', 'modifiedat', 'lastmodified', 'updateddate', 'lastmodifieddate'],
  email: ['email', 'emailaddress', 'mail', 'email2', 'secondaryemail', 'workemail'],
  phone: ['phone', 'phonenumber', 'telephone', 'tel', 'mobile', 'mobilephone', 'cell', 'cellphone', 'workphone', 'homephone'],
  houseNumber: ['housenumber', 'streetnumber', 'houseno'],
  street: ['street', 'address1', 'addressline1', 'line1', 'streetaddress', 'address'],
  unit: ['unit', 'address2', 'addressline2', 'line2', 'apartment', 'suite'],
  city: ['city', 'town', 'suburb', 'locality'],
  region: ['region', 'state', 'province', 'county'],
  postalCode: ['postalcode', 'postcode', 'zip', 'zipcode', 'plz'],
  country: ['country', 'countrycode'],
};

/** The columns that a header line most likely means. Throws ConfigFaults where no column can be the id. */
export function guessColumns(header: readonly string[]): Columns {
  const found = (meaning: Guessed): string[] =>
    NAMES[meaning].flatMap((name) => header.filter((column) => column.toLowerCase().replaceAll(/[^a-z0-9]/g, '') === name));
  const first = (meaning: Guessed): string | undefined => found(meaning)[0];
  const id = first('id');
  if (id === undefined) {
    const message = `No column looks like the record's id among ${header.join(', ').slice(0, 400)}; name it as id in columns.yaml.`;
    throw new ConfigFaults('The header line', [{ path: 'id', message }]);
  }
  return {
    id,
    system: first('system') ?? null,
    kind: first('kind') ?? null,
    attributes: {
      ...pick(COLUMN_ATTRIBUTES, first),
      emails: found('email'),
      phones: found('phone'),
      address: pick(ADDRESS_PARTS, first),
    },
  };
}

function pick<Name extends Guessed>(names: readonly Name[], of: (name: Name) => string | undefined): Partial<Record<Name, string>> {
  const entries = names.flatMap((name) => {
    const column = of(name);
    return column === undefined ? [] : [[name, column] as const];
  });
  return Object.fromEntries(entries) as Partial<Record<Name, string>>;
}
