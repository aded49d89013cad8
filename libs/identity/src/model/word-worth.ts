/** Words that hardly anybody has are counted as if a few more had them: one file knows too little of them. */
const UNSEEN = 3;

/** Bits of a word that so many of the records have. */
export function wordWorth(count: number, records: number): number {
  return Math.log2(records / (count + UNSEEN));
}
