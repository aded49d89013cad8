import type { Pause } from '@trueup/canonical-schema';
import { goldenPerson } from '../testing/golden';
import { pausedLanes, pausedSlots, standingOf, wholePause } from './standing';
import { SystemControl } from './system-control';

const golden = goldenPerson({ customerId: 'c-1', version: 1, values: {} });

function pauseOf(given: Partial<Pause>): Pause {
  return { pauseId: 'p', slot: null, lane: null, brake: null, reason: 'Maintenance.', by: 'Ann', since: 0, ...given };
}

it('a canary writes whom its filter names and plans for everybody else', () => {
  expect(standingOf({ mode: 'canary', canary: { customers: ['c-1'] } }, golden)).toBe('write');
  expect(standingOf({ mode: 'canary', canary: { customers: ['c-2'] } }, golden)).toBe('observe');
  expect(standingOf({ mode: 'listen', canary: null }, golden)).toBe('leave');
});

it('a pause holds all, a lane, a slot, or a slot of a lane', () => {
  expect(wholePause({ pauses: [pauseOf({})] })).toBe('Maintenance.');
  expect(wholePause({ pauses: [pauseOf({ lane: 'enrichment' }), pauseOf({ slot: 'phones.mobile' })] })).toBeUndefined();
  expect(pausedLanes({ pauses: [pauseOf({ lane: 'enrichment' })] })).toEqual(['enrichment']);
  const both = { pauses: [pauseOf({ lane: 'enrichment', slot: 'phones.mobile' })] };
  expect(pausedLanes(both)).toEqual([]);
  expect([...pausedSlots(both, 'enrichment')]).toEqual(['phones.mobile']);
  expect([...pausedSlots(both, 'checkout')]).toEqual([]);
});

it('records that vanished hold no writing', () => {
  expect(wholePause({ pauses: [pauseOf({ brake: 'massVanish' })] })).toBeUndefined();
});

it('nothing is written before every first load is through, yet plans are told', () => {
  const control = new SystemControl({ mode: 'write', canary: null });
  control.update(control.state, ['crm-one']);
  expect(control.stop()).toBe('Waits for the first load of crm-one.');
  control.update({ ...control.state, mode: 'observe' }, ['crm-one']);
  expect(control.stop()).toBeUndefined();
});
