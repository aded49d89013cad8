import { enrol, type Enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { holding, shopperGid } from '../support/holding';
import { Newcomers } from '../support/newcomers';
import { Rival } from '../support/rival';
import { people } from '../support/run';
import { parkedItems, type ParkedItem } from '../support/work-for-people';

jest.setTimeout(120_000);

const newcomers = new Newcomers(15);
const METAFIELD = { namespace: 'trueup', key: 'account_number' };

let [inCrm, inShop]: Enrolled[] = [];

beforeAll(async () => {
  [inCrm, inShop] = await Promise.all([1, 2].map(() => enrol(newcomers.next())));
});

describe('a value that another integration puts back every time', () => {
  it('is held as contested after three times, and the reason names the slot, the record and who else writes there', async () => {
    const { customerId, crm, accountNumber } = present(inCrm);
    const { salesforce } = people();
    const rival = new Rival({
      isOverwritten: async () => (await salesforce.read(crm.type, crm.id))['ERP_Account_Number__c'] !== 'RIVAL-1',
      putBack: () => salesforce.update(crm.type, crm.id, { ERP_Account_Number__c: 'RIVAL-1' }),
    });
    try {
      const parked = await contested(customerId);
      expect(parked).toMatchObject({ system: 'salesforce', fault: 'conflict' });
      for (const part of ['erpAccount.number', `${crm.type}/${crm.id}`]) expect(parked.reason).toContain(part);
      const [{ LastModifiedBy: by }] = (await salesforce.query(`SELECT LastModifiedBy.Name FROM ${crm.type} WHERE Id = '${crm.id}'`)) as [
        { LastModifiedBy: { Name: string } },
      ];
      expect(parked.reason).toContain(by.Name);
      expect(rival.putBack).toBeGreaterThanOrEqual(3);
      expect(rival.putBack).toBeLessThanOrEqual(5);
      expect((await holding(crm)).accountNumber).not.toBe(accountNumber);
    } finally {
      await rival.stop();
    }
  });

  it('is named without a name where the vendor does not tell who wrote it, and the rest of the customer goes on', async () => {
    const { customerId, person, shop, crm, erp } = present(inShop);
    const shopify = people()['shopify-us'];
    const rival = new Rival({
      isOverwritten: async () => (await holding(shop)).accountNumber !== 'RIVAL-2',
      putBack: () => shopify.setMetafield(shopperGid(shop.id), { ...METAFIELD, value: 'RIVAL-2' }),
    });
    try {
      const parked = await contested(customerId);
      expect(parked).toMatchObject({ system: 'shopify-us', fault: 'conflict' });
      expect(parked.reason).toContain(`customer/${shop.id}`);
      const mobile = newcomers.mobile();
      await people().salesforce.update(crm.type, crm.id, { MobilePhone: mobile });
      await eventually('her new number is everywhere', async () => {
        expect([(await holding(shop)).mobile, (await holding(erp)).mobile]).toEqual([mobile, mobile]);
      });
      expect((await holding(shop)).accountNumber).toBe('RIVAL-2');
      expect(mobile).not.toBe(person.mobile);
    } finally {
      await rival.stop();
    }
  });
});

async function contested(customerId: string): Promise<ParkedItem> {
  return eventually(
    'the value is held as contested',
    async () => {
      const found = (await parkedItems()).find((item) => item.code === 'CONTESTED' && item.customerId === customerId);
      if (!found) throw new Error('Nothing is held as contested.');
      return found;
    },
    { withinMs: 60_000 },
  );
}

function present(enrolled: Enrolled | undefined): Enrolled {
  if (!enrolled) throw new Error('Enrolment failed.');
  return enrolled;
}
