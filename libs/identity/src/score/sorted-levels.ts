import type { Level } from '../model/levels';
import { sortedTexts } from '../normalise/sorted-texts';

/** The levels in the order in which evidence is told; each is there once. */
export function sortedLevels(levels: readonly Level[]): readonly Level[] {
  return sortedTexts(levels) as readonly Level[];
}
