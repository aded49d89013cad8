import type { SourceRef } from '@trueup/canonical-schema';
import { book, moveTo, TERMS } from '../support/booking';
import { customersOf } from '../support/customer';
import { arrived, customerOf } from '../support/everywhere';
import { eventually } from '../support/eventually';
import { allOurWritesSince, markJournals } from '../support/journals';
import { Newcomers, type Newcomer } from '../support/newcomers';
import { NewFirms, type Place } from '../support/new-firms';
import { quiet } from '../support/quiet';
import { people } from '../support/run';
import { until } from '../support/until';
import { shopContacts, shopLocation } from '../support/shop-counter';
import { parkedItems } from '../support/work-for-people';

jest.setTimeout(180_000);

interface Branch {
  readonly city: string;
  readonly erp: SourceRef;
  crm: SourceRef;
  place: Place;
}

const firms = new NewFirms(12);
const newcomers = new Newcomers(12);
const name = firms.name();
const colleagues = [newcomers.next(), newcomers.next(), newcomers.next(), newcomers.next()] as const;
const [, , buyerOfBuffalo, approver] = colleagues;
const addressAtWork = (person: Newcomer): string => person.email.replace('@example.com', '@firm.example.com');
const contacts = new Map<Newcomer, SourceRef>();
let group: SourceRef;
let firm: SourceRef;
let firmInCrm: SourceRef;
let albany: Branch;
let buffalo: Branch;

beforeAll(async () => {
  group = await book('netsuite-us', { name: `${firms.name()} Group Inc.`, taxId: firms.taxId(), place: firms.place() });
  firm = await book('netsuite-us', { name: `${name} LLC`, parent: group.id, taxId: firms.taxId(), place: firms.place() });
  const [first, second] = await Promise.all([open('Albany', TERMS.net30), open('Buffalo', TERMS.net60)]);
  firmInCrm = await arrived(firm, 'salesforce');
  for (const branch of [first, second]) branch.crm = await arrived(branch.erp, 'salesforce');
  [albany, buffalo] = [first, second];
  await hire();
});

describe('a company with a parent, two branches, three buyers and an approver', () => {
  it('has an account for each in the CRM, the branches as sites of the company', async () => {
    const [parent, below, ...sites] = await Promise.all([group, firm, albany.erp, buffalo.erp].map(accountOf));
    expect(parent).toMatchObject({ ParentId: null, Site: null });
    expect(below).toMatchObject({ Legal_Name__c: `${name} LLC`, Site: null });
    for (const [at, { city, place }] of [albany, buffalo].entries())
      expect(sites[at]).toMatchObject({ ParentId: firmInCrm.id, Site: expect.stringContaining(city), ShippingStreet: place.addr1 });
    expect(sites.map((site) => site['Payment_Terms__c'])).toEqual(['NET30', 'NET60']);
  });

  it('has its own terms and ship-to at each location of the shop', async () => {
    const company = await arrived(firm, 'shopify-us');
    for (const [{ erp, place }, terms] of [
      [albany, 'Net 30'],
      [buffalo, 'Net 60'],
    ] as const) {
      const { id } = await arrived(erp, 'shopify-us');
      await eventually('the location is told all', async () => {
        const location = await shopLocation(id);
        expect(location.company.id).toBe(`gid://shopify/Company/${company.id}`);
        expect(location.buyerExperienceConfiguration?.paymentTermsTemplate?.name).toBe(terms);
        expect(location.shippingAddress).toMatchObject({ address1: place.addr1, city: place.city });
      });
    }
  });

  it('has its people as contacts of the company in the ERP', async () => {
    for (const person of colleagues) {
      const { type, id } = await arrived(contactOf(person), 'netsuite-us');
      expect(type).toBe('contact');
      const company = person === buyerOfBuffalo ? [firm.id, buffalo.erp.id] : [firm.id];
      const { email, company: at } = await people()['netsuite-us'].read(id, 'contact');
      expect(email).toBe(addressAtWork(person));
      expect(company).toContain((at as { id: string }).id);
    }
  });

  it('has its people as contacts of the company in the shop, each with the role that sales gave', async () => {
    const company = await arrived(firm, 'shopify-us');
    const locations = await Promise.all(
      [albany, buffalo].map(async ({ erp }) => `gid://shopify/CompanyLocation/${(await arrived(erp, 'shopify-us')).id}`),
    );
    await eventually(
      'all four may do what they should',
      async () => {
        const there = await shopContacts(company.id);
        const roles = new Map(there.map(({ customer, roleAssignments }) => [customer.email, roleAssignments.nodes]));
        expect([...roles.keys()].sort()).toEqual(colleagues.map(addressAtWork).sort());
        for (const person of colleagues) {
          const own = roles.get(addressAtWork(person)) ?? [];
          expect(own.map(({ role }) => role.name)).toEqual(own.map(() => (person === approver ? 'Location admin' : 'Ordering only')));
          expect(own.map(({ companyLocation }) => companyLocation.id).sort()).toEqual(
            person === buyerOfBuffalo ? [locations[1]] : [...locations].sort(),
          );
        }
      },
      { withinMs: 45_000 },
    );
  });

  it('has no two colleagues in one customer', async () => {
    const ids = await Promise.all(colleagues.map(async (person) => customersOf(contactOf(person))));
    expect(ids.map((own) => own.length)).toEqual([1, 1, 1, 1]);
    expect(new Set(ids.flat()).size).toBe(4);
  });

  it('keeps the address of each branch to that branch, also when one of them moves', async () => {
    await quiet();
    const mark = await markJournals();
    buffalo.place = firms.place(2);
    await moveTo(buffalo.place, buffalo.erp);
    await eventually('the CRM knows where Buffalo went', async () =>
      expect(await accountOf(buffalo.erp)).toMatchObject({ ShippingStreet: buffalo.place.addr1 }),
    );
    await quiet();
    const written = Object.values(await allOurWritesSince(mark)).flat();
    expect(written.filter((write) => write.includes(albany.place.addr1))).toEqual([]);
    expect(await accountOf(albany.erp)).toMatchObject({ ShippingStreet: albany.place.addr1, BillingStreet: albany.place.addr1 });
    expect(await accountOf(buffalo.erp)).toMatchObject({ ShippingStreet: buffalo.place.addr1, BillingStreet: buffalo.place.addr1 });
    const [here, there] = await Promise.all([albany, buffalo].map(async ({ erp }) => shopLocation((await arrived(erp, 'shopify-us')).id)));
    expect([here?.shippingAddress?.address1, there?.shippingAddress?.address1]).toEqual([albany.place.addr1, buffalo.place.addr1]);
  });
});

