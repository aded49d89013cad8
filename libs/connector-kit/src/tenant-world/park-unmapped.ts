import { goldenSlotsOf, slotId, TOPICS, type CustomerGoldenChanged, type SlotAddress } from '@trueup/canonical-schema';
import type { ParkRequest, Transaction } from '@trueup/event-bus';
import { CODED_SLOTS } from '@trueup/governance';
import type { MappedRecord } from '../loops/mapped-record';
import { parkedKey } from '../loops/parked-key';
import type { SystemRuntime } from '../loops/system-runtime';
import { refKey } from '../store/held-store';
import { inTheirCodes } from './with-codes';

const CODE = 'UNMAPPED_CODE';

/** Parks each attribute of a record whose code codes.yaml does not know; the rest of the record goes on. */
export function parkUnmappedReading(runtime: SystemRuntime, tx: Transaction, { ref, event, reading }: MappedRecord): void {
  if (!hasCodes(runtime)) return;
  const { system } = runtime.row;
  for (const claim of reading.slots.filter(({ slot }) => CODED_SLOTS[slot] !== undefined)) {
    const key = `${system}/${refKey(ref)}#${slotId(claim)}`;
    tx.closeParked({ key }, 'The record was read anew.');
    if (claim.unmapped === undefined) continue;
    const reason = `${system} has the code ${claim.unmapped} in ${claim.slot} of ${refKey(ref)}, which codes.yaml does not know.`;
    tx.park({ ...parked(system, claim, reason), key, topic: TOPICS.observed.name, meta: event.meta });
  }
}

/** Parks each golden value that this system should hold and has no code for. */
export function parkUnmappedWrite(runtime: SystemRuntime, tx: Transaction, golden: CustomerGoldenChanged): void {
  if (!hasCodes(runtime)) return;
  const { system } = runtime.row;
  for (const slot of goldenSlotsOf(golden)) {
    if (CODED_SLOTS[slot.slot] === undefined || slot.state !== 'value' || slot.value === null) continue;
    const key = `${parkedKey(golden.customerId, system)}#${slotId(slot)}#code`;
    tx.closeParked({ key }, 'It was planned anew.');
    if (inTheirCodes(runtime.codes, system, { slot: slot.slot, value: slot.value }) !== undefined) continue;
    const reason = `codes.yaml has no code of ${system} for ${JSON.stringify(slot.value)} in ${slot.slot}.`;
    tx.park({
      ...parked(system, slot, reason),
      key,
      customerId: golden.customerId,
      topic: TOPICS.goldenChanged.name,
      meta: golden.meta,
    });
  }
}

function parked(system: string, { slot }: Pick<SlotAddress, 'slot'>, reason: string): ParkRequest {
  const nextStep = 'Add the code to codes.yaml and restart; it is taken up with the next change, or redrive it.';
  return { room: 'connector-kit', system, slot, fault: 'malformed', code: CODE, reason, nextStep };
}

/** Whether any list speaks of this system. */
function hasCodes({ codes, row: { system } }: SystemRuntime): boolean {
  return Object.values(codes).some((list) => Object.values(list).some((theirs) => system in theirs));
}
