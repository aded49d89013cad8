import fc from 'fast-check';
import { SLOTS, attributeOf, joinKey, slotId, type Consent, type SlotAddress, type SourceRef } from '@trueup/canonical-schema';
import { claim, inputOf, member, record, snapshotOf, planFor } from '../testing/customer';
import { contractWith } from '../testing/contract-with';
import { CONTRACT, SYSTEMS } from '../testing/default-contract';
import { valuesFor } from '../testing/values';
import { goldenOf, type Golden, type KeptClaim, type MemberView } from './index';

const MOBILE: SlotAddress = { slot: 'phones.mobile', key: '', context: 'private' };
const EMAIL: SlotAddress = { slot: 'emails.contact', key: '', context: 'private' };
const CONSENT: SlotAddress = { slot: 'consents.email', key: 'ada@example.com|marketing|us', context: '' };
const ORDER: SlotAddress = { slot: 'orderReferences', key: 'shopify-us|1001', context: '' };
const accepted = { status: 'accepted', placedAt: 50, legalEntity: 'us', brand: 'us', channel: 'web' };

function valueAt(golden: Golden, { slot, key, context }: SlotAddress) {
  return golden.slots.find((one) => one.slot === slot && one.key === key && one.context === context)?.value;
}

function stateIn(golden: Golden, system: string) {
  return golden.systems.find((one) => one.system === system);
}

