import { setFaults } from '@trueup/tools';
import { enrol, type Enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { holding, shopperGid } from '../support/holding';
import { entriesSince, markJournals } from '../support/journals';
import { Newcomers } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { countsOf } from '../support/records-with';
import { people, sandbox } from '../support/run';
import { withFaults } from '../support/with-faults';

jest.setTimeout(120_000);

const CHANGES = 4;
const newcomers = new Newcomers(6);

interface Last {
  readonly mobile: string;
  readonly street: string;
}

describe('webhooks', () => {
  it('bring about the same end state when they are doubled, turned round and one of them is lost', async () => {
    const [calm, troubled] = await Promise.all([enrol(newcomers.next()), enrol(newcomers.next())]);
    const calmEnd = await allHold(calm, await change(calm, CHANGES));

    const mark = await markJournals();
    const end = await withFaults('shopify-us', { doubleWebhooks: true, shuffleWebhooks: true }, async () => {
      await change(troubled, CHANGES - 1);
      await setFaults(sandbox('shopify-us'), { loseWebhooks: 1 });
      return allHold(troubled, await change(troubled, 1));
    });
    await quiet();

    await allHold(troubled, end);
    await allHold(calm, calmEnd);
    const webhooks = (await entriesSince(mark, 'shopify-us')).filter(({ kind }) => kind === 'webhook');
    expect(webhooks.filter(({ response }) => response === 'lost')).toHaveLength(1);
    expect(webhooks.length).toBeGreaterThan(2 * CHANGES);
    expect(await countsOf(troubled.person.email)).toEqual(await countsOf(calm.person.email));
  });
});

/** The shopper changes her number and her address so many times, as fast as the shop answers; gives what she said last. */
async function change({ shop }: Enrolled, times: number): Promise<Last> {
  const gid = shopperGid(shop.id);
  let last = { mobile: '', street: '' };
  for (let index = 0; index < times; index += 1) {
    const [mobile, address] = [newcomers.mobile(), newcomers.address()];
    await people()['shopify-us'].setDefaultAddress(gid, address);
    await people()['shopify-us'].updateCustomer(gid, { phone: mobile });
    last = { mobile, street: address.address1 };
  }
  return last;
}

/** Waits until CRM, shop and ERP hold these values and what they agreed about before. */
async function allHold({ person, accountNumber, crm, shop, erp }: Enrolled, last: Last): Promise<Last> {
  const { given, family, email } = person;
  for (const record of [crm, shop, erp])
    await eventually(`${record.system} holds what the shopper said last`, async () => {
      expect(await holding(record)).toEqual({ given, family, email, accountNumber, ...last });
    });
  return last;
}
