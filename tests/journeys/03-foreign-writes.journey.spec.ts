import { golden, readCustomer } from '../support/customer';
import { enrol, type Enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { holding, shopperGid } from '../support/holding';
import { markJournals, ourWritesSince } from '../support/journals';
import { Newcomers } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { people } from '../support/run';
import { openReviews, parkedItems } from '../support/work-for-people';

jest.setTimeout(90_000);

const newcomers = new Newcomers(3);
let [reverted, proposed, shadowed, rejected]: Enrolled[] = [];

beforeAll(async () => {
  [reverted, proposed, shadowed, rejected] = await Promise.all([1, 2, 3, 4].map(() => enrol(newcomers.next())));
  await quiet();
});

describe('a value that somebody puts where the contract gives no say', () => {
  it('is reverted where it replaced the ERP account number in the shop', async () => {
    const { customerId, shop, accountNumber } = present(reverted);
    const mark = await markJournals();
    await people()['shopify-us'].setMetafield(shopperGid(shop.id), { namespace: 'trueup', key: 'account_number', value: 'TYPED-WRONG' });
    expect((await holding(shop)).accountNumber).toBe('TYPED-WRONG');
    await eventually("the shop holds the ERP's number again", async () => expect((await holding(shop)).accountNumber).toBe(accountNumber));
    await quiet();
    expect(golden(await readCustomer(customerId), 'erpAccount.number', 'netsuite-us|us')?.value).toBe(accountNumber);
    expect(await ourWritesSince(mark, 'shopify-us')).toHaveLength(1);
  });

  it('is proposed to a steward where the ERP changes a mobile, and both sides keep their own', async () => {
    const { person, customerId, crm, shop, erp } = present(proposed);
    const mobile = newcomers.mobile();
    await people()['netsuite-us'].update(erp.id, { mobilePhone: mobile });
    const review = await eventually('a proposal is open', async () => {
      const found = (await openReviews('proposal')).find(
        ({ customers, slot }) => customers.includes(customerId) && slot === 'phones.mobile',
      );
      if (!found) throw new Error('There is no proposal for this customer.');
      return found;
    });
    expect(review).toMatchObject({ records: [erp], current: JSON.stringify(person.mobile), proposed: JSON.stringify(mobile) });
    await quiet();
    expect((await holding(crm)).mobile).toBe(person.mobile);
    expect((await holding(shop)).mobile).toBe(person.mobile);
    expect((await holding(erp)).mobile).toBe(mobile);
    expect(golden(await readCustomer(customerId), 'phones.mobile')?.value).toBe(person.mobile);
  });

  it('is shadowed where the ERP changes the language: kept, known and told to nobody', async () => {
    const { customerId, crm, erp } = present(shadowed);
    const before = golden(await readCustomer(customerId), 'preferredLanguage')?.value;
    const mark = await markJournals();
    await people()['netsuite-us'].update(erp.id, { language: { id: 'de_DE' } });
    await eventually('it is known as a foreign value', async () => {
      const { foreign } = await readCustomer(customerId);
      expect(foreign).toEqual([expect.objectContaining({ slot: 'preferredLanguage', disposition: 'shadow', source: erp })]);
    });
    await quiet();
    expect(golden(await readCustomer(customerId), 'preferredLanguage')?.value).toBe(before);
    expect(await people()['netsuite-us'].read(erp.id)).toMatchObject({ language: { id: 'de_DE' } });
    for (const system of [crm.system, 'shopify-us', 'netsuite-us']) expect(await ourWritesSince(mark, system)).toEqual([]);
    expect((await openReviews('proposal')).filter(({ customers }) => customers.includes(customerId))).toEqual([]);
  });

  it('is rejected and parked with its reason where an agent moves her to another legal entity', async () => {
    const { customerId, crm } = present(rejected);
    const before = golden(await readCustomer(customerId), 'routing.legalEntity')?.value;
    expect(before).toBe('us');
    await people().salesforce.update(crm.type, crm.id, { Legal_Entity__c: 'elsewhere' });
    const parked = await eventually('the change is parked', async () => {
      const found = (await parkedItems()).find((item) => item.customerId === customerId);
      if (!found) throw new Error('Nothing is parked for this customer.');
      return found;
    });
    expect(parked).toMatchObject({ system: 'salesforce', fault: 'rejected' });
    expect(parked.reason).toContain('routing.legalEntity');
    expect(golden(await readCustomer(customerId), 'routing.legalEntity')?.value).toBe(before);
  });
});

function present(enrolled: Enrolled | undefined): Enrolled {
  if (!enrolled) throw new Error('Enrolment failed.');
  return enrolled;
}
