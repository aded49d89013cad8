import { sourceKey, type SourceRef } from '@trueup/canonical-schema';
import { ask, customersOf, golden } from '../support/customer';
import { arrived, customerOf } from '../support/everywhere';
import { eventually } from '../support/eventually';
import { crmField, holding } from '../support/holding';
import { markJournals, ourWritesSince } from '../support/journals';
import { Newcomers, paidOrder, type Newcomer } from '../support/newcomers';
import { quiet } from '../support/quiet';
import { people } from '../support/run';
import { decide, reviewOf, type Answer } from '../support/steward';
import { trueup, trueupDone } from '../support/trueup';

jest.setTimeout(180_000);

const newcomers = new Newcomers(18);
const emil = newcomers.next();
// One household: one family name and one e-mail for both.
const frida: Newcomer = { ...newcomers.next(), family: emil.family, email: emil.email };
const landline = newcomers.mobile();
let [his, hers]: Known[] = [];

interface Known {
  readonly shop: SourceRef;
  readonly crm: SourceRef;
}

beforeAll(async () => {
  his = await buy('shopify-us', emil);
  hers = await buy('shopify-eu', frida);
  await people().salesforce.update(hers.crm.type, hers.crm.id, { Phone: landline });
  await quiet();
});

describe('a steward', () => {
  it('sees both sides, what speaks for and against, and what a merge would change and write', async () => {
    const { his, hers } = both();
    const review = await reviewOf('match', [his.shop, hers.shop]);
    expect(review.sides.flatMap(({ records }) => records).sort()).toEqual([hers.shop, his.shop].map(sourceKey).sort());
    expect(review.terms.some(({ weight }) => weight > 0)).toBe(true);
    expect(review.terms.some(({ weight }) => weight < 0)).toBe(true);
    expect(review.notForeseen).toBeNull();
    expect(review.foreseen?.targets.map(({ record }) => record)).toContain(sourceKey(his.crm));
    expect(await trueupDone('reviews', '--kind', 'match', '--limit', '200')).toContain(review.reviewId);
    expect(await trueupDone('review', review.reviewId)).toContain(`writes to ${sourceKey(his.crm)}`);
  });

  it('answers that the two are one, and it reaches the systems', async () => {
    const { his, hers } = both();
    const { reviewId, version, valueAtRisk } = await reviewOf('match', [his.shop, hers.shop]);
    expect(valueAtRisk).toBeGreaterThan(0);
    const accept = { kind: 'confirm', reviewId, accept: true };
    expect(await decide(accept, '"as it was yesterday"')).toMatchObject({ status: 412, body: { code: 'changed-since' } });
    const taken = await decide(accept, `"${version}"`);
    expect(taken.status).toBe(202);
    await eventually('they are one customer', async () => expect(await customersOf(hers.shop)).toEqual(await customersOf(his.shop)));
    expect((await customerOf(his.shop)).members).toHaveLength(6);
    await eventually('his contact holds what is golden now', async () => {
      expect(await holding(his.crm)).toMatchObject({ given: frida.given, mobile: frida.mobile });
      expect(await landlineOf(his.crm)).toBe(landline);
      expect((await holding(his.shop)).given).toBe(frida.given);
    });
    await eventually('the trace tells it from the decision to the systems', async () => {
      const { steps } = await ask<{ steps: { event: string }[] }>(`/v1/trace/${taken.body.correlationId}`);
      expect(steps.map(({ event }) => event)).toEqual(expect.arrayContaining(['decided', 'golden-changed', 'delivered']));
    });
  });

  it('takes it back: the old values return to every system, and what was edited in the meantime stays', async () => {
    const { his, hers } = both();
    await quiet();
    await people().salesforce.update(his.crm.type, his.crm.id, { Preferred_Language__c: 'fr' });
    await eventually('the edit is golden', async () => expect(golden(await customerOf(his.crm), 'preferredLanguage')?.value).toBe('fr'));
    await quiet();
    const split = await decide({ kind: 'split', records: [his.shop, hers.shop].map(sourceKey) });
    expect(split.status).toBe(202);
    expect(repairs(split, his.crm)).toEqual(expect.arrayContaining([`names.given: ${emil.given}`, 'phones.main: null']));
    await eventually('they are two', async () => expect(await customersOf(hers.shop)).not.toEqual(await customersOf(his.shop)));
    await eventually(
      'each system holds its old values',
      async () => {
        expect(await holding(his.crm)).toMatchObject({ given: emil.given, email: emil.email, mobile: emil.mobile });
        expect(await landlineOf(his.crm)).toBeNull();
        expect(await holding(his.shop)).toMatchObject({ given: emil.given, mobile: emil.mobile });
        expect(await holding(hers.shop)).toMatchObject({ given: frida.given, mobile: frida.mobile });
        expect(await landlineOf(hers.crm)).toBe(landline);
      },
      { withinMs: 60_000 },
    );
    expect((await people().salesforce.read(his.crm.type, his.crm.id))['Preferred_Language__c']).toBe('fr');
    expect(await ask(`/v1/customers/${(await customerOf(hers.shop)).customerId}`)).not.toHaveProperty('resolvedFrom');
  });

  it('is shown the earlier decision where a new one contradicts it, and nothing happens', async () => {
    const { his, hers } = both();
    await quiet();
    const mark = await markJournals();
    const refused = await decide({ kind: 'link', records: [his.shop, hers.shop].map(sourceKey) });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'contradiction', asked: { kind: 'link' }, earlier: [{ kind: 'split', author: 'Ann Example' }] },
    });
    const records = [his.shop, hers.shop].map(sourceKey);
    const atTheTerminal = await trueup('decide', 'link', '--records', ...records, '--reason', 'Once more.', '--yes');
    expect(atTheTerminal).toMatchObject({ code: 1, stderr: expect.stringContaining('Ann Example decided split') });
    await quiet();
    expect(await customersOf(hers.shop)).not.toEqual(await customersOf(his.shop));
    for (const system of ['salesforce', 'shopify-us', 'shopify-eu']) expect(await ourWritesSince(mark, system)).toEqual([]);
  });
});

function both(): { his: Known; hers: Known } {
  if (!his || !hers) throw new Error('The two are not known yet.');
  return { his, hers };
}

async function buy(store: 'shopify-us' | 'shopify-eu', person: Newcomer): Promise<Known> {
  const { customerId } = await people()[store].order({ ...paidOrder(person), currency: store === 'shopify-us' ? 'USD' : 'EUR' });
  const shop = { system: store, type: 'customer', id: customerId.slice(customerId.lastIndexOf('/') + 1) };
  const crm = await arrived(shop, 'salesforce');
  await arrived(shop, store === 'shopify-us' ? 'netsuite-us' : 'netsuite-de');
  return { shop, crm };
}

async function landlineOf({ type, id }: SourceRef): Promise<unknown> {
  const phone = (await people().salesforce.read(type, id))[type === 'Contact' ? 'Phone' : crmField(type, 'Phone')] ?? null;
  return typeof phone === 'string' ? `+${phone.replace(/\D/g, '')}` : phone;
}

/** What a record is to hold again. */
function repairs({ body }: Answer, record: SourceRef): string[] {
  const target = body.foreseen?.targets.find((one) => one.record === sourceKey(record));
  return target?.changes.map(({ slot, after }) => `${slot}: ${String(after)}`) ?? [];
}