describe('a tree of companies', () => {
  it('arrives to a depth of four, each under the one above it', async () => {
    const above = firms.name();
    const [top, company] = [`${firms.name()} Holding Inc.`, `${above} Inc.`];
    const division = `${firms.name()} Corp.`;
    const levels: SourceRef[] = [];
    for (const [level, own] of [top, company, division, `${division} - Utica`].entries()) {
      const taxId = level < 3 ? firms.taxId() : undefined;
      levels.push(await book('netsuite-us', { name: own, parent: levels.at(-1)?.id, taxId, place: firms.place(level) }));
    }
    const branch = levels[3] as SourceRef;
    await arrived(branch, 'salesforce');
    const customers = await eventually('each knows who is above it', async () => {
      const all = await Promise.all(levels.map(customerOf));
      const parents = all.map(
        ({ values }) => values.find(({ slot }) => ['relations.billingParent', 'relations.organisation'].includes(slot))?.key,
      );
      expect(parents).toEqual([undefined, ...all.slice(0, 3).map(({ customerId }) => customerId)]);
      return all;
    });
    expect(new Set(customers.map(({ customerId }) => customerId)).size).toBe(4);
    expect(await accountOf(branch)).toMatchObject({ ParentId: (await arrived(levels[2] as SourceRef, 'salesforce')).id });
  });

  it('that would bite its own tail is refused, and parked with who stands under whom', async () => {
    const [upper, lower] = await Promise.all(
      ['Inc.', 'Corp.'].map((form) => people().salesforce.create('Account', { Name: `${firms.name()} ${form}` })),
    );
    const [one, other] = await Promise.all(
      [upper, lower].map((id) => eventually('it is known', () => customerOf({ system: 'salesforce', type: 'Account', id: id ?? '' }))),
    );
    await people().salesforce.update('Account', lower ?? '', { ParentId: upper });
    await eventually('the first parent is known', async () =>
      expect(parentOf(await customerOf({ system: 'salesforce', type: 'Account', id: lower ?? '' }))).toBe(one?.customerId),
    );
    // The org tells whole seconds: within one of them nobody could say which parent came last.
    await until(Date.now() + 1_100);
    await people().salesforce.update('Account', upper ?? '', { ParentId: lower });
    const parked = await eventually('the circle is parked', async () => {
      const found = (await parkedItems()).find(({ code, customerId }) => code === 'RELATION_CYCLE' && customerId === one?.customerId);
      if (!found) throw new Error('No circle is parked for it.');
      return found;
    });
    expect(parked.reason).toContain(other?.customerId);
    expect(parentOf(await customerOf({ system: 'salesforce', type: 'Account', id: upper ?? '' }))).toBeUndefined();
  });
});

async function open(city: string, terms: string): Promise<Branch> {
  const place = firms.place(city === 'Albany' ? 0 : 1);
  const erp = await book('netsuite-us', { name: `${name} LLC - ${city}`, parent: firm.id, terms, place });
  return { city, erp, place, crm: erp };
}

/** Sales enters the four at the company; one of the buyers buys for Buffalo alone. */
async function hire(): Promise<void> {
  for (const person of colleagues) {
    const { given, family, mobile } = person;
    const fields = { FirstName: given, LastName: family, Email: addressAtWork(person), MobilePhone: mobile, AccountId: firmInCrm.id };
    const id = await people().salesforce.create('Contact', fields);
    const account = person === buyerOfBuffalo ? buffalo.crm.id : firmInCrm.id;
    await people().salesforce.relate(id, account, [person === approver ? 'Approver' : 'Buyer']);
    contacts.set(person, { system: 'salesforce', type: 'Contact', id });
  }
}

function contactOf(person: Newcomer): SourceRef {
  const contact = contacts.get(person);
  if (!contact) throw new Error('Sales never entered them.');
  return contact;
}

/** The CRM's account of a company that the ERP has. */
async function accountOf(erp: SourceRef): Promise<Record<string, unknown>> {
  return people().salesforce.read('Account', (await arrived(erp, 'salesforce')).id);
}

function parentOf({ values }: Awaited<ReturnType<typeof customerOf>>): string | undefined {
  return values.find(({ slot, state }) => slot === 'relations.salesParent' && state === 'value')?.key;
}
