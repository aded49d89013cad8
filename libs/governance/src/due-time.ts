import { staleFrom } from './decay';
import type { GoldenInput, Pin } from './golden-input';
import type { Settled } from './golden-slots';

/** When golden may change although nobody says anything: a pin ends or a value that somebody else speaks beside grows stale. Null for never. */
export function dueTime({ asOf }: GoldenInput, pins: readonly Pin[], settled: readonly Settled[]): number | null {
  const ends = pins.flatMap(({ expiresAt }) => expiresAt ?? []);
  const stale = settled.flatMap(({ claims, policy }) =>
    policy.row.decay && claims.length > 1 ? claims.map((claim) => staleFrom(claim, policy)) : [],
  );
  const due = Math.min(...[...ends, ...stale].filter((at) => at > asOf));
  return Number.isFinite(due) ? due : null;
}
