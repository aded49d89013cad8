import { newCustomer, openShop, type ShopSession } from '../testing/shop-session';

const FIND = `query Find($query: String, $first: Int, $after: String, $sortKey: CustomerSortKeys, $reverse: Boolean) {
  customers(query: $query, first: $first, after: $after, sortKey: $sortKey, reverse: $reverse) { nodes { firstName } pageInfo { hasNextPage endCursor } } }`;

describe('search in the Shopify sandbox', () => {
  let shop: ShopSession;
  beforeAll(async () => {
    shop = await openShop();
    await newCustomer(shop, { firstName: 'Ann', email: 'ann@example.com', tags: ['vip'], phone: '+12025550101' });
    await newCustomer(shop, { firstName: 'Bob', email: 'ann.bob@example.com', tags: ['new', 'vip'] });
    await newCustomer(shop, { firstName: 'Cleo', lastName: 'Van Dyke', email: 'cleo@example.org' });
  });
  afterAll(() => shop.running.close());

  const find = async (query: string, rest: object = {}) => {
    const { data, errors } = await shop.ask(FIND, { query, first: 10, ...rest });
    if (errors) throw new Error(errors[0]?.message);
    return (data['customers']?.['nodes'] as unknown as { firstName: string }[]).map(({ firstName }) => firstName);
  };

  it.each([
    ['email:"ann@example.com"', ['Ann']],
    ['email:ann@example.com', ['Ann', 'Bob']],
    ['email:*', ['Ann', 'Bob', 'Cleo']],
    ['phone:+12025550101', ['Ann']],
    ['tag:vip -tag:new', ['Ann']],
    ["tag:'new,other' OR last_name:'van dyke'", ['Bob', 'Cleo']],
    ['(first_name:Ann OR first_name:Bob) AND NOT tag:new', ['Ann']],
    ['first_name:cl*', ['Cleo']],
    ['example.org', ['Cleo']],
    ['updated_at:>2026-01-01T00:00:00Z', ['Ann', 'Bob', 'Cleo']],
    ["updated_at:<='2026-01-01T00:00:00Z'", []],
    ['state:DISABLED first_name:Bob', ['Bob']],
  ])('answers %s', async (query, expected) => {
    expect(await find(query)).toEqual(expected);
  });

  it('refuses a field it cannot search instead of ignoring it', async () => {
    await expect(find('shoe_size:9')).rejects.toThrow('does not serve the search field "shoe_size"');
  });

  it('pages forward by cursor without a gap or a repeat', async () => {
    const seen: string[] = [];
    for (let after: unknown = null, more = true; more;) {
      const { data } = await shop.ask(FIND, { first: 2, after, sortKey: 'UPDATED_AT' });
      seen.push(...(data['customers']?.['nodes'] as unknown as { firstName: string }[]).map(({ firstName }) => firstName));
      after = data['customers']?.['pageInfo']?.['endCursor'];
      more = Boolean(data['customers']?.['pageInfo']?.['hasNextPage']);
    }
    expect(seen).toEqual(['Ann', 'Bob', 'Cleo']);
    expect(await find('', { first: 1, reverse: true })).toEqual(['Cleo']);
    await expect(find('', { first: null })).rejects.toThrow('you must provide one of first or last');
  });

  it('finds a new customer a second later than it reads it by id', async () => {
    const lagging = await openShop({ searchLagMs: 300 });
    const id = await newCustomer(lagging, { firstName: 'Dot' });
    const count = async () => (await lagging.ask(`{ customersCount { count } }`)).data['customersCount']?.['count'];
    expect((await lagging.ask(`query R($id: ID!) { customer(id: $id) { firstName } }`, { id })).data['customer']).toEqual({
      firstName: 'Dot',
    });
    expect(await count()).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(await count()).toBe(1);
    await lagging.running.close();
  });
});
