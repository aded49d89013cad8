import { rawTopic } from '@trueup/canonical-schema';
import { ask } from '../support/customer';
import { enrol } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { shopperGid } from '../support/holding';
import { entriesSince, markJournals, ourWritesSince, sent } from '../support/journals';
import { Newcomers } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { people } from '../support/run';
import { readTopic } from '../support/topics';

jest.setTimeout(90_000);

interface Step {
  readonly event: string;
  readonly topic: string;
  readonly eventId: string;
  readonly causationId: string | null;
  readonly correlationId: string;
  readonly system: string | null;
  readonly outcome: string | null;
}

interface Trace {
  readonly steps: readonly Step[];
  readonly targets: readonly {
    readonly system: string;
    readonly outcome: string;
    readonly calledAt: number;
    readonly completedAt: number;
  }[];
}

const newcomers = new Newcomers(8);

describe('one correlation id', () => {
  it("leads from the shop's webhook to the call in each target", async () => {
    const { customerId, shop } = await enrol(newcomers.next());
    await quiet();
    const address = newcomers.address();
    const mark = await markJournals();
    await people()['shopify-us'].setDefaultAddress(shopperGid(shop.id), address);

    const delivery = await eventually('the shop has sent a webhook', async () => {
      const [webhook] = (await entriesSince(mark, 'shopify-us')).filter(({ kind, status }) => kind === 'webhook' && status === 202);
      return (present(webhook, 'webhook').request as { id: string }).id;
    });
    const raw = await readTopic(rawTopic('shopify-us').name, 'customer/raw.v1');
    const { meta } = present(
      raw.find(({ deliveryId }) => deliveryId === delivery),
      'raw event of the delivery',
    );

    const trace = await eventually('both targets have answered', async () => {
      const found = await ask<Trace>(`/v1/trace/${meta.correlationId}`);
      expect(
        appliedIn(found)
          .map(({ system }) => system)
          .sort(),
      ).toEqual(['netsuite-us', 'salesforce']);
      return found;
    });
    expect(trace.steps.map(({ event }) => event)).toEqual(expect.arrayContaining(['raw', 'observed', 'golden-changed', 'delivered']));
    for (const { system, calledAt, completedAt } of appliedIn(trace)) {
      const call = (await ourWritesSince(mark, system)).find((entry) => sent(entry).includes(address.address1));
      const at = Date.parse(present(call, `call in ${system}`).at);
      expect(at).toBeGreaterThanOrEqual(calledAt);
      expect(at).toBeLessThanOrEqual(completedAt);
    }
    for (const delivered of trace.steps.filter(({ event, outcome }) => event === 'delivered' && outcome === 'applied'))
      expect(wayBack(delivered, trace.steps)).toEqual(['delivered', 'golden-changed', 'observed', 'raw', 'raw']);
    expect(new Set(trace.steps.map(({ correlationId }) => correlationId))).toEqual(new Set([meta.correlationId]));
    expect(await ask(`/v1/customers/${customerId}/history`)).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ correlationIds: [meta.correlationId] })]),
    });
  });
});

function appliedIn({ targets }: Trace): Trace['targets'] {
  return targets.filter(({ outcome }) => outcome === 'applied');
}

/** The events that led to this one, each the cause of the one before. */
function wayBack(step: Step, steps: readonly Step[]): string[] {
  const cause = steps.find(({ eventId }) => eventId === step.causationId);
  return [step.event, ...(cause ? wayBack(cause, steps) : [])];
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
