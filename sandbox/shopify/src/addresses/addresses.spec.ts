import { newCustomer, openShop, type ShopSession } from '../testing/shop-session';

const FIELDS = `address { id address1 city province provinceCode country countryCodeV2 zip phone } userErrors { field message }`;
const CREATE = `mutation Create($id: ID!, $address: MailingAddressInput!, $default: Boolean) { customerAddressCreate(customerId: $id, address: $address, setAsDefault: $default) { ${FIELDS} } }`;
const UPDATE = `mutation Update($id: ID!, $addressId: ID!, $address: MailingAddressInput!) { customerAddressUpdate(customerId: $id, addressId: $addressId, address: $address) { ${FIELDS} } }`;
const DELETE = `mutation Delete($id: ID!, $addressId: ID!) { customerAddressDelete(customerId: $id, addressId: $addressId) { deletedAddressId userErrors { field message } } }`;
const DEFAULT = `mutation Default($id: ID!, $addressId: ID!) { customerUpdateDefaultAddress(customerId: $id, addressId: $addressId) { customer { defaultAddress { id } } userErrors { field message } } }`;

describe('addresses of the Shopify sandbox', () => {
  let shop: ShopSession;
  let id: string;
  beforeAll(async () => {
    shop = await openShop();
  });
  beforeEach(async () => {
    id = await newCustomer(shop, { firstName: 'Ann' });
  });
  afterAll(() => shop.running.close());

  const create = async (address: object, isDefault?: boolean) =>
    (await shop.ask(CREATE, { id, address, default: isDefault })).data['customerAddressCreate'];
  const byDefault = async () =>
    (await shop.ask(`query D($id: ID!) { customer(id: $id) { defaultAddress { id } } }`, { id })).data['customer'];

  it('makes the first address the default and another only when told to', async () => {
    const first = await create({ address1: '1 Elm St', countryCode: 'US' });
    expect(first?.['address']?.['id']).toMatch(/^gid:\/\/shopify\/MailingAddress\/\d+\?model_name=CustomerAddress$/);
    await create({ address1: '2 Elm St', countryCode: 'US' });
    expect(await byDefault()).toEqual({ defaultAddress: { id: first?.['address']?.['id'] } });
    const third = await create({ address1: '3 Elm St', countryCode: 'US' }, true);
    expect(await byDefault()).toEqual({ defaultAddress: { id: third?.['address']?.['id'] } });
    const back = await shop.ask(DEFAULT, { id, addressId: first?.['address']?.['id'] });
    expect(back.data['customerUpdateDefaultAddress']).toMatchObject({
      customer: { defaultAddress: { id: first?.['address']?.['id'] } },
      userErrors: [],
    });
  });

  it('knows provinces and countries by name and by code', async () => {
    const { address } = (await create({ address1: '5 King St', province: 'on', country: 'canada', zip: 'K1A 0B1' })) as {
      address: unknown;
    };
    expect(address).toMatchObject({ province: 'Ontario', provinceCode: 'ON', country: 'Canada', countryCodeV2: 'CA' });
    const wrong = await create({ address1: '5 King St', provinceCode: 'XX', countryCode: 'US' });
    expect(wrong).toEqual({
      address: null,
      userErrors: [{ field: ['address', 'province'], message: 'Province is not valid in United States' }],
    });
    const lost = await create({ address1: 'Hauptstr. 1', province: 'Bayern', countryCode: 'DE' });
    expect(lost).toMatchObject({ address: { province: null, provinceCode: null, country: 'Germany' } });
  });

  it('refuses the same address twice', async () => {
    await create({ address1: '9 Oak Ave', city: 'Salem', countryCode: 'US' });
    expect(await create({ address1: '9 OAK Ave ', city: 'Salem', countryCode: 'US' })).toEqual({
      address: null,
      userErrors: [{ field: ['address'], message: 'Address already exists' }],
    });
  });

  it('changes only the lines it is given', async () => {
    const { address } = (await create({
      address1: '1 Ash Rd',
      city: 'Bend',
      zip: '97701',
      provinceCode: 'OR',
      countryCode: 'US',
    })) as unknown as {
      address: { id: string };
    };
    const { data } = await shop.ask(UPDATE, { id, addressId: address.id, address: { city: 'Sisters', zip: null } });
    expect(data['customerAddressUpdate']?.['address']).toMatchObject({
      id: address.id,
      address1: '1 Ash Rd',
      city: 'Sisters',
      zip: null,
      provinceCode: 'OR',
    });
  });

  it('names the next address default when the default is deleted, and says what does not exist', async () => {
    const first = await create({ address1: '1 Fir Ct', countryCode: 'US' });
    const second = await create({ address1: '2 Fir Ct', countryCode: 'US' });
    const addressId = first?.['address']?.['id'];
    expect((await shop.ask(DELETE, { id, addressId })).data['customerAddressDelete']).toEqual({
      deletedAddressId: addressId,
      userErrors: [],
    });
    expect(await byDefault()).toEqual({ defaultAddress: { id: second?.['address']?.['id'] } });
    const again = await shop.ask(DELETE, { id, addressId });
    expect(again.data['customerAddressDelete']?.['userErrors']).toEqual([{ field: ['addressId'], message: 'Address does not exist' }]);
  });
});
