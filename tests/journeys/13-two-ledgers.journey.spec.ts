import type { SourceRef } from '@trueup/canonical-schema';
import { book, TERMS } from '../support/booking';
import { customersOf } from '../support/customer';
import { arrived, customerOf } from '../support/everywhere';
import { eventually } from '../support/eventually';
import { NewFirms } from '../support/new-firms';
import { quiet } from '../support/quiet';
import { people } from '../support/run';
import { changeLocation, shopLocation } from '../support/shop-counter';
import { parkedItems } from '../support/work-for-people';

jest.setTimeout(150_000);

const firms = new NewFirms(13);
let american: SourceRef;
let german: SourceRef;
let branch: SourceRef;

beforeAll(async () => {
  const [name, place] = [`${firms.name()} LLC`, firms.place()];
  american = await book('netsuite-us', { name, taxId: firms.taxId(), terms: TERMS.net30, place });
  german = await book('netsuite-de', { name, terms: TERMS.net60, place });
  branch = await book('netsuite-us', { name: `${name} - Buffalo`, parent: american.id, terms: TERMS.net15, place: firms.place(1) });
  await arrived(branch, 'salesforce');
});

describe('a company with an account in each of two ERPs', () => {
  it('is one customer, and keeps in each ERP the terms that were granted there', async () => {
    await eventually('they are one', async () => expect(await customersOf(german)).toEqual(await customersOf(american)), {
      withinMs: 30_000,
    });
    await quiet();
    expect(await termsIn(american)).toBe('Net 30');
    expect(await termsIn(german)).toBe('Net 60');
    const { values } = await customerOf(american);
    const terms = Object.fromEntries(values.filter(({ slot }) => slot === 'erpAccount.terms').map(({ key, value }) => [key, value]));
    expect(terms).toEqual({ 'netsuite-us|us': 'NET30', 'netsuite-de|de': 'NET60' });
  });

  it('shows sales both accounts with both terms', async () => {
    const { type, id } = await arrived(american, 'salesforce');
    const { ERP_Accounts__c: file } = await people().salesforce.read(type, id);
    const accounts = JSON.parse(String(file)) as Record<string, { terms?: string; number?: string }>;
    expect(accounts['netsuite-us|us']?.terms).toBe('NET30');
    expect(accounts['netsuite-de|de']?.terms).toBe('NET60');
  });
});

describe('terms that a shop changes at a location', () => {
  it('go back to what the ERP granted, each in its own words', async () => {
    const { id } = await arrived(branch, 'shopify-us');
    await eventually('the shop has the terms of the ERP', async () => expect(await termsAt(id)).toBe('Net 15'));
    await quiet();
    await changeLocation(id, { terms: 'Net 60' });
    expect(await termsAt(id)).toBe('Net 60');
    await eventually('the terms of the ERP are back', async () => expect(await termsAt(id)).toBe('Net 15'), { withinMs: 45_000 });
    expect(await termsIn(branch)).toBe('Net 15');
  });

  it('are parked alone where codes.yaml does not know them, and the rest of the branch goes on', async () => {
    const { id } = await arrived(branch, 'shopify-us');
    await quiet();
    await changeLocation(id, { phone: '+17165550142', terms: 'Due on fulfillment' });
    const parked = await eventually('the code is parked', async () => {
      const found = (await parkedItems()).find(({ code, reason }) => code === 'UNMAPPED_CODE' && reason.includes(`/${id},`));
      if (!found) throw new Error(`No code is parked: ${JSON.stringify((await parkedItems()).map(({ reason }) => reason))}`);
      return found;
    });
    expect(parked).toMatchObject({ system: 'shopify-us', fault: 'malformed' });
    expect(parked.reason).toContain('Due on fulfillment');
    expect(parked.reason).toContain('erpAccount.terms');
    const account = await arrived(branch, 'salesforce');
    await eventually('the number goes on', async () => {
      expect(String((await people().salesforce.read('Account', account.id))['Phone']).replace(/\D/g, '')).toContain('7165550142');
    });
    expect(await termsIn(branch)).toBe('Net 15');
  });
});

async function termsIn({ system, id }: SourceRef): Promise<string | undefined> {
  const { terms } = await people()[system as 'netsuite-us'].read(id);
  return (terms as { refName?: string } | undefined)?.refName;
}

async function termsAt(locationId: string): Promise<string | undefined> {
  return (await shopLocation(locationId)).buyerExperienceConfiguration?.paymentTermsTemplate?.name;
}
