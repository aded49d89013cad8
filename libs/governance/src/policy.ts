import type { SlotAddress } from '@trueup/canonical-schema';
import type { Contract } from './contract-row';
import type { SlotPolicy } from './slot-policy';
import type { Subject } from './subject';

/** The contract's row for one slot of one customer, its conditions settled. */
export function policyFor(contract: Contract, slot: SlotAddress, subject: Subject): SlotPolicy {
  throw new Error(`${contract.version} ${slot.slot} ${subject.kind}`);
}
