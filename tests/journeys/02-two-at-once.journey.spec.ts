import { golden, readCustomer } from '../support/customer';
import { enrol, type Enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { crmField, holding, shopperGid } from '../support/holding';
import { allOurWritesSince, markJournals } from '../support/journals';
import { Newcomers } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { people } from '../support/run';

jest.setTimeout(90_000);

const newcomers = new Newcomers(2);
const ORDERS = ['the agent first', 'the shopper first', 'both at the same moment'] as const;
const enrolledFor = new Map<string, Enrolled>();

beforeAll(async () => {
  const all = await Promise.all([...ORDERS, 'the address'].map(async (name) => [name, await enrol(newcomers.next())] as const));
  for (const [name, enrolled] of all) enrolledFor.set(name, enrolled);
});

describe('an agent and a shopper who change the same customer', () => {
  it.each(ORDERS)('both stand in every reader and nowhere else: %s', async (order) => {
    const { customerId, crm, shop, erp } = theCustomerOf(order);
    const mobile = newcomers.mobile();
    const address = newcomers.address();
    const agent = (): Promise<void> => people().salesforce.update(crm.type, crm.id, { [crmField(crm.type, 'MobilePhone')]: mobile });
    const shopper = (): Promise<void> => people()['shopify-us'].setDefaultAddress(shopperGid(shop.id), address);
    const mark = await markJournals();

    if (order === 'both at the same moment') await Promise.all([agent(), shopper()]);
    else for (const act of order === 'the agent first' ? [agent, shopper] : [shopper, agent]) await act();

    for (const record of [crm, shop, erp])
      await eventually(`${record.system} has the new mobile and the new address`, async () => {
        expect(await holding(record)).toMatchObject({ mobile, street: address.address1 });
      });
    await eventually('golden says whose values they are', async () => {
      const customer = await readCustomer(customerId);
      expect(golden(customer, 'phones.mobile')).toMatchObject({ value: mobile, provenance: { source: crm } });
      expect(golden(customer, 'addresses.shipping.default')).toMatchObject({
        value: { line1: address.address1 },
        provenance: { source: shop },
      });
    });
    expect(await allOurWritesSince(mark)).toEqual({
      salesforce: [expect.stringContaining(address.address1)],
      'shopify-us': [expect.stringContaining(mobile.slice(-7))],
      'netsuite-us': expect.any(Array),
    });
  });

  it("keeps the agent's address out of the shop, which is no reader of it", async () => {
    const { crm, shop, erp } = theCustomerOf('the address');
    const before = await holding(shop);
    const { address1 } = newcomers.address();
    const mark = await markJournals();
    await people().salesforce.update(crm.type, crm.id, { [crmField(crm.type, 'MailingStreet')]: address1 });
    await eventually('the ERP has the address', async () => expect((await holding(erp)).street).toBe(address1));
    await quiet();
    expect(await holding(shop)).toEqual(before);
    expect(Object.keys(await allOurWritesSince(mark))).toEqual(['netsuite-us']);
  });
});

function theCustomerOf(name: string): Enrolled {
  const enrolled = enrolledFor.get(name);
  if (!enrolled) throw new Error(`Nobody was enrolled for: ${name}.`);
  return enrolled;
}
