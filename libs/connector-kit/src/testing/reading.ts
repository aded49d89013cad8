import type { SlotAddress, SlotValue } from '@trueup/canonical-schema';
import type { Reading } from '../held/echo';
import type { HeldRecord, Intent } from '../held/held-record';
import { afterWrite } from '../held/after-write';
import { valueHash } from '../held/same-value';
import type { MappedSlot } from '../mapping/read-record';

export const PHONE: SlotAddress = { slot: 'phones.mobile', key: '', context: 'private' };
export const GIVEN: SlotAddress = { slot: 'names.given', key: '', context: '' };

/** A mapped slot that was read with this value; null is an empty field. */
export function slotRead(address: SlotAddress, value: SlotValue | null, given: Partial<MappedSlot> = {}): MappedSlot {
  return { ...address, state: value === null ? 'empty' : 'value', value, changedAt: null, verification: 'UNKNOWN', partId: null, ...given };
}

/** A reading of a record; `at` is its version, its time and, unless given, its sequence. */
export function readingAt(at: number, slots: readonly MappedSlot[], given: Partial<Reading> = {}): Reading {
  return {
    version: String(at),
    sourceTime: at,
    sequence: at,
    slots,
    lifecycle: 'present',
    identity: 'person',
    receivedAt: at + 1,
    baseline: false,
    ...given,
  };
}

/** A write of one slot that was promised at `at`. */
export function intentOf(address: SlotAddress, value: SlotValue | null, given: Partial<Intent> = {}): Intent {
  const id = `${address.slot}#${address.key}#${address.context}`;
  return { state: 'confirmed', at: 0, hashes: { [id]: valueHash(value) }, customerId: 'customer', goldenVersion: 1, ...given };
}

/** What is held after one slot was written; `returned` is what the target made of it. */
export function heldAfterWrite(
  held: HeldRecord,
  write: { address: SlotAddress; after: SlotValue | null; returned?: SlotValue | null; at: number; sequence?: number },
): HeldRecord {
  const { address, after, returned = after, at, sequence = at } = write;
  return afterWrite(held, {
    changes: [{ address, before: null, after, reverts: false }],
    slots: [slotRead(address, returned)],
    version: String(at),
    sourceTime: at,
    sequence,
    now: at,
  });
}
