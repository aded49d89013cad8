import { golden, onlyCustomerWith, readCustomer, standing, type Customer } from '../support/customer';
import { enrol, enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { holding } from '../support/holding';
import { allOurWritesSince, markJournals } from '../support/journals';
import { Newcomers, paidOrder, type Newcomer } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { countsOf } from '../support/records-with';
import { people } from '../support/run';

jest.setTimeout(90_000);

const newcomers = new Newcomers(1);
const bought: Newcomer[] = [];
const ONE_EACH = { salesforce: 1, 'shopify-us': 1, 'netsuite-us': 1, 'shopify-eu': 0, 'netsuite-de': 0 };

describe('first checkout', () => {
  it('makes a guest who buys in the American shop one customer with one account in the American ERP, and brings its number back', async () => {
    const person = newcomer();
    const mark = await markJournals();
    const { customerId, crm, shop, erp, accountNumber } = await enrol(person);

    await eventually('golden has her three records and knows where she stands', async () => {
      const customer = await readCustomer(customerId);
      expect(customer).toMatchObject({ status: 'active' });
      expect(customer.members).toHaveLength(3);
      expect(customer.members.map(({ source }) => source)).toEqual(expect.arrayContaining([crm, shop, erp]));
      const states = Object.fromEntries(customer.systems.map(({ system, state }) => [system, state]));
      expect(states).toMatchObject({
        salesforce: 'aligned',
        'shopify-us': 'aligned',
        'netsuite-us': 'aligned',
        'shopify-eu': 'notWanted',
        'netsuite-de': 'notWanted',
      });
      expect(golden(customer, 'erpAccount.number', 'netsuite-us|us')?.value).toBe(accountNumber);
    });
    const expected = {
      given: person.given,
      family: person.family,
      email: person.email,
      mobile: person.mobile,
      street: person.address.address1,
    };
    for (const record of [crm, shop, erp]) expect(await holding(record)).toEqual({ ...expected, accountNumber });
    const writes = await allOurWritesSince(mark);
    expect(writes['netsuite-de'] ?? []).toEqual([]);
    expect(writes['shopify-eu'] ?? []).toEqual([]);
  });

  it('finds the contact whom the CRM knows already instead of making another', async () => {
    const person = newcomer();
    const { given, family, email, mobile } = person;
    const contact = await people().salesforce.create('Contact', { FirstName: given, LastName: family, Email: email, MobilePhone: mobile });
    const { customerId, crm } = await enrol(person);
    expect(crm.id).toBe(contact);
    expect(standing(await readCustomer(customerId), 'salesforce')?.others).toEqual([]);
  });

  it('waits with the ERP account until the order is accepted', async () => {
    const person = newcomer();
    const { orderId } = await people()['shopify-us'].order({ ...paidOrder(person), financialStatus: 'PENDING' });
    const customer = await onlyKnownToCrm(person.email);
    expect(standing(customer, 'netsuite-us')).toMatchObject({ state: 'notWanted', primary: null });
    await people()['shopify-us'].markPaid(orderId);
    await enrolled(person);
  });

  it('leaves nobody doubled and nobody in the German ERP once everything is at rest', async () => {
    await quiet();
    for (const { email } of bought) expect(await countsOf(email)).toEqual(ONE_EACH);
  });
});

function newcomer(): Newcomer {
  const person = newcomers.next();
  bought.push(person);
  return person;
}

async function onlyKnownToCrm(email: string): Promise<Customer> {
  return eventually('the CRM has the shopper', async () => {
    const customer = await onlyCustomerWith(email);
    expect(standing(customer, 'salesforce')?.state).toBe('aligned');
    return customer;
  });
}
