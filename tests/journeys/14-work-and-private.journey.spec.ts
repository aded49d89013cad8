import type { SourceRef } from '@trueup/canonical-schema';
import { book } from '../support/booking';
import { customersOf, recordIn } from '../support/customer';
import { enrol, type Enrolled } from '../support/enrolled';
import { arrived, customerOf } from '../support/everywhere';
import { eventually } from '../support/eventually';
import { holding, shopperGid } from '../support/holding';
import { markJournals, ourWritesSince, sent } from '../support/journals';
import { Newcomers } from '../support/newcomers';
import { NewFirms } from '../support/new-firms';
import { quiet } from '../support/quiet';
import { countsOf } from '../support/records-with';
import { people } from '../support/run';
import { shopContacts } from '../support/shop-counter';
import { parkedItems } from '../support/work-for-people';

jest.setTimeout(120_000);

const newcomers = new Newcomers(14);
const firms = new NewFirms(14);
const numberAtWork = newcomers.mobile();
let shopper: Enrolled;
let employer: SourceRef;
let atWork: SourceRef;

beforeAll(async () => {
  const firm = await book('netsuite-us', { name: `${firms.name()} LLC`, taxId: firms.taxId(), place: firms.place() });
  [shopper, employer] = await Promise.all([enrol(newcomers.next()), arrived(firm, 'salesforce')]);
  const { given, family, email } = shopper.person;
  const fields = { FirstName: given, LastName: family, Email: email, MobilePhone: numberAtWork, AccountId: employer.id };
  atWork = { system: 'salesforce', type: 'Contact', id: await people().salesforce.create('Contact', fields) };
  await people().salesforce.relate(atWork.id, employer.id, ['Buyer']);
  await eventually('her file at work is known', () => customerOf(atWork), { withinMs: 30_000 });
});

describe('a shopper who also buys for her employer', () => {
  it('is one person', async () => {
    await eventually('the two files are hers', async () => expect(await customersOf(atWork)).toEqual([shopper.customerId]), {
      withinMs: 30_000,
    });
    expect(await customersOf(shopper.shop)).toEqual([shopper.customerId]);
  });

  it('buys for the employer with the record that she has in the shop, and gets no second one', async () => {
    const { id } = await arrived(employer, 'shopify-us');
    await eventually('she may order for the company', async () => {
      const own = (await shopContacts(id)).filter(({ customer }) => customer.id === shopperGid(shopper.shop.id));
      expect(own.map(({ customer }) => customer.email)).toEqual([shopper.person.email]);
    });
    await quiet();
    expect((await countsOf(shopper.person.email))['shopify-us']).toBe(1);
    expect((await parkedItems()).filter(({ customerId }) => customerId === shopper.customerId)).toEqual([]);
  });

  it('keeps her private number and her number at work apart, in golden and in every system', async () => {
    const { values } = await customerOf(atWork);
    const mobiles = Object.fromEntries(values.filter(({ slot }) => slot === 'phones.mobile').map(({ context, value }) => [context, value]));
    const [employerId] = await customersOf(employer);
    expect(mobiles).toEqual({ private: shopper.person.mobile, [`business:${employerId}`]: numberAtWork });
    await quiet();
    expect((await holding(atWork)).mobile).toBe(numberAtWork);
    for (const record of [shopper.crm, shopper.shop, shopper.erp]) expect((await holding(record)).mobile).toBe(shopper.person.mobile);
  });

  it('has her new private number told to her private records alone', async () => {
    await quiet();
    const mark = await markJournals();
    const mobile = newcomers.mobile();
    await people()['shopify-us'].updateCustomer(shopperGid(shopper.shop.id), { phone: mobile });
    await eventually('CRM and ERP know it', async () => {
      expect([(await holding(shopper.crm)).mobile, (await holding(shopper.erp)).mobile]).toEqual([mobile, mobile]);
    });
    await quiet();
    expect((await holding(atWork)).mobile).toBe(numberAtWork);
    const written = await ourWritesSince(mark, 'salesforce');
    expect(written.filter((write) => sent(write).includes(atWork.id) && sent(write).includes(mobile.slice(2)))).toEqual([]);
  });

  it('has her new number at work told to none of her private records', async () => {
    await quiet();
    const mark = await markJournals();
    const mobile = newcomers.mobile();
    await people().salesforce.update('Contact', atWork.id, { MobilePhone: mobile });
    const inErp = await eventually('the employer’s file in the ERP knows it', async () => {
      const found = await contactInErp();
      expect(String((await people()['netsuite-us'].read(found, 'contact'))['mobilePhone']).replace(/\D/g, '')).toContain(mobile.slice(2));
      return found;
    });
    await quiet();
    expect(inErp).not.toBe(shopper.erp.id);
    for (const record of [shopper.crm, shopper.shop, shopper.erp]) expect((await holding(record)).mobile).not.toBe(mobile);
    for (const system of ['shopify-us', 'shopify-eu'])
      expect(
        (await ourWritesSince(mark, system)).filter(
          (write) => sent(write).includes(shopper.shop.id) && sent(write).includes(mobile.slice(2)),
        ),
      ).toEqual([]);
  });
});

/** Her file at her employer in the ERP: a contact, beside the customer that she is herself. */
async function contactInErp(): Promise<string> {
  const { systems } = await customerOf(atWork);
  const there = systems.find(({ system }) => system === 'netsuite-us');
  const contact = [recordIn(await customerOf(atWork), 'netsuite-us'), ...(there?.others ?? [])].find(({ type }) => type === 'contact');
  if (!contact) throw new Error(`The ERP has no contact of hers: ${JSON.stringify(there)}`);
  return contact.id;
}
