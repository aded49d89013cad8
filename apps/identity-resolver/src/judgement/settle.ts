import { goldenSlotsOf, slotId, sourceKey, type CustomerGoldenChanged, type SettledChange } from '@trueup/canonical-schema';
import type { Golden } from '@trueup/governance';
import type { LiveChange } from './touch';

export interface SettleInput {
  readonly golden: Golden;
  /** The last snapshot; absent for a new customer. */
  readonly before: CustomerGoldenChanged | undefined;
  /** Whether the snapshot says anything new. */
  readonly isChanged: boolean;
}

/** How a change in a source ended: accepted where golden took any of it, refused where the contract turned it away, else unchanged. */
export function settle(change: LiveChange, input: SettleInput): SettledChange {
  const { correlationId, source, slots, sourceTime, receivedAt } = change;
  const refusal = input.golden.foreign.find(
    (value) => value.correlationId === correlationId && sourceKey(value.source) === sourceKey(source),
  );
  const accepted = isAccepted(change, input);
  const effect = accepted || (!refusal && input.isChanged) ? 'accepted' : refusal ? 'refused' : 'unchanged';
  const disposition = effect === 'refused' ? (refusal?.disposition ?? null) : null;
  return { correlationId, source, effect, disposition, slots: [...slots].sort(), sourceTime, receivedAt };
}

function isAccepted({ slots, correlationId, source }: LiveChange, { golden, before }: SettleInput): boolean {
  const touched = new Set(slots);
  const own = golden.slots.filter(
    ({ provenance }) => provenance.correlationId === correlationId && sourceKey(provenance.source) === sourceKey(source),
  );
  const left = new Set(golden.slots.map(slotId));
  const gone = (before ? goldenSlotsOf(before) : []).map(slotId).filter((id) => !left.has(id));
  return own.some((slot) => touched.has(slotId(slot))) || gone.some((id) => touched.has(id));
}
