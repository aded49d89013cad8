import type { SourceRef } from '@trueup/canonical-schema';
import { customersOf, standing } from '../support/customer';
import { enrol, type Enrolled } from '../support/enrolled';
import { customerOf } from '../support/everywhere';
import { eventually } from '../support/eventually';
import { holding, shopperGid } from '../support/holding';
import { allOurWritesSince, markJournals } from '../support/journals';
import { Newcomers, paidOrder, type Newcomer } from '../support/newcomers';
import { NewFirms } from '../support/new-firms';
import { quiet } from '../support/quiet';
import { countsOf } from '../support/records-with';
import { people } from '../support/run';
import { openReviews } from '../support/work-for-people';

jest.setTimeout(120_000);

const newcomers = new Newcomers(16);
const firms = new NewFirms(16);

describe('a contact that an agent deletes', () => {
  let ada: Enrolled;

  beforeAll(async () => {
    ada = await enrol(newcomers.next());
    await quiet();
  });

  it('is made nowhere anew, and its customer is deleted nowhere else', async () => {
    await people().salesforce.remove(ada.crm.type, ada.crm.id);
    await eventually('it is known to be gone', async () => expect(await lifecycleOf(ada.crm)).toBe('deleted'));
    await people()['shopify-us'].updateCustomer(shopperGid(ada.shop.id), { phone: newcomers.mobile() });
    await quiet();
    const counts = await countsOf(ada.person.email);
    expect(counts).toMatchObject({ salesforce: 0, 'shopify-us': 1, 'netsuite-us': 1 });
    expect(standing(await customerOf(ada.shop), 'salesforce')?.state).toBe('notWanted');
    expect((await customerOf(ada.shop)).status).toBe('active');
  });

  it('comes back to the same customer with what it said when it is undeleted', async () => {
    await people().salesforce.undelete(ada.crm.id);
    await eventually('it is a record of hers again', async () => expect(await lifecycleOf(ada.crm)).toBe('present'));
    expect(await customersOf(ada.crm)).toEqual([ada.customerId]);
    await quiet();
    const mobile = (await holding(ada.shop)).mobile;
    expect((await holding(ada.crm)).mobile).toBe(mobile);
    expect((await countsOf(ada.person.email)).salesforce).toBe(1);
  });
});

describe('a merge in a source', () => {
  it('of two contacts makes their customers one', async () => {
    const [kept, lost] = await Promise.all([contact(newcomers.next()), contact(newcomers.next())]);
    expect(await customersOf(kept)).not.toEqual(await customersOf(lost));
    await people().salesforce.merge('Contact', kept.id, [lost.id]);
    await eventually('they are one', async () => expect(await customersOf(lost)).toEqual(await customersOf(kept)));
    expect((await customerOf(kept)).members).toContainEqual(expect.objectContaining({ source: lost, lifecycle: 'merged' }));
  });

  it('of two shoppers makes their customers one', async () => {
    const [kept, lost] = await Promise.all([shopper(newcomers.next()), shopper(newcomers.next())]);
    const before = await Promise.all([kept, lost].map(customersOf));
    expect(before[0]).not.toEqual(before[1]);
    const query = `mutation($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) { resultingCustomerId userErrors { message } } }`;
    const { customerMerge } = await people()['shopify-us'].ask<{
      customerMerge: { resultingCustomerId: string | null; userErrors: unknown[] };
    }>(query, {
      one: shopperGid(kept.id),
      two: shopperGid(lost.id),
    });
    expect(customerMerge.userErrors).toEqual([]);
    await eventually('they are one', async () => expect(await customersOf(lost)).toEqual(await customersOf(kept)), { withinMs: 40_000 });
  });

  it('of two companies whose valid tax ids differ joins nobody, and asks a steward', async () => {
    const [kept, lost] = await Promise.all([company('DE136695976'), company('DE129273398')]);
    const mark = await markJournals();
    await people().salesforce.merge('Account', kept.id, [lost.id]);
    await eventually('a steward is asked', async () => {
      const asked = (await openReviews('heldJoin')).filter(({ records }) =>
        [kept, lost].every((one) => records.some(({ id }) => id === one.id)),
      );
      expect(asked).toHaveLength(1);
    });
    await quiet();
    expect(await customersOf(lost)).not.toEqual(await customersOf(kept));
    expect(await allOurWritesSince(mark)).toEqual({});
  });
});

describe('a lead that is converted', () => {
  it('joins the contact that it became', async () => {
    const { given, family, email, mobile } = newcomers.next();
    const fields = { FirstName: given, LastName: family, Email: email, MobilePhone: mobile, Company: `${firms.name()} LLC` };
    const lead = { system: 'salesforce', type: 'Lead', id: await people().salesforce.create('Lead', fields) };
    await eventually('the lead is somebody', () => customerOf(lead));
    const { contactId } = await people().salesforce.convertLead(lead.id);
    const contactRef = { system: 'salesforce', type: 'Contact', id: contactId };
    await eventually('the two are one', async () => {
      const { members } = await customerOf(contactRef);
      expect(members).toContainEqual(expect.objectContaining({ source: lead, lifecycle: 'merged' }));
      expect(members).toContainEqual(expect.objectContaining({ source: contactRef, lifecycle: 'present' }));
    });
  });
});

async function lifecycleOf(record: SourceRef): Promise<string | undefined> {
  return (await customerOf(record)).members.find(({ source }) => source.id === record.id && source.type === record.type)?.lifecycle;
}

/** Enters somebody in the CRM and waits until they are somebody. */
async function contact({ given, family, email, mobile }: Newcomer): Promise<SourceRef> {
  const id = await people().salesforce.create('Contact', { FirstName: given, LastName: family, Email: email, MobilePhone: mobile });
  return known({ system: 'salesforce', type: 'Contact', id });
}

/** Buys and does not pay, so that nobody else is told. */
async function shopper(person: Newcomer): Promise<SourceRef> {
  const { customerId } = await people()['shopify-us'].order({ ...paidOrder(person), financialStatus: 'PENDING' });
  return known({ system: 'shopify-us', type: 'customer', id: customerId.slice(customerId.lastIndexOf('/') + 1) });
}

async function company(taxId: string): Promise<SourceRef> {
  const numbers = { Tax_Id__c: taxId, Tax_Id_Type__c: 'vat', Tax_Id_Country__c: 'DE' };
  const id = await people().salesforce.create('Account', { Name: `${firms.name()} GmbH`, ...numbers });
  return known({ system: 'salesforce', type: 'Account', id });
}

async function known(record: SourceRef): Promise<SourceRef> {
  await eventually('it is somebody', () => customerOf(record), { withinMs: 30_000 });
  return record;
}
