import { slotId, type CustomerGoldenChanged, type PartyKind, type Slot, type SlotAddress, type SlotValue } from '@trueup/canonical-schema';
import type { ContractCase } from '../testing/contract-case';
import { CASES } from '../testing/contract-cases';
import { claim, held, inputOf, member, planFor, record, snapshotOf } from '../testing/customer';
import { claimsAfter } from '../testing/claims-after';
import { CONTRACT, SYSTEMS, systemRow } from '../testing/default-contract';
import { valuesFor } from '../testing/values';
import { goldenOf, mayHold, type HeldSlot, type KeptClaim } from './index';

interface Walk extends ContractCase {
  readonly slot: Slot;
  readonly kind: PartyKind;
  readonly address: SlotAddress;
  readonly mine: SlotValue;
  readonly theirs: SlotValue;
}

const WALKS: readonly (readonly [string, Walk])[] = CASES.flatMap((one) =>
  one.slots.flatMap((slot) =>
    one.kinds.map((kind) => {
      const [mine, theirs] = valuesFor(slot);
      const address = { slot, key: one.key, context: one.context };
      return [`${one.row}: ${slot} of a ${kind}`, { ...one, slot, kind, address, mine, theirs }] as const;
    }),
  ),
);

/** The customer with a record in every system; each says what is given for it. */
function customer(walk: Walk, says: Readonly<Record<string, readonly KeptClaim[]>>) {
  const systems = SYSTEMS.systems
    .map(({ system }) => system)
    .filter((system) => !walk.without.includes(system) && system !== 'netsuite-de');
  return inputOf(
    systems.map((system) => member(system, says[system] ?? [])),
    { kind: walk.kind },
  );
}

function goldenAt(walk: Walk, says: Readonly<Record<string, readonly KeptClaim[]>>) {
  const golden = goldenOf(customer(walk, says));
  return { ...golden, slot: golden.slots.find((slot) => slotId(slot) === slotId(walk.address)) };
}

/** What the system would be told in the row's slot. */
function toldTo(
  system: string,
  { golden, address, holds }: { golden: CustomerGoldenChanged; address: SlotAddress; holds: readonly HeldSlot[] },
) {
  return planFor(system, golden, { holds, supports: (slot) => slotId(slot) === slotId(address) }).changes;
}

describe.each(WALKS)('%s', (_title, walk) => {
  const { address, owner, mine, theirs } = walk;
  const owned = claim(address, mine, { at: 100 });

  it('follows its owner', () => {
    expect(goldenAt(walk, { [owner]: [owned] }).slot).toMatchObject({ state: 'value', value: mine, provenance: { source: record(owner) } });
  });

  it('treats a foreign write as its row says, and tells its writer accordingly', () => {
    if (!walk.foreign) return expect(CONTRACT.rows.find(({ slot }) => slot === walk.slot)?.onForeignWrite).toEqual([]);
    const [system, then] = walk.foreign;
    const says = { [owner]: [owned], [system]: [claim(address, theirs, { at: 200 })] };
    const golden = goldenAt(walk, says);
    expect(golden.slot?.value).toEqual(mine);
    expect(golden.foreign).toEqual([
      { source: record(system), ...address, disposition: then, valueTime: 200, correlationId: 'change-200' },
    ]);
    expect(golden.proposals).toHaveLength(then === 'propose' ? 1 : 0);
    expect(golden.rejected).toHaveLength(then === 'reject' ? 1 : 0);
    const changes = toldTo(system, {
      golden: snapshotOf(customer(walk, says)),
      address,
      holds: [held(address, theirs, { changedAt: 200 })],
    });
    const isPutBack = then === 'revert' && walk.readers.includes(system);
    expect(changes.map(({ reverts }) => reverts)).toEqual(isPutBack ? [true] : []);
    return undefined;
  });

  it(walk.clears ? "takes its owner's clear, once witnessed" : "keeps its value when its owner's is cleared", () => {
    const kept = claimsAfter([owned], [claim(address, null, { at: 300, timeQuality: 'diff' })]);
    const cleared = walk.clears ? { state: 'cleared', value: null } : { state: 'value', value: mine };
    expect(goldenAt(walk, { [owner]: kept }).slot).toMatchObject(cleared);
    const loaded = claimsAfter([owned], [claim(address, null, { at: 300, timeQuality: 'baseline' })]);
    expect(goldenAt(walk, { [owner]: loaded }).slot).toMatchObject({ state: 'value', value: mine });
  });

  it("ignores a contributor's null", () => {
    const others = SYSTEMS.systems.map(({ system }) => system).filter((system) => system !== owner);
    const nulls = Object.fromEntries(others.map((system) => [system, [claim(address, null, { at: 400, state: 'empty' })]]));
    expect(goldenAt(walk, { ...nulls, [owner]: [owned] })).toMatchObject({ foreign: [], proposals: [], slot: { value: mine } });
  });

  it('keeps its value when its owner withholds the field, and never writes a field that the target withholds', () => {
    const kept = claimsAfter([owned], [claim(address, null, { at: 300, state: 'withheld' })]);
    expect(goldenAt(walk, { [owner]: kept }).slot).toMatchObject({ state: 'value', value: mine });
    const golden = snapshotOf(customer(walk, { [owner]: kept }));
    for (const system of walk.readers) {
      expect(toldTo(system, { golden, address, holds: [held(address, null, { withheld: true })] })).toEqual([]);
    }
  });

  it('lets a baseline load propose, revert and report nothing', () => {
    const system = walk.foreign?.[0] ?? owner;
    const golden = goldenAt(walk, {
      [owner]: [owned],
      ...(walk.foreign && { [system]: [claim(address, theirs, { at: 500, timeQuality: 'baseline' })] }),
    });
    expect(golden).toMatchObject({ foreign: [], proposals: [], rejected: [], slot: { value: mine } });
  });

  it('is told to its readers and to nobody else', () => {
    const golden = snapshotOf(customer(walk, { [owner]: [owned] }));
    const told = SYSTEMS.systems.filter(({ system }) =>
      mayHold(address, { golden, system: systemRow(system), contract: CONTRACT, systems: SYSTEMS }),
    );
    expect(told.map(({ system }) => system).sort()).toEqual([...walk.readers].sort());
  });
});

it('walks every row of the contract for every kind of customer', () => {
  const walked = new Set(WALKS.map(([, { slot, kind }]) => `${slot} ${kind}`));
  const rows = CONTRACT.rows.flatMap(({ slot, kinds }) => kinds.map((kind) => `${slot} ${kind}`));
  expect(rows.filter((one) => !walked.has(one))).toEqual([]);
});

it.each(WALKS.filter(([, { compete }]) => compete.length > 0))('%s: lets a competitor that came later win', (_title, walk) => {
  const { address, owner, mine, theirs, slot } = walk;
  const [rival = ''] = walk.compete;
  const golden = goldenAt(walk, { [owner]: [claim(address, mine, { at: 100 })], [rival]: [claim(address, theirs, { at: 200 })] });
  const isOwnersRule = CONTRACT.rows.find((row) => row.slot === slot)?.rule.join() === 'owner';
  expect(golden.slot?.value).toEqual(isOwnersRule ? mine : theirs);
  expect(golden.foreign).toEqual([]);
});
