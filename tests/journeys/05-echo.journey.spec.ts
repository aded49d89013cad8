import { enrol, type Enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { crmField, holding, shopperGid } from '../support/holding';
import { allOurWritesSince, markJournals, ourWritesSince } from '../support/journals';
import { Newcomers } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { people } from '../support/run';
import { withFaults } from '../support/with-faults';

jest.setTimeout(120_000);

const QUIET_MS = 30_000;
const LATE_MS = 4_000;
const newcomers = new Newcomers(5);

describe('what we write', () => {
  let ada: Enrolled;

  beforeAll(async () => {
    ada = await enrol(newcomers.next());
    await quiet();
  });

  it('comes back as nothing: 30 quiet seconds after convergence bring no write and no observed event', async () => {
    const mark = await markJournals();
    const before = await quiet({ forMs: 0 });
    const after = await quiet({ forMs: QUIET_MS, withinMs: QUIET_MS + 5_000 });
    expect(after.observed).toBe(before.observed);
    expect(await allOurWritesSince(mark)).toEqual({});
  });

  it.each(['salesforce', 'netsuite-us'] as const)('is written once, also where %s reformats it', async (system) => {
    const mobile = newcomers.mobile();
    const record = system === 'salesforce' ? ada.crm : ada.erp;
    const mark = await markJournals();
    await withFaults(system, { reformat: true }, async () => {
      await people()['shopify-us'].updateCustomer(shopperGid(ada.shop.id), { phone: mobile });
      await eventually(`${system} has the number`, async () => expect((await holding(record)).mobile).toBe(mobile));
      await quiet();
    });
    const writes = await allOurWritesSince(mark);
    expect(Object.keys(writes).sort()).toEqual(['netsuite-us', 'salesforce']);
    expect(writes[system]).toHaveLength(1);
    expect((await holding(ada.shop)).mobile).toBe(mobile);
  });

  it('does not bounce when the echo of the first of two quick changes comes late', async () => {
    const [first, second] = [newcomers.mobile(), newcomers.mobile()];
    const setMobile = (number: string): Promise<void> =>
      people().salesforce.update(ada.crm.type, ada.crm.id, { [crmField(ada.crm.type, 'MobilePhone')]: number });
    const mark = await markJournals();
    await withFaults('shopify-us', { lateWebhooksMs: LATE_MS }, async () => {
      await setMobile(first);
      await eventually('the shop has the first number', async () => expect((await holding(ada.shop)).mobile).toBe(first), { everyMs: 20 });
      await setMobile(second);
      await eventually('the shop has the second number', async () => expect((await holding(ada.shop)).mobile).toBe(second));
      await quiet({ forMs: LATE_MS + 4_000 });
    });
    for (const record of [ada.crm, ada.shop, ada.erp]) expect((await holding(record)).mobile).toBe(second);
    expect(await ourWritesSince(mark, 'salesforce')).toEqual([]);
    expect(await ourWritesSince(mark, 'shopify-us')).toHaveLength(2);
  });
});
