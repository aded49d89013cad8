import type { GuestOrder } from '@trueup/tools';
import { customersOf, customersWith, readCustomer } from '../support/customer';
import { eventually } from '../support/eventually';
import { Newcomers, paidOrder, type Newcomer } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { countsOf } from '../support/records-with';
import { people } from '../support/run';
import { openReviews } from '../support/work-for-people';

jest.setTimeout(120_000);

const newcomers = new Newcomers(7);

describe('who is who across two stores', () => {
  it('one shopper under two e-mails becomes one customer, with one contact in the CRM', async () => {
    const dana = newcomers.next();
    const other = { ...dana, email: dana.email.replace('@example.com', '@example.org') };
    const [us, eu] = await Promise.all([buy('shopify-us', dana), buy('shopify-eu', other)]);
    const customer = await eventually('both records belong to one customer that the CRM has', async () => {
      const [id] = await customersOf({ system: 'shopify-us', type: 'customer', id: us });
      if (!id) throw new Error('The shopper is nobody yet.');
      const found = await readCustomer(id);
      const systems = found.members.map(({ source }) => source.system).sort();
      expect(systems).toEqual(['netsuite-de', 'netsuite-us', 'salesforce', 'shopify-eu', 'shopify-us']);
      return found;
    });
    await quiet();
    expect(await customersOf({ system: 'shopify-us', type: 'customer', id: us })).toEqual([customer.customerId]);
    expect(await customersOf({ system: 'shopify-eu', type: 'customer', id: eu })).toEqual([customer.customerId]);
    const [one, two] = await Promise.all([countsOf(dana.email), countsOf(other.email)]);
    expect(one.salesforce + two.salesforce).toBe(1);
    expect(one['netsuite-us'] + two['netsuite-us']).toBe(1);
  });

  it('keeps every id that a record could have founded pointing at the customer', async () => {
    const person = newcomers.next();
    const other = { ...person, email: newcomers.next().email, address: newcomers.address() };
    const us = await buy('shopify-us', person);
    const eu = await order('shopify-eu', noPhone(other));
    const ids = await eventually('the two are customers of their own', async () => {
      const [[first], [second]] = await Promise.all([customersWith(person.email), customersWith(other.email)]);
      if (!first || !second) throw new Error('One of the two is not there yet.');
      expect(first).not.toBe(second);
      return [first, second];
    });
    await people()['shopify-eu'].updateCustomer(`gid://shopify/Customer/${eu}`, { phone: person.mobile });
    await eventually('they became one', async () => {
      const [first, second] = await Promise.all(ids.map(readCustomer));
      expect(first?.customerId).toBe(second?.customerId);
      expect(first?.members.map(({ source }) => source.id)).toEqual(expect.arrayContaining([us, eu]));
    });
  });

  it('two people of one household who share e-mail and address stay two, and a review appears', async () => {
    const emil = newcomers.next();
    const frida = { ...newcomers.next(), family: emil.family, email: emil.email, address: emil.address };
    const ids = await Promise.all([order('shopify-us', noPhone(emil)), order('shopify-eu', noPhone(frida))]);
    const [us, eu] = ids;
    const review = await eventually('a review asks about the two', async () => {
      const found = (await openReviews('match')).find(({ records }) => ids.every((id) => records.some((record) => record.id === id)));
      if (!found) throw new Error('No open review names both records.');
      return found;
    });
    expect(review.records.map(({ system }) => system).sort()).toEqual(['shopify-eu', 'shopify-us']);
    await quiet();
    const [first] = await customersOf({ system: 'shopify-us', type: 'customer', id: us ?? '' });
    const [second] = await customersOf({ system: 'shopify-eu', type: 'customer', id: eu ?? '' });
    expect(first).toBeDefined();
    expect(second).toBeDefined();
    expect(first).not.toBe(second);
  });
});

type Store = 'shopify-us' | 'shopify-eu';

/** Buys as a guest, pays, and gives the shop's id of the customer. */
async function buy(store: Store, person: Newcomer): Promise<string> {
  return order(store, paidOrder(person));
}

async function order(store: Store, guest: GuestOrder): Promise<string> {
  const { customerId } = await people()[store].order({ ...guest, currency: store === 'shopify-us' ? 'USD' : 'EUR' });
  return customerId.slice(customerId.lastIndexOf('/') + 1);
}

/** A guest who leaves no telephone number. */
function noPhone(person: Newcomer): GuestOrder {
  return { ...paidOrder(person), phone: undefined };
}
