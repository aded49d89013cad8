import type { TimeQuality } from '@trueup/canonical-schema';
import type { Disposition } from '../contract-row';
import type { LostBecause, SettledBy } from '../settled-by';

/** Why a value stands, by the rule that its provenance names. */
export const RULE_WORDS: Readonly<Record<SettledBy, string>> = {
  owner: 'The owner’s value stands.',
  compete: 'Nobody else with an equal say has a value.',
  fill: 'It fills in, because neither the owner nor a competitor has a value.',
  routing: 'It follows from where the customer bought, or was seen first.',
  verified: 'It was checked, and the others were not.',
  mostRecent: 'It is the newest change that was seen.',
  sourcePriority: 'Its system ranks first in the contract’s order.',
  mostFrequent: 'More records say it than anything else.',
  mostComplete: 'It has the most parts.',
  latestExplicit: 'It is the person’s latest explicit decision; in doubt a withdrawal stands.',
  union: 'Every record’s word is kept beside the others.',
  tie: 'Nothing told it from the others, so the first by name stands.',
  pinned: 'A steward pinned it, so no claim counts.',
  takenBack: 'It had come from records that were parted from this customer, and none of its own says one.',
};

/** Why a claim lost, by what its provenance says. */
export const LOSER_WORDS: Readonly<Record<LostBecause, string>> = {
  'not the owner': 'it is not the owner’s',
  'not verified': 'it was not checked',
  older: 'it is older, or the moment of its change is not known',
  'ranks lower': 'its system ranks lower in the contract’s order',
  rarer: 'fewer records say it',
  'less complete': 'it has fewer parts',
  'an earlier decision': 'it is an earlier decision, or a grant of the same or an unknown time',
  'not joined': 'it is not joined',
  'tied with the owner': 'it tied with the owner',
  'tied; the first by name stands': 'it tied, and the first by name stands',
  'only fills in': 'it only fills in where the owner and the competitors have nothing',
  foreign: 'its system has no say here',
  'older than a clear': 'the value was cleared after it',
  'a clear that does not count': 'an empty field does not count here',
  'nobody decided it': 'no person decided it',
  stale: 'it was not said anew for too long',
  pinned: 'a steward’s pin stands above it',
};

/** How the moment of a change is known. */
export const TIME_WORDS: Readonly<Record<TimeQuality, string>> = {
  field: 'as the source tells of this field',
  diff: 'as it was seen to change',
  record: 'at the latest: the time of the whole record',
  baseline: 'at the latest: it came with a load',
  UNKNOWN: 'as far as is known',
};

/** What becomes of a foreign value. */
export const DISPOSITION_WORDS: Readonly<Record<Disposition, string>> = {
  shadow: 'it is kept there and not published',
  propose: 'a steward is asked',
  revert: 'it is put back',
  reject: 'it is parked',
};

/** A moment for people: UTC, to the second. */
export function momentOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** The words for a name that an event brought; the name itself where an older or newer version of Trueup gave it. */
export function wordsFor(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
