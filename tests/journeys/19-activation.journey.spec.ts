import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { allReady } from '../support/all-ready';
import { ask, golden, readCustomer } from '../support/customer';
import { enrol, type Enrolled } from '../support/enrolled';
import { eventually } from '../support/eventually';
import { crmField, holding } from '../support/holding';
import { killService } from '../support/killing';
import { Newcomers } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { people, runNow } from '../support/run';
import { trueup, trueupDone } from '../support/trueup';
import { openReviews } from '../support/work-for-people';

jest.setTimeout(240_000);

const CHANGED = ['identity-resolver', 'crm-connector', 'commerce-connector', 'erp-connector'];
const PHONES = 'phones.mobile, phones.main';
const newcomers = new Newcomers(19);
const file = join(process.env['TRUEUP_CONFIG_DIR'] ?? '', 'ownership.yaml');

let shipped: string;
let shopper: Enrolled;
let mobile: string;

beforeAll(async () => {
  shipped = readFileSync(file, 'utf8');
  shopper = await enrol(newcomers.next(), { withinMs: 60_000 });
  mobile = newcomers.mobile();
  await people().salesforce.update(shopper.crm.type, shopper.crm.id, { [crmField(shopper.crm.type, 'MobilePhone')]: mobile });
  await eventually('what the agent typed is everywhere', async () => {
    expect([(await holding(shopper.shop)).mobile, (await holding(shopper.erp)).mobile]).toEqual([mobile, mobile]);
  });
  await quiet();
});

afterAll(async () => {
  writeFileSync(file, shipped);
  await restart();
  await trueupDone('activate', '--reason', 'The journey is over.', '--yes', '--wait');
  await allReady();
});

describe('a contract that gives the mobile number to the shop', () => {
  it('counts for nobody while it only lies in the folder: who has read it is unready and says what to do', async () => {
    const contract = parse(shipped) as { slots: Record<string, object> };
    const row = { ...contract.slots[PHONES], owner: 'commerce', compete: [] };
    writeFileSync(file, stringify({ ...contract, slots: { ...contract.slots, [PHONES]: row } }));
    await restart();
    expect(golden(await readCustomer(shopper.customerId), 'phones.mobile')?.value).toBe(mobile);
  });

  it('is not activated by somebody who cannot be asked, and is shown with the rows that differ', async () => {
    const { code, stderr } = await trueup('activate', '--reason', 'The workshop decided so.');
    expect(code).toBe(2);
    expect(stderr).toMatch(/phones\.mobile \(.*\): owner crm → commerce; compete commerce → nobody/);
    expect(stderr).toMatch(/\d+ customers judged again/);
  });

  it('is activated by trueup activate: everybody is ready, and the number of the shop is golden and written, and what the agent typed is proposed', async () => {
    const said = await trueupDone('--json', 'activate', '--reason', 'The workshop decided so.', '--yes', '--wait');
    const { eventId } = JSON.parse(said) as { eventId: string };
    await allReady();
    await eventually('the number of the shop is back in shop and ERP', async () => {
      expect(golden(await readCustomer(shopper.customerId), 'phones.mobile')?.value).toBe(shopper.person.mobile);
      for (const record of [shopper.shop, shopper.erp]) expect((await holding(record)).mobile).toBe(shopper.person.mobile);
    });
    const proposals = (await openReviews('proposal')).filter(({ customers }) => customers.includes(shopper.customerId));
    expect(proposals).toEqual([expect.objectContaining({ slot: 'phones.mobile', proposed: JSON.stringify(mobile) })]);
    expect((await holding(shopper.crm)).mobile).toBe(mobile);
    await eventually('the trace of the activation tells of the writes', async () => {
      const { steps } = await ask<{ steps: { event: string; customerId: string | null; summary: string }[] }>(`/v1/trace/${eventId}`);
      expect(steps.map(({ event }) => event)).toEqual(expect.arrayContaining(['contract-activated', 'golden-changed', 'delivered']));
      expect(steps.find(({ event, customerId }) => event === 'golden-changed' && customerId === shopper.customerId)?.summary).toContain(
        'enrichment',
      );
    });
  });

  it('has nothing to do when it is activated again', async () => {
    expect(await trueupDone('activate', '--reason', 'Again.')).toContain('there is nothing to do');
  });
});

/** Ends the services that read the contract, and waits until each is unready: it came back and has read it anew. */
async function restart(): Promise<void> {
  for (const name of CHANGED) await killService(name, new Set());
  for (const name of CHANGED)
    await eventually(`${name} is unready`, async () => expect(await contractProblem(name)).toContain('trueup activate'), {
      withinMs: 60_000,
    });
}

async function contractProblem(name: string): Promise<string> {
  const url = runNow().services[name]?.url;
  const { problems } = (await (await fetch(`${url}/healthz/ready`)).json()) as { problems: Record<string, string> };
  return problems['contract'] ?? '';
}
