import type { MatchingModel } from '@trueup/identity';

/** A store of twice as many as expected is no reason to act. */
const BITS = 2;

/** What to tell of a store that outgrew its model, in one sentence; undefined while the bands hold for what is stored. */
export function outgrown({ version, frequencies, population }: MatchingModel, stored: number): string | undefined {
  const held = Math.max(population, frequencies?.expected ?? frequencies?.records ?? 0);
  const bits = Math.log2(stored / held);
  if (bits < BITS) return undefined;
  return `About ${Math.round(stored)} records are stored, and the bands of model ${version} hold for ${held}: they lie ${bits.toFixed(1)} bits too low. Freeze counts anew with \`trueup train --expected\` and activate them.`;
}
