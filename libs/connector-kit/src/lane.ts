/** How urgent work is, the most urgent first. */
export const LANES = ['checkout', 'tax', 'address', 'enrichment'] as const;

export type Lane = (typeof LANES)[number];

/** 0 is the most urgent; a word that names no lane is the least. */
export function laneRank(lane: string): number {
  const at = LANES.findIndex((one) => one === lane);
  return at < 0 ? LANES.length - 1 : at;
}
