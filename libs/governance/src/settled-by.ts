/** The rules that a contract may name. */
export const RULE_NAMES = [
  'owner',
  'verified',
  'mostRecent',
  'sourcePriority',
  'mostFrequent',
  'mostComplete',
  'latestExplicit',
  'union',
] as const;

/** A rule that chooses among claims. */
export type RuleName = (typeof RULE_NAMES)[number];

/** What a golden value may stand by, as its provenance names it: a rule, how its record stands where nobody rivals it, or a steward. */
export const SETTLED_BY = [...RULE_NAMES, 'compete', 'fill', 'routing', 'tie', 'pinned', 'takenBack'] as const;

export type SettledBy = (typeof SETTLED_BY)[number];

/** Why a claim may lose, as provenance says it. */
export const LOST_BECAUSE = [
  'not the owner',
  'not verified',
  'older',
  'ranks lower',
  'rarer',
  'less complete',
  'an earlier decision',
  'not joined',
  'tied with the owner',
  'tied; the first by name stands',
  'only fills in',
  'foreign',
  'older than a clear',
  'a clear that does not count',
  'nobody decided it',
  'stale',
  'pinned',
] as const;

export type LostBecause = (typeof LOST_BECAUSE)[number];
