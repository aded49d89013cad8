/** A company of the story with its parent, its branches and its people; all are invented. Shapes are those of the sandboxes' seeds. */
const NAME = 'Alder & Birch Outfitters LLC';
const GROUP = 'Birch Group Inc.';

interface Place {
  readonly addr1: string;
  readonly city: string;
  readonly zip: string;
}

const OFFICE: Place = { addr1: '200 Lark Street', city: 'Albany', zip: '12210' };
const ALBANY: Place = { addr1: '9 Quay Road', city: 'Albany', zip: '12202' };
const BUFFALO: Place = { addr1: '77 Elm Street', city: 'Buffalo', zip: '14203' };

function address({ addr1, city, zip }: Place): object {
  return { addr1, city, zip, state: 'NY', country: 'US', defaultBilling: true, defaultShipping: true };
}

function branch(city: string, place: Place, terms: string): object {
  const name = `${NAME} - ${city}`;
  return { label: city, isPerson: false, companyName: name, parent: '#firm', terms: { id: terms }, addresses: [address(place)] };
}

/** In the American ERP: the group, the firm below it, and two branches with their own terms and ship-to addresses. */
export const COMPANY_IN_ERP: readonly object[] = [
  { label: 'group', isPerson: false, companyName: GROUP, vatRegNumber: '13-4083571', addresses: [address(OFFICE)] },
  { label: 'firm', isPerson: false, companyName: NAME, parent: '#group', vatRegNumber: '14-1968249', addresses: [address(OFFICE)] },
  branch('Albany', ALBANY, '2'),
  branch('Buffalo', BUFFALO, '3'),
];

function account(fields: object): object {
  const { addr1, city, zip } = OFFICE;
  return {
    BillingStreet: addr1,
    BillingCity: city,
    BillingState: 'NY',
    BillingPostalCode: zip,
    BillingCountry: 'US',
    Type: 'Customer',
    ...fields,
  };
}

function buyer(given: string, family: string): object {
  const email = `${given}.${family}@alderbirch.example.com`.toLowerCase();
  return { object: 'Contact', ref: given, fields: { FirstName: given, LastName: family, Email: email, AccountId: '@firm' } };
}

function role(given: string, roles: string): object {
  return { object: 'AccountContactRelation', fields: { ContactId: `@${given}`, AccountId: '@firm', Roles: roles } };
}

/** In the CRM: the same group and firm, three buyers and an approver. */
export const COMPANY_IN_CRM: readonly object[] = [
  { object: 'Account', ref: 'group', fields: account({ Name: GROUP }) },
  { object: 'Account', ref: 'firm', fields: account({ Name: NAME, ParentId: '@group' }) },
  ...[buyer('Kai', 'Larsen'), buyer('Lena', 'Moss'), buyer('Milo', 'Nash'), buyer('Nora', 'Oduya')],
  ...[role('Kai', 'Buyer'), role('Lena', 'Buyer'), role('Milo', 'Buyer'), role('Nora', 'Approver')],
];
