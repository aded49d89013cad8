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

  it.each([
    ['salesforce', 'the shopper'],
    ['netsuite-us', 'the shopper'],
    ['shopify-us', 'the agent'],
  ] as const)('is written once, also where %s reformats what %s said', async (system, who) => {
    const mobile = newcomers.mobile();
    const mark = await markJournals();
    await withFaults(system, { reformat: true }, async () => {
      await (who === 'the agent' ? agentSays : shopperSays)(mobile);
      await eventually('all have the number', async () => {
        for (const record of [ada.crm, ada.shop, ada.erp]) expect((await holding(record)).mobile).toBe(mobile);
      });
      await quiet();
    });
    const writes = await allOurWritesSince(mark);
    expect(Object.keys(writes).sort()).toEqual([who === 'the agent' ? 'shopify-us' : 'salesforce', 'netsuite-us'].sort());
    expect(writes[system]).toHaveLength(1);
  });

  it('does not bounce when the echo of the first of two quick changes comes late', async () => {
    const [first, second] = [newcomers.mobile(), newcomers.mobile()];
    const mark = await markJournals();
    await withFaults('shopify-us', { lateWebhooksMs: LATE_MS }, async () => {
      await agentSays(first);
      await eventually('the shop has the first number', async () => expect((await holding(ada.shop)).mobile).toBe(first), { everyMs: 20 });
      await agentSays(second);
      await eventually('the shop has the second number', async () => expect((await holding(ada.shop)).mobile).toBe(second));
      await quiet({ forMs: LATE_MS + 4_000 });
    });
    for (const record of [ada.crm, ada.shop, ada.erp]) expect((await holding(record)).mobile).toBe(second);
    expect(await ourWritesSince(mark, 'salesforce')).toEqual([]);
    expect(await ourWritesSince(mark, 'shopify-us')).toHaveLength(2);
  });

  function agentSays(mobile: string): Promise<void> {
    return people().salesforce.update(ada.crm.type, ada.crm.id, { [crmField(ada.crm.type, 'MobilePhone')]: mobile });
  }

  function shopperSays(mobile: string): Promise<void> {
    return people()['shopify-us'].updateCustomer(shopperGid(ada.shop.id), { phone: mobile });
  }
});
