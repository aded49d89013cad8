import { randomBytes } from 'node:crypto';
import { rawTopic, TOPICS } from '@trueup/canonical-schema';
import { enrol, type Enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { holding, shopperGid } from '../support/holding';
import { Newcomers } from '../support/newcomers';
import { people, runNow } from '../support/run';
import { produceBytes } from '../support/topics';
import { postWebhook, type GatewayAnswer } from '../support/webhooks';
import { parkedItems, type ParkedItem } from '../support/work-for-people';

jest.setTimeout(90_000);

const MEBIBYTE = 1024 * 1024;
const newcomers = new Newcomers(10);
let ada: Enrolled;
let pids: Record<string, number | undefined>;

beforeAll(async () => {
  ada = await enrol(newcomers.next());
  pids = processes();
});

describe('bad input', () => {
  it('with a wrong signature is refused with 401', async () => {
    const forged = { system: 'shopify-us', topic: 'customers/update', body: '{"id":1}' };
    expectProblem(await postWebhook({ ...forged, signature: Buffer.alloc(32).toString('base64') }), 401);
    expectProblem(await postWebhook({ ...forged, signature: '' }), 401);
  });

  it('of more than 1 MiB is refused with 413', async () => {
    const body = JSON.stringify({ id: 1, note: 'x'.repeat(MEBIBYTE) });
    expectProblem(await postWebhook({ system: 'shopify-us', topic: 'customers/update', body }), 413);
  });

  it('that is not JSON is refused with 400', async () => {
    expectProblem(await postWebhook({ system: 'shopify-us', topic: 'customers/update', body: '{"id":' }), 400);
  });

  it('for a system that is not there is refused with 404', async () => {
    expectProblem(await postWebhook({ system: 'shopify-mars', topic: 'customers/update', body: '{}' }), 404);
    expectProblem(await postWebhook({ system: 'salesforce', topic: 'customers/update', body: '{}' }), 404);
  });

  it('that cannot be mapped is parked with its reason while the next one goes through', async () => {
    const before = await parkedIds();
    const answer = await postWebhook({ system: 'shopify-us', topic: 'customers/update', body: '{"id":{"no":"id"},"email":7}' });
    expect(answer.status).toBe(202);
    const parked = await newlyParked(before, rawTopic('shopify-us').name);
    expect(parked).toMatchObject({ system: 'shopify-us', fault: 'malformed' });
    expect(parked.reason).not.toBe('');
    expect(parked.nextStep).not.toBe('');
    await expectNextGoesThrough();
  });

  it.each([TOPICS.observed.name, rawTopic('shopify-us').name, rawTopic('salesforce').name, TOPICS.goldenChanged.name])(
    'as random bytes on %s is parked while the next one goes through',
    async (topic) => {
      const before = await parkedIds();
      const noise = Buffer.concat([Buffer.from([0x7f]), randomBytes(200)]);
      const framed = Buffer.concat([Buffer.from([0, 0, 0, 0, 1]), randomBytes(50)]);
      const key = `shopify-us/customer/${ada.shop.id}`;
      await produceBytes(
        topic,
        [noise, framed, Buffer.alloc(0)].map((value) => ({ key, value })),
      );
      expect(await newlyParked(before, topic)).toMatchObject({ fault: 'malformed' });
      await expectNextGoesThrough();
    },
  );

  it('brings no service down', () => {
    expect(processes()).toEqual(pids);
  });
});

function processes(): Record<string, number | undefined> {
  return Object.fromEntries(Object.entries(runNow().services).map(([name, { pid }]) => [name, pid]));
}

function expectProblem({ status, type, body }: GatewayAnswer, expected: number): void {
  expect({ status, type }).toEqual({ status: expected, type: expect.stringContaining('application/problem+json') });
  expect(body).toMatchObject({ status: expected, title: expect.any(String), detail: expect.any(String) });
}

async function parkedIds(): Promise<Set<string>> {
  return new Set((await parkedItems()).map(({ parkedId }) => parkedId));
}

async function newlyParked(before: ReadonlySet<string>, topic: string): Promise<ParkedItem> {
  return eventually(`something of ${topic} is parked`, async () => {
    const found = (await parkedItems()).find((item) => !before.has(item.parkedId) && item.topic === topic);
    if (!found) throw new Error('Nothing new is parked.');
    return found;
  });
}

async function expectNextGoesThrough(): Promise<void> {
  const mobile = newcomers.mobile();
  await people()['shopify-us'].updateCustomer(shopperGid(ada.shop.id), { phone: mobile });
  await eventually('the next change reaches CRM and ERP', async () => {
    expect([(await holding(ada.crm)).mobile, (await holding(ada.erp)).mobile]).toEqual([mobile, mobile]);
  });
}
