import type { Touch } from '../judgement/touch';
import type { Verdict } from '../judgement/verdict';
import type { Shelf } from './shelf';

/**
 * Whom a verdict touches beyond what it judged: who refers to a record that changed customer, and who stands in a circle with a
 * customer that was judged. `seen` are the keys that were judged since anything moved.
 */
export async function affectedBy(
  shelf: Shelf,
  { moves, entangled }: Verdict,
  { first, seen }: { first: Touch; seen: Set<string> },
): Promise<Touch[]> {
  if (moves.length > 0) seen.clear();
  const causes = new Map(moves.map(({ key, because }) => [key, because] as const));
  const referrers = moves.length > 0 ? await shelf.referrersOf([...causes.keys()]) : [];
  const circles = entangled.filter((key) => !seen.has(key));
  for (const key of circles) seen.add(key);
  const touched = new Map([
    ...circles.map((key) => [key, first] as const),
    ...referrers.map(({ party, referrer }) => [referrer, causes.get(party) ?? first] as const),
  ]);
  return [...touched].map(([key, { change: _change, ...touch }]) => ({ ...touch, key }));
}