describe('order', () => {
  const address = fc.constantFrom(...SLOTS).map((slot): SlotAddress => {
    const { place } = attributeOf(slot);
    const key =
      'key' in place ? joinKey(place.key.map((part) => (part === 'system' ? 'netsuite-us' : part === 'controller' ? 'us' : ''))) : '';
    return { slot, key, context: 'list' in place && 'contextual' in place ? 'private' : '' };
  });
  const claims = fc.record({
    address,
    second: fc.boolean(),
    at: fc.integer({ min: 1, max: 4 }),
    state: fc.constantFrom('value', 'value', 'cleared', 'empty', 'erased', 'withheld'),
    timeQuality: fc.constantFrom('field', 'diff', 'record', 'baseline'),
    verification: fc.constantFrom('verified', 'unverified'),
    origin: fc.constantFrom('source', 'source', 'ours'),
  });
  const kept = claims.map(({ address: at, second, state, ...rest }): KeptClaim => {
    const value = state === 'value' ? valuesFor(at.slot)[second ? 1 : 0] : null;
    return claim(at, value, { ...rest, state } as Parameters<typeof claim>[2]);
  });
  const members = fc.uniqueArray(
    fc.record({
      system: fc.constantFrom(...SYSTEMS.systems.map(({ system }) => system)),
      id: fc.constantFrom('1', '2'),
      claims: fc.array(kept, { maxLength: 8 }),
      linkedAt: fc.integer({ min: 1, max: 3 }),
      lifecycle: fc.constantFrom('present', 'present', 'deleted'),
    }),
    { maxLength: 6, selector: ({ system, id }) => `${system}/${id}` },
  );
  const shuffled = (views: readonly MemberView[]) =>
    fc.tuple(fc.shuffledSubarray([...views], { minLength: views.length }), fc.infiniteStream(fc.nat())).map(([order, seeds]) => {
      const next = () => seeds.next().value as number;
      return order.map((view) => ({
        ...view,
        claims: view.claims
          .map((one) => [next(), one] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, one]) => one),
      }));
    });

  const facts = {
    owner: [{ system: 'erp', when: { country: 'DE', legalEntity: ['us', 'de'] } }, { system: 'commerce', when: { brand: 'us' } }, 'crm'],
  };
  const under = fc.constantFrom(
    CONTRACT,
    contractWith({
      'phones.mobile': { rule: ['mostFrequent', 'mostRecent'], decay: { afterDays: 2 / 86_400_000 } },
      'addresses.billing': { ...facts, compete: [], fill: ['crm', 'commerce'], rule: ['mostComplete', 'mostFrequent'] },
      'names.legal': facts,
      birthDate: { rule: 'mostFrequent', compete: ['commerce', 'erp'], fill: [], decay: { afterDays: 3 / 86_400_000 } },
    }),
  );
  const pinned = fc.array(
    fc.record({ address, at: fc.integer({ min: 1, max: 4 }), retireOnSourceChange: fc.boolean(), expires: fc.boolean() }).map((pin) => ({
      ...pin.address,
      decisionId: `${slotId(pin.address)} ${pin.at} ${pin.expires}`,
      value: valuesFor(pin.address.slot)[0],
      decidedAt: pin.at,
      expiresAt: pin.expires ? 500 : null,
      retireOnSourceChange: pin.retireOnSourceChange,
    })),
    { maxLength: 2 },
  );

  it('makes the same golden customer whatever the order of records, claims and pins', () => {
    const cases = members
      .map((drafts) =>
        drafts.map(({ system, id, ...view }) =>
          member(system, view.claims, { ...view, source: record(system, id) } as Partial<MemberView>),
        ),
      )
      .chain((views) =>
        fc.tuple(fc.constant(views), shuffled(views), fc.constantFrom('person', 'organisation', 'site' as const), under, pinned),
      );
    fc.assert(
      fc.property(cases, ([views, others, kind, contract, pins]) => {
        const more = { kind, contract, founder: record('salesforce') } as const;
        const made = goldenOf(inputOf(views, { ...more, pins }));
        expect(goldenOf(inputOf(others, { ...more, pins: pins.toReversed() }))).toEqual(made);
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });
});

describe('time', () => {
  it('never lets a source that is ahead of the clock win by it', () => {
    const ahead = claim(MOBILE, '+15550100', { at: 900, receivedAt: 100 });
    const later = claim(MOBILE, '+15550101', { at: 200 });
    expect(valueAt(goldenOf(inputOf([member('shopify-us', [ahead]), member('salesforce', [later])])), MOBILE)).toBe('+15550101');
  });

  it('never lets a record time or a baseline win over a change that was seen', () => {
    const seen = claim(MOBILE, '+15550100', { at: 100, timeQuality: 'diff' });
    const read = claim(MOBILE, '+15550101', { at: 500, timeQuality: 'record' });
    expect(valueAt(goldenOf(inputOf([member('shopify-us', [seen]), member('salesforce', [read])])), MOBILE)).toBe('+15550100');
  });

  it('gives a tie to the owner', () => {
    const loaded = (value: string, at: number) => claim(MOBILE, value, { at, timeQuality: 'baseline' });
    const golden = goldenOf(inputOf([member('shopify-us', [loaded('+15550100', 500)]), member('salesforce', [loaded('+15550101', 100)])]));
    expect(valueAt(golden, MOBILE)).toBe('+15550101');
    expect(golden.slots[0]?.provenance.losers).toMatchObject([{ source: record('shopify-us'), because: 'tied with the owner' }]);
  });
});

describe('claims', () => {
  it('takes what equals our own write for no claim', () => {
    const golden = goldenOf(inputOf([member('salesforce', [claim(MOBILE, '+15550100', { at: 1, origin: 'ours' })])]));
    expect(valueAt(golden, MOBILE)).toBeUndefined();
  });

  it('uses what fills in only while owner and competitors have nothing, and says where the value is from', () => {
    const erp = member('netsuite-us', [claim(MOBILE, '+15550109', { at: 10 })]);
    expect(valueAt(goldenOf(inputOf([erp])), MOBILE)).toBe('+15550109');
    expect(valueAt(goldenOf(inputOf([erp, member('shopify-us', [claim(MOBILE, '+15550100', { at: 20 })])])), MOBILE)).toBe('+15550100');
  });

  it("does not bring an older fill back after the owner's clear", () => {
    const cleared = member('salesforce', [claim(MOBILE, null, { at: 50 })]);
    const older = goldenOf(inputOf([cleared, member('netsuite-us', [claim(MOBILE, '+15550109', { at: 10 })])]));
    expect(older.slots.find(({ slot }) => slot === 'phones.mobile')).toMatchObject({ state: 'cleared', value: null });
    const newer = goldenOf(inputOf([cleared, member('netsuite-us', [claim(MOBILE, '+15550109', { at: 60 })])]));
    expect(valueAt(newer, MOBILE)).toBe('+15550109');
  });

  it('ends the claims of a record that was deleted', () => {
    const gone = member('salesforce', [claim(MOBILE, '+15550100', { at: 90 })], { lifecycle: 'deleted' });
    expect(valueAt(goldenOf(inputOf([gone, member('shopify-us', [claim(MOBILE, '+15550101', { at: 1 })])])), MOBILE)).toBe('+15550101');
  });

  it('takes the whole name from one record', () => {
    const name = (slot: 'names.given' | 'names.family' | 'names.middle') => ({ slot, key: '', context: '' });
    const crm = member('salesforce', [
      claim(name('names.given'), 'Ada', { at: 10 }),
      claim(name('names.middle'), 'M', { at: 10 }),
      claim(name('names.family'), 'Byron', { at: 10 }),
    ]);
    const shop = member('shopify-us', [claim(name('names.given'), 'Augusta', { at: 10 }), claim(name('names.family'), 'King', { at: 20 })]);
    const golden = goldenOf(inputOf([crm, shop]));
    expect([valueAt(golden, name('names.given')), valueAt(golden, name('names.family'))]).toEqual(['Augusta', 'King']);
    expect(valueAt(golden, name('names.middle'))).toBeUndefined();
  });

  it('takes a foreign word on a part of a name for one on the name: it stands against an older name, and not against a newer one', () => {
    const name = (slot: 'names.given' | 'names.family') => ({ slot, key: '', context: '' });
    const crm = (at: number) =>
      member('salesforce', [claim(name('names.given'), 'Ada', { at: 10 }), claim(name('names.family'), 'King', { at })]);
    const erp = (...claims: KeptClaim[]) => member('netsuite-us', claims);
    const given = claim(name('names.given'), 'Augusta', { at: 20 });
    const family = (at: number) => claim(name('names.family'), 'Byron', { at });
    const foreign = (...members: MemberView[]) => goldenOf(inputOf(members)).foreign.map(({ slot }) => slot);
    expect(foreign(crm(10), erp(given))).toEqual(['names.given']);
    expect(foreign(crm(30), erp(given))).toEqual([]);
    expect(foreign(crm(30), erp(given, family(40)))).toEqual(['names.given', 'names.family']);
  });

  it('keeps private and business contact apart', () => {
    const work = { ...MOBILE, context: 'business:acme' };
    const golden = goldenOf(
      inputOf([
        member('salesforce', [claim(work, '+15550111', { at: 90 })]),
        member('shopify-us', [claim(MOBILE, '+15550100', { at: 1 })]),
      ]),
    );
    expect([valueAt(golden, MOBILE), valueAt(golden, work)]).toEqual(['+15550100', '+15550111']);
  });

  it('keeps what a steward pinned until the pin ends', () => {
    const pin = { ...MOBILE, decisionId: 'd1', value: '+15550177', decidedAt: 5, expiresAt: 2_000 };
    const members = [member('salesforce', [claim(MOBILE, '+15550100', { at: 90 })])];
    expect(valueAt(goldenOf(inputOf(members, { pins: [pin] })), MOBILE)).toBe('+15550177');
    expect(valueAt(goldenOf(inputOf(members, { pins: [pin], asOf: 3_000 })), MOBILE)).toBe('+15550100');
    expect(valueAt(goldenOf(inputOf([member('salesforce', [])], { pins: [pin] })), MOBILE)).toBe('+15550177');
  });
});

describe('consent', () => {
  const said = (status: Consent['status'], more: Parameters<typeof claim>[2], consent: Partial<Consent> = {}) =>
    claim(CONSENT, { status, explicit: true, evidence: null, decidedAt: null, ...consent }, more);
  const winner = (crm: KeptClaim, shop: KeptClaim) =>
    (valueAt(goldenOf(inputOf([member('salesforce', [crm]), member('shopify-us', [shop])])), CONSENT) as Consent | undefined)?.status;

  it('follows the latest explicit decision', () => {
    expect(winner(said('withdrawn', { at: 10 }), said('granted', { at: 20 }))).toBe('granted');
    expect(winner(said('withdrawn', { at: 10 }), said('granted', { at: 90 }, { decidedAt: 5 }))).toBe('withdrawn');
  });

  it('lets withdrawn win over granted on equal or unknown times', () => {
    expect(winner(said('granted', { at: 10 }), said('withdrawn', { at: 10 }))).toBe('withdrawn');
    expect(winner(said('granted', { at: 90, timeQuality: 'baseline' }), said('withdrawn', { at: 10, timeQuality: 'baseline' }))).toBe(
      'withdrawn',
    );
    expect(winner(said('granted', { at: 10 }), said('withdrawn', { at: 20, timeQuality: 'record' }))).toBe('withdrawn');
  });

  it('knows nothing where nobody decided', () => {
    expect(winner(said('granted', { at: 90 }, { explicit: false }), said('withdrawn', { at: 10 }, { explicit: false }))).toBeUndefined();
  });
});

describe('systems and status', () => {
  const shopper = (...claims: KeptClaim[]) => member('shopify-us', claims);

  it('is provisional until an order, active with one, inactive when every record is gone', () => {
    expect(goldenOf(inputOf([shopper()])).status).toBe('provisional');
    expect(goldenOf(inputOf([shopper(claim(ORDER, { ...accepted, status: 'placed' }, { at: 50 }))])).status).toBe('active');
    expect(goldenOf(inputOf([member('salesforce', [], { lifecycle: 'deleted' })])).status).toBe('inactive');
  });

  it('wants the CRM from the first order and only the ERP whose legal entity accepted one', () => {
    const states = (order: object) =>
      goldenOf(inputOf([shopper(claim(ORDER, { ...accepted, ...order }, { at: 50 }))])).systems.map(({ state }) => state);
    expect(states({})).toEqual(['wanted', 'aligned', 'notWanted', 'wanted', 'notWanted']);
    expect(states({ status: 'placed' })).toEqual(['wanted', 'aligned', 'notWanted', 'notWanted', 'notWanted']);
    expect(states({ legalEntity: 'de' })).toEqual(['wanted', 'aligned', 'notWanted', 'notWanted', 'wanted']);
  });

  it('passes on what a delivery left behind', () => {
    const delivered = [{ system: 'netsuite-us', state: 'pendingValidation', reason: 'postalCode' }] as const;
    const golden = goldenOf(inputOf([shopper(claim(ORDER, accepted, { at: 50 }))], { delivered }));
    expect(stateIn(golden, 'netsuite-us')).toMatchObject({ state: 'pendingValidation', reason: 'postalCode', primary: null });
  });

  it('creates nothing anew where the record was deleted', () => {
    const gone = member('salesforce', [], { lifecycle: 'deleted' });
    expect(stateIn(goldenOf(inputOf([gone, shopper(claim(ORDER, accepted, { at: 50 }))])), 'salesforce')?.state).toBe('notWanted');
  });

  it('lets the record that was linked first represent the customer', () => {
    const twice = [member('salesforce', [], { linkedAt: 9 }), member('salesforce', [], { source: record('salesforce', '2'), linkedAt: 3 })];
    const state = stateIn(goldenOf(inputOf(twice)), 'salesforce');
    expect([state?.primary, state?.others]).toEqual<[SourceRef, SourceRef[]]>([record('salesforce', '2'), [record('salesforce', '1')]]);
  });

  it('serves a customer from where the newest order was placed until an ERP says otherwise', () => {
    const entity: SlotAddress = { slot: 'routing.legalEntity', key: '', context: '' };
    const order = shopper(claim(ORDER, accepted, { at: 50 }));
    expect(valueAt(goldenOf(inputOf([order, member('shopify-eu', [])])), entity)).toBe('us');
    expect(valueAt(goldenOf(inputOf([order, member('netsuite-us', [claim(entity, 'us-west', { at: 60 })])])), entity)).toBe('us-west');
  });
});

it('proposes a newer e-mail to a shopper who can sign in, and never writes it', () => {
  const login = (slot: 'storefront.loginState' | 'storefront.loginEmail', value: string) =>
    claim({ slot, key: 'shopify-us|us', context: '' }, value, { at: 10 });
  const shop = member('shopify-us', [
    login('storefront.loginState', 'enabled'),
    login('storefront.loginEmail', 'ada@example.com'),
    claim(EMAIL, 'ada@example.com', { at: 10 }),
  ]);
  const input = inputOf([shop, member('salesforce', [claim(EMAIL, 'ada@example.org', { at: 20 })])]);
  expect(goldenOf(input).proposals).toMatchObject([
    { slot: 'storefront.loginEmail', key: 'shopify-us|us', current: 'ada@example.com', proposed: 'ada@example.org' },
  ]);
  expect(planFor('shopify-us', snapshotOf(input)).changes.filter(({ address }) => address.slot === 'emails.contact')).toEqual([]);
});
