import { slotId, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import fc from 'fast-check';
import type { ContractCase } from '../testing/contract-case';
import { CASES } from '../testing/contract-cases';
import { claim, held, inputOf, member, planFor, snapshotOf } from '../testing/customer';
import { SYSTEMS } from '../testing/default-contract';
import { valuesFor } from '../testing/values';
import { hashOfValue, slotName, type HeldSlot, type KeptClaim } from './index';

interface Told {
  readonly case: ContractCase;
  readonly address: SlotAddress;
  readonly golden: SlotValue;
  readonly there: SlotValue;
}

/** Every slot of a person that the contract lets some system be told of plainly. */
const TOLD: readonly Told[] = CASES.filter(
  ({ kinds, readers, without }) => kinds.includes('person') && readers.length > 1 && without.length === 0,
).flatMap((one) =>
  one.slots.map((slot) => {
    const [golden, there] = valuesFor(slot);
    return { case: one, address: { slot, key: one.key, context: one.context }, golden, there };
  }),
);

function personOf(says: readonly { readonly system: string; readonly claim: KeptClaim }[]) {
  const systems = SYSTEMS.systems.map(({ system }) => system).filter((system) => system !== 'netsuite-de');
  const members = systems.map((system) =>
    member(
      system,
      says.filter((one) => one.system === system).map((one) => one.claim),
    ),
  );
  return snapshotOf(inputOf(members, { kind: 'person' }));
}

const loaded = ({ case: { owner }, address, golden }: Told) => ({
  system: owner,
  claim: claim(address, golden, { at: 100, timeQuality: 'baseline' }),
});
const live = ({ case: { owner }, address, golden }: Told, at = 200) => ({ system: owner, claim: claim(address, golden, { at }) });
const heldThere = ({ address, there }: Told, more: Partial<HeldSlot> = {}) => held(address, there, more);
const ids = (addresses: readonly { readonly address: SlotAddress }[]) => addresses.map(({ address }) => slotId(address));
const only = (...told: readonly Told[]) => ({
  holds: told.map((one) => heldThere(one)),
  supports: (at: SlotAddress) => ids(told).includes(slotId(at)),
});
/** Two slots, and a system that may be told of the first and owns neither. */
const anyTwo = fc
  .tuple(fc.constantFrom(...TOLD), fc.constantFrom(...TOLD), fc.nat())
  .map(([one, other, pick]) => ({ one, other, target: one.case.readers[pick % one.case.readers.length] ?? '' }))
  .filter(({ one, other, target }) => one.address.slot !== other.address.slot && target !== one.case.owner && target !== other.case.owner)
  // Names win or lose together: one loaded name and one live one are no two slots.
  .filter(({ one, other }) => one.case !== other.case || one.case.row !== 'names of a person');

describe('a difference that was loaded', () => {
  it('is never written by a live change of another slot, whichever slots and target they are', () => {
    fc.assert(
      fc.property(anyTwo, ({ one, other, target }) => {
        const plan = planFor(target, personOf([loaded(one), live(other)]), only(one, other));
        expect(ids(plan.changes)).toEqual(other.case.readers.includes(target) ? [slotId(other.address)] : []);
        expect(plan.held).toEqual([{ address: one.address, because: 'baseline' }]);
      }),
    );
  });

  it('is written where it is healed, just as a live value would be, and no other difference is', () => {
    fc.assert(
      fc.property(anyTwo, ({ one, other, target }) => {
        const golden = personOf([loaded(one), loaded(other)]);
        const healed = planFor(target, golden, { ...only(one, other), healing: new Set([slotName(one.address)]) });
        expect(ids(healed.changes)).toEqual([slotId(one.address)]);
        expect(healed.changes).toEqual(planFor(target, personOf([live(one), loaded(other)]), only(one, other)).changes);
        const all = planFor(target, golden, { ...only(one, other), healing: 'all' });
        expect(ids(all.changes)).toEqual(ids(planFor(target, personOf([live(one), live(other)]), only(one, other)).changes));
      }),
    );
  });

  it('is all written to a record that is made by a live event', () => {
    const mobile = { slot: 'phones.mobile', key: '', context: 'private' } as const;
    const order = { slot: 'orderReferences', key: 'shopify-us|1001', context: '' } as const;
    const accepted = { status: 'accepted', placedAt: 50, legalEntity: 'us', brand: 'us', channel: 'web' } as const;
    const golden = snapshotOf(
      inputOf([
        member('shopify-us', [claim(mobile, '+15550100', { at: 10, timeQuality: 'baseline' }), claim(order, accepted, { at: 50 })]),
      ]),
    );
    expect(ids(planFor('netsuite-us', golden, { target: null }).changes)).toContain(slotId(mobile));
  });
});

describe('what somebody did since the load', () => {
  const reverted = CASES.filter(({ foreign, owner }) => foreign?.[1] === 'revert' && foreign[0] !== owner).flatMap((one) =>
    one.readers.includes(one.foreign?.[0] ?? '') ? one.slots.map((slot) => ({ one, slot })) : [],
  );

  it.each(reverted)('is put right where the contract reverts it: $slot by $one.foreign', ({ one, slot }) => {
    const [golden, there] = valuesFor(slot);
    const [writer = ''] = one.foreign ?? [];
    const address = { slot, key: one.key, context: one.context };
    const kind = one.kinds[0] ?? 'person';
    const members = [
      member(one.owner, [claim(address, golden, { at: 100, timeQuality: 'baseline' })]),
      member(writer, [claim(address, there, { at: 200 })]),
    ];
    const judged = snapshotOf(inputOf(members, { kind }));
    const plan = planFor(writer, judged, { holds: [held(address, there, { changedAt: 200 })], supports: (at) => at.slot === slot });
    expect(plan.changes).toMatchObject([{ address, reverts: true }]);
  });

  it('is answered where a verified value that was loaded outweighs it', () => {
    const mobile = { slot: 'phones.mobile', key: '', context: 'private' } as const;
    const verified = claim(mobile, '+15550100', { at: 100, timeQuality: 'baseline', verification: 'verified' });
    const shopper = claim(mobile, '+15550199', { at: 200 });
    const golden = personOf([
      { system: 'salesforce', claim: verified },
      { system: 'shopify-us', claim: shopper },
    ]);
    const holds = [held(mobile, '+15550199', { changedAt: 200 })];
    expect(planFor('shopify-us', golden, { holds }).changes).toMatchObject([{ address: mobile, after: '+15550100' }]);
    const elsewhere = planFor('shopify-eu', golden, { holds: [held(mobile, '+15550188')] });
    expect(elsewhere).toMatchObject({ operation: 'none', held: [{ address: mobile, because: 'baseline' }] });
  });
});

describe('what people hold', () => {
  const mobile = { slot: 'phones.mobile', key: '', context: 'private' } as const;
  const given = { slot: 'names.given', key: '', context: '' } as const;
  const golden = personOf([
    { system: 'salesforce', claim: claim(mobile, '+15550100', { at: 100 }) },
    { system: 'salesforce', claim: claim(given, 'Ada', { at: 100 }) },
  ]);
  const holds = [held(mobile, '+15550199'), held(given, 'Ida')];

  it('is not written while its slot is paused, to records that are there nor to new ones', () => {
    const pausedSlots = new Set(['phones.mobile']);
    expect(planFor('shopify-us', golden, { holds, pausedSlots })).toMatchObject({
      changes: [{ address: given }],
      held: [{ address: mobile, because: 'paused' }],
    });
    const created = planFor('netsuite-de', { ...golden, systems: [state('netsuite-de', 'wanted')] }, { target: null, pausedSlots });
    expect(ids(created.changes)).toEqual([slotId(given)]);
  });

  it('is not written again after a rollback, until golden has another value', () => {
    const rolledBack = (value: string) => new Map([[slotId(mobile), hashOfValue(value)]]);
    const again = planFor('shopify-us', golden, { holds, rolledBack: rolledBack('+15550100'), healing: 'all' });
    expect(again).toMatchObject({ changes: [{ address: given }], held: [{ address: mobile, because: 'rolledBack' }] });
    expect(ids(planFor('shopify-us', golden, { holds, rolledBack: rolledBack('+15550122') }).changes)).toContain(slotId(mobile));
  });
});

describe('a record for one context', () => {
  const work = { slot: 'phones.mobile', key: '', context: 'business:acme' } as const;
  const home = { slot: 'phones.mobile', key: '', context: 'private' } as const;
  const given = { slot: 'names.given', key: '', context: '' } as const;
  const golden = personOf([
    { system: 'salesforce', claim: claim(work, '+15550111', { at: 100 }) },
    { system: 'salesforce', claim: claim(home, '+15550100', { at: 100 }) },
    { system: 'salesforce', claim: claim(given, 'Ada', { at: 100 }) },
  ]);

  it('is made with what belongs there, though the customer has a record in the system already', () => {
    const made = planFor('shopify-us', golden, { target: null, context: 'business:acme' });
    expect(made.operation).toBe('create');
    expect(made.changes.map(({ after }) => after)).toEqual(['Ada', '+15550111']);
    expect(planFor('shopify-us', golden, { target: null }).operation).toBe('none');
    expect(planFor('shopify-us', golden, { target: null, context: 'private' }).changes.map(({ after }) => after)).toEqual([
      'Ada',
      '+15550100',
    ]);
  });

  it("is the employer's where anything in it is, and is told nothing private", () => {
    const mixed = [held(work, '+15550177'), held({ ...home, slot: 'phones.main' }, null)];
    const both = personOf([
      { system: 'salesforce', claim: claim(work, '+15550111', { at: 100 }) },
      { system: 'salesforce', claim: claim({ ...home, slot: 'phones.main' }, '+15550100', { at: 100 }) },
    ]);
    expect(planFor('shopify-us', both, { holds: mixed }).changes.map(({ after }) => after)).toEqual(['+15550111']);
  });

  it('is told of no other context, even where it holds nothing of its own yet', () => {
    const plan = planFor('shopify-us', golden, { holds: [held(given, 'Ida')], context: 'business:acme' });
    expect(plan.changes.map(({ after }) => after)).toEqual(['Ada', '+15550111']);
  });
});

function state(system: string, kind: 'wanted') {
  return { system, state: kind, reason: null, primary: null, others: [] };
}
