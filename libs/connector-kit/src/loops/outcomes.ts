import type { Outcome } from '@trueup/canonical-schema';
import type { Unsettled } from '../store/desired-store';

/** How some changes ended at a target. */
export interface Ending {
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly settles: readonly Unsettled[];
}

/**
 * How each change of a row ended: what the contract refused is refused; what a later change of the same slots overtook before it could be
 * written is superseded; the rest shares the end of the write.
 */
export function endingsOf(settles: readonly Unsettled[], write: { readonly outcome: Outcome; readonly reason: string | null }): Ending[] {
  const unique = [...new Map(settles.map((change) => [change.correlationId, change])).values()];
  const refused = unique.filter(({ effect }) => effect === 'refused');
  const open = unique.filter(({ effect }) => effect !== 'refused');
  const overtaken = open.filter((change) => isOvertaken(change, open));
  const rest = open.filter((change) => !overtaken.includes(change));
  const dispositions = [...new Set(refused.flatMap(({ disposition }) => disposition ?? []))].join(', ');
  return [
    { ...write, settles: rest },
    {
      outcome: 'superseded' as const,
      reason: 'A later change of the same values was there before it could be written.',
      settles: overtaken,
    },
    { outcome: 'refused' as const, reason: dispositions || 'The contract gives the source no say.', settles: refused },
  ].filter(({ settles: ended, outcome }) => ended.length > 0 || outcome === 'applied' || outcome === 'parked');
}

function isOvertaken(change: Unsettled, others: readonly Unsettled[]): boolean {
  const later = new Set(others.filter(({ version }) => version > change.version).flatMap(({ slots }) => slots));
  return change.slots.length > 0 && change.slots.every((slot) => later.has(slot));
}
