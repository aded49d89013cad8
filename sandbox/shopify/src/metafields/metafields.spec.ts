import { newCustomer, openShop, type ShopSession } from '../testing/shop-session';

const DEFINE = `mutation Define($definition: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $definition) {
  createdDefinition { id namespace key type { name } capabilities { uniqueValues { enabled } } } userErrors { field message code } } }`;
const SET = `mutation Set($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
  metafields { namespace key value compareDigest } userErrors { field message code } } }`;
const UPSERT = `mutation Upsert($identifier: CustomerSetIdentifiers, $input: CustomerSetInput!) { customerSet(identifier: $identifier, input: $input) {
  customer { id firstName metafield(namespace: "keys", key: "erp") { value } } userErrors { field message code } } }`;

describe('metafields of the Shopify sandbox', () => {
  let shop: ShopSession;
  beforeAll(async () => {
    shop = await openShop();
  });
  afterAll(() => shop.running.close());

  const set = async (metafield: object) => (await shop.ask(SET, { metafields: [metafield] })).data['metafieldsSet'];

  it('upserts a customer by a custom id once its definition is unique', async () => {
    const identifier = { customId: { namespace: 'keys', key: 'erp', value: 'C-1' } };
    const before = await shop.ask(UPSERT, { identifier, input: { firstName: 'Tom' } });
    expect(before.data['customerSet']?.['userErrors']).toMatchObject([{ code: 'NOT_FOUND' }]);
    const defined = await shop.ask(DEFINE, {
      definition: { name: 'ERP', namespace: 'keys', key: 'erp', type: 'id', ownerType: 'CUSTOMER' },
    });
    expect(defined.data['metafieldDefinitionCreate']?.['createdDefinition']).toMatchObject({
      capabilities: { uniqueValues: { enabled: true } },
    });
    const made = (await shop.ask(UPSERT, { identifier, input: { firstName: 'Tom' } })).data['customerSet']?.['customer'];
    expect(made).toMatchObject({ firstName: 'Tom', metafield: { value: 'C-1' } });
    const again = (await shop.ask(UPSERT, { identifier, input: { firstName: 'Thomas' } })).data['customerSet']?.['customer'];
    expect(again).toMatchObject({ id: made?.['id'], firstName: 'Thomas' });
    const found = await shop.ask(
      `query F($identifier: CustomerIdentifierInput!) { customerByIdentifier(identifier: $identifier) { id } }`,
      { identifier },
    );
    expect(found.data['customerByIdentifier']).toEqual({ id: made?.['id'] });
    const other = await newCustomer(shop, { firstName: 'Una' });
    expect(await set({ ownerId: other, namespace: 'keys', key: 'erp', value: 'C-1' })).toMatchObject({ userErrors: [{ code: 'TAKEN' }] });
  });

  it('writes a value only over the one that was read, when told which', async () => {
    const ownerId = await newCustomer(shop, { firstName: 'Vic' });
    const field = { ownerId, namespace: 'erp', key: 'number', type: 'single_line_text_field' };
    const first = await set({ ...field, value: '100', compareDigest: null });
    const digest = first?.['metafields']?.['0' as never]?.['compareDigest'];
    expect(await set({ ...field, value: '101', compareDigest: digest })).toMatchObject({ metafields: [{ value: '101' }], userErrors: [] });
    expect(await set({ ...field, value: '102', compareDigest: digest })).toMatchObject({ userErrors: [{ code: 'STALE_OBJECT' }] });
  });

  it('refuses values that are not of their type and types nobody named', async () => {
    const ownerId = await newCustomer(shop, { firstName: 'Wes' });
    const field = { ownerId, namespace: 'erp', key: 'limit' };
    expect(await set({ ...field, value: '1' })).toMatchObject({ userErrors: [{ field: ['metafields', '0', 'type'], code: 'BLANK' }] });
    expect(await set({ ...field, value: 'x', type: 'number_integer' })).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE' }] });
    expect(await set({ ...field, value: '', type: 'json' })).toMatchObject({ userErrors: [{ code: 'BLANK' }] });
  });

  it('keeps the namespaces of two apps apart', async () => {
    const ownerId = await newCustomer(shop, { firstName: 'Xan' });
    await set({ ownerId, key: 'mine', type: 'single_line_text_field', value: 'secret' });
    const read = `query R($id: ID!) { customer(id: $id) { metafield(key: "mine") { namespace value } } }`;
    expect((await shop.ask(read, { id: ownerId })).data['customer']).toMatchObject({
      metafield: { namespace: expect.stringMatching(/^app--/), value: 'secret' },
    });
    expect((await shop.asStaff(read, { id: ownerId })).data['customer']).toEqual({ metafield: null });
  });

  it('deletes a value and answers null for one that is not there', async () => {
    const ownerId = await newCustomer(shop, { firstName: 'Yan' });
    const field = { ownerId, namespace: 'erp', key: 'number' };
    await set({ ...field, type: 'single_line_text_field', value: '7' });
    const remove = `mutation D($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) { deletedMetafields { key } userErrors { message } } }`;
    expect((await shop.ask(remove, { metafields: [field] })).data['metafieldsDelete']).toEqual({
      deletedMetafields: [{ key: 'number' }],
      userErrors: [],
    });
    expect((await shop.ask(remove, { metafields: [field] })).data['metafieldsDelete']).toMatchObject({ deletedMetafields: [null] });
  });
});
