import { TOPICS } from '@trueup/canonical-schema';
import { ask, golden, readCustomer } from '../support/customer';
import { enrol, type Enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { crmField, holding, shopperGid } from '../support/holding';
import { markJournals, ourWritesSince, sent, type Mark } from '../support/journals';
import { Newcomers } from '../support/newcomers';
import { people } from '../support/run';
import { readTopic } from '../support/topics';
import { until } from '../support/until';
import { withFaults } from '../support/with-faults';

jest.setTimeout(150_000);

const OUTAGE_MS = 60_000;
const ROUNDS = 5;
const newcomers = new Newcomers(4);

interface Round {
  readonly mobile: string;
  readonly street: string;
  /** Between which the agent and the shopper acted. */
  readonly from: number;
  readonly to: number;
}

describe('an ERP that is down for 60 s', () => {
  let ada: Enrolled;
  let mark: Mark;
  const rounds: Round[] = [];

  beforeAll(async () => {
    ada = await enrol(newcomers.next());
    mark = await markJournals();
  });

  it('does not keep CRM and shop from staying in step while both change the same customer', async () => {
    const downAt = Date.now();
    await withFaults('netsuite-us', { down: true }, async () => {
      for (let index = 0; index < ROUNDS; index += 1) {
        await until(downAt + (index * OUTAGE_MS) / ROUNDS);
        const round = await changeBoth(ada);
        rounds.push(round);
        await eventually(
          `CRM and shop agree in round ${index + 1}`,
          async () => {
            const both = { mobile: round.mobile, street: round.street };
            expect([await holding(ada.crm), await holding(ada.shop)]).toEqual([
              expect.objectContaining(both),
              expect.objectContaining(both),
            ]);
          },
          { withinMs: 10_000 },
        );
      }
      await until(downAt + OUTAGE_MS);
    });
  });

  it('gets the last values, and nothing of what was overtaken, when it is back', async () => {
    const last = lastOf(rounds);
    await eventually('the ERP has the last values', async () => {
      expect(await holding(ada.erp)).toMatchObject({ mobile: last.mobile, street: last.street });
    });
    const done = (await ourWritesSince(mark, 'netsuite-us')).filter(({ status }) => status >= 200 && status < 300);
    const overtaken = rounds.slice(0, -1).flatMap(({ mobile, street }) => [mobile.slice(-10), street]);
    expect(done.map(sent).filter((text) => overtaken.some((value) => text.includes(value)))).toEqual([]);
  });

  it('is told in order, and every change of the outage ends there', async () => {
    const { items } = await ask<{ items: { correlationIds: string[]; at: number }[] }>(`/v1/customers/${ada.customerId}/history`);
    const changes = items.filter(({ at }) => at >= (rounds[0]?.from ?? 0)).flatMap(({ correlationIds }) => correlationIds);
    await eventually('every change has ended at the ERP', async () => {
      const told = (await readTopic(TOPICS.delivered.name, 'customer/delivered.v1')).filter(
        ({ customerId, system }) => customerId === ada.customerId && system === 'netsuite-us',
      );
      // An echo tells of the write that it answers to, however long ago that was.
      const versions = told.filter(({ outcome }) => outcome !== 'absorbed').map(({ goldenVersion }) => goldenVersion);
      expect(versions).toEqual([...versions].sort((left, right) => left - right));
      expect(told.flatMap(({ settles }) => settles)).toEqual(expect.arrayContaining([...new Set(changes)]));
    });
  });

  it('changes nothing about where the values come from and since when', async () => {
    const last = lastOf(rounds);
    const customer = await readCustomer(ada.customerId);
    const mobile = golden(customer, 'phones.mobile');
    const shipping = golden(customer, 'addresses.shipping.default');
    expect(mobile).toMatchObject({ value: last.mobile, provenance: { source: ada.crm } });
    expect(shipping).toMatchObject({ value: { line1: last.street }, provenance: { source: ada.shop } });
    for (const slot of [mobile, shipping]) {
      // Both vendors tell whole seconds.
      expect(slot?.provenance.valueTime).toBeGreaterThanOrEqual(last.from - 1_000);
      expect(slot?.provenance.valueTime).toBeLessThanOrEqual(last.to + 1_000);
    }
  });
});

async function changeBoth({ crm, shop }: Enrolled): Promise<Round> {
  const mobile = newcomers.mobile();
  const address = newcomers.address();
  const from = Date.now();
  await Promise.all([
    people().salesforce.update(crm.type, crm.id, { [crmField(crm.type, 'MobilePhone')]: mobile }),
    people()['shopify-us'].setDefaultAddress(shopperGid(shop.id), address),
  ]);
  return { mobile, street: address.address1, from, to: Date.now() };
}

function lastOf(rounds: readonly Round[]): Round {
  const last = rounds.at(-1);
  if (!last) throw new Error('No change was made during the outage.');
  return last;
}
