import { ROW_DEFAULTS, type Brakes } from '@trueup/governance';
import { compareWithHeld } from '../held/echo';
import { GIVEN, heldAfterWrite, intentOf, PHONE, readingAt, slotRead } from '../testing/reading';
import { HourlyBrakes, type Counted } from './hourly-brakes';
import { lostSlots, withoutSlots } from './lost-slots';
import { lossReason, mostLosses } from './mass-loss';

const NONE: Counted = { creates: [], clears: [], merges: [], touched: [] };
const HOUR = 3_600_000;

function brakes(given: Partial<Brakes>): HourlyBrakes {
  return new HourlyBrakes({ ...ROW_DEFAULTS.brakes, ...given });
}

describe('a mass loss', () => {
  it('is more than a hundredth of the records, and never three of a small tenant', () => {
    const limits = { massClearShare: 0.01, massClearLeast: 3 };
    expect(mostLosses(20, limits)).toBe(3);
    expect(mostLosses(10_000, limits)).toBe(100);
  });

  it('is told with what, how many of how many, and what to do', () => {
    expect(lossReason({ system: 'shop-one', slot: 'phones.mobile', lost: 6, records: 20 })).toBe(
      'phones.mobile went missing from 6 of 20 records of shop-one within an hour. Nothing is cleared anywhere. Look whether the credential may still read it; `trueup resume --system shop-one --slot phones.mobile --reason …` reads them again and takes it for true.',
    );
    expect(lossReason({ system: 'shop-one', slot: '', lost: 6, records: 20 })).toMatch(/^6 of 20 records of shop-one vanished/);
  });
});

describe('what a record lost', () => {
  const known = { intents: [], now: 100 };
  const first = compareWithHeld(readingAt(1, [slotRead(PHONE, '+15550100'), slotRead(GIVEN, 'Ann')]), undefined, known).held;

  it('is a slot that it showed and now does not', () => {
    const reading = readingAt(2, [slotRead(PHONE, null), slotRead(GIVEN, 'Anna')]);
    expect(lostSlots(first, compareWithHeld(reading, first, known))).toEqual(['phones.mobile']);
  });

  it('is nothing where we cleared it, where another element of the slot is left, or where the reading does not show it', () => {
    const ours = { intents: [intentOf(PHONE, null, { at: 2 })], now: 100 };
    const written = heldAfterWrite(first, { address: PHONE, after: null, at: 2 });
    expect(lostSlots(first, compareWithHeld(readingAt(2, [slotRead(PHONE, null)]), written, ours))).toEqual([]);
    const moved = readingAt(2, [slotRead({ ...PHONE, context: 'business:crm/Account/1' }, '+15550100')]);
    expect(lostSlots(first, compareWithHeld(moved, first, known))).not.toContain('phones.mobile');
    const hidden = readingAt(2, [slotRead(PHONE, null, { state: 'withheld' })]);
    expect(lostSlots(first, compareWithHeld(hidden, first, known))).not.toContain('phones.mobile');
  });

  it('is nothing where a cart was emptied', () => {
    const cart = { slot: 'storefront.cart', key: 'shop-one', context: '' } as const;
    const full = compareWithHeld(readingAt(1, [slotRead(cart, 'cart-1')]), undefined, known).held;
    expect(lostSlots(full, compareWithHeld(readingAt(2, [slotRead(cart, null)]), full, known))).toEqual([]);
  });

  it('is withheld while it is held: no clear is told, and what is held stays', () => {
    const slots = withoutSlots([slotRead(PHONE, null), slotRead(GIVEN, 'Anna')], new Set(['phones.mobile']), first);
    const { claims, held } = compareWithHeld(readingAt(2, slots), first, known);
    expect(claims.find(({ slot }) => slot === 'phones.mobile')).toMatchObject({ state: 'withheld', value: null });
    expect(claims.find(({ slot }) => slot === 'names.given')).toMatchObject({ state: 'value', value: 'Anna' });
    expect([...held.slots.values()].find(({ slot }) => slot === 'phones.mobile')).toMatchObject({ value: '+15550100', unseen: true });
  });
});

describe('a limit an hour', () => {
  it('lets so many creates go and says when the next one may', () => {
    const two = brakes({ createsPerHour: 2 });
    expect(two.take({ ...NONE, creates: ['a'] }, { now: 0, records: 0 })).toBeUndefined();
    expect(two.take({ ...NONE, creates: ['b'] }, { now: 10, records: 0 })).toBeUndefined();
    expect(two.take({ ...NONE, creates: ['c'] }, { now: 20, records: 0 })).toEqual({ kind: 'wait', until: HOUR, brake: 'createsPerHour' });
    expect(two.take({ ...NONE, creates: ['c'] }, { now: HOUR, records: 0 })).toBeUndefined();
  });

  it('counts a write that is tried again once', () => {
    const one = brakes({ clearsPerHour: 1 });
    const clear = { ...NONE, clears: ['customer/1 phones.mobile'] };
    expect([1, 2, 3].map((now) => one.take(clear, { now, records: 0 }))).toEqual([undefined, undefined, undefined]);
  });

  it('lets more at once than it allows go only into an empty hour', () => {
    const one = brakes({ clearsPerHour: 1 });
    expect(one.take({ ...NONE, clears: ['a', 'b'] }, { now: 0, records: 0 })).toBeUndefined();
    expect(one.take({ ...NONE, clears: ['c', 'd'] }, { now: 1, records: 0 })).toMatchObject({ until: HOUR });
  });

  it('asks for a person where too large a share of the records would be touched, until a person has looked', () => {
    const tenth = brakes({ shareTouchedPerHour: 0.1, massClearLeast: 3 });
    const touch = (key: string) => tenth.take({ ...NONE, touched: [key] }, { now: 1, records: 50 });
    expect(['a', 'b', 'c', 'd', 'e'].map(touch)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(touch('f')).toEqual({ kind: 'share', touched: 6 });
    tenth.forgetTouched();
    expect(touch('f')).toBeUndefined();
  });
});
