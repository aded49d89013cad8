import type { Activation } from './activate-contract';

/** An activation that is known, whether its time has come or not. */
export interface KnownActivation extends Activation {
  readonly eventId: string;
  /** Epoch ms. */
  readonly effectiveFrom: number;
}

/** What somebody asks to become active. */
export interface AskedActivation extends Activation {
  /** Epoch ms; null for at once. */
  readonly effectiveFrom: number | null;
  /** eventId of the activation that was the newest when it was asked for; null where nobody looked. */
  readonly replaces: string | null;
}

/** What becomes of it: it follows another one from a time on, it counts already, or it cannot be. */
export type NextActivation =
  | { readonly effect: 'follows'; readonly previous: KnownActivation | undefined; readonly effectiveFrom: number }
  | { readonly effect: 'counts'; readonly by: KnownActivation }
  | { readonly effect: 'refused'; readonly code: 'changed-since' | 'too-early'; readonly detail: string };

/** Of all activations the one that counts at a time; of two from one time that with the greater id. */
export function countingAt(known: readonly KnownActivation[], at: number): KnownActivation | undefined {
  const begun = known.filter(({ effectiveFrom }) => effectiveFrom <= at);
  return begun.sort((left, right) => right.effectiveFrom - left.effectiveFrom || (left.eventId < right.eventId ? 1 : -1))[0];
}

/** Where an activation stands among those that are known. It may count from before now on, never from before the one that counts now. */
export function nextActivation(known: readonly KnownActivation[], asked: AskedActivation, now: number): NextActivation {
  const newest = countingAt(known, Infinity);
  if (asked.replaces !== null && newest && newest.eventId !== asked.replaces)
    return { effect: 'refused', code: 'changed-since', detail: `${nameOf(newest)} was activated meanwhile; look again and repeat.` };
  const active = countingAt(known, now);
  const effectiveFrom = asked.effectiveFrom ?? Math.max(now, (active?.effectiveFrom ?? 0) + 1);
  const previous = countingAt(known, effectiveFrom);
  if (previous?.contract === asked.contract && previous.model === asked.model) return { effect: 'counts', by: previous };
  const rival = active && effectiveFrom < active.effectiveFrom ? active : previous;
  if (rival && effectiveFrom <= rival.effectiveFrom)
    return { effect: 'refused', code: 'too-early', detail: `${nameOf(rival)} counts from ${timeOf(rival)} on; name a later time.` };
  return { effect: 'follows', previous, effectiveFrom };
}

function nameOf({ contract, model }: Activation): string {
  return `Contract ${contract} with model ${model}`;
}

function timeOf({ effectiveFrom }: KnownActivation): string {
  return new Date(effectiveFrom).toISOString();
}
