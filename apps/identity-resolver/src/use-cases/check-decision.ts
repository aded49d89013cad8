import { reviewVersion, slotId } from '@trueup/canonical-schema';
import type { Scene } from '../judgement/slice';
import { standingPins } from '../judgement/standing-pins';
import type { AskedDecision } from './asked-decision';
import { pinsAbout } from './conflicts';
import { DecisionRefused } from './decision-refused';
import { asAsked, type Wording } from './words-of';

interface Known {
  readonly scene: Scene;
  /** The scene as it will be once everything published has been applied. */
  readonly settled: Scene;
  /** The entity tags that the caller has seen: null for none, `*` for any. */
  readonly ifMatch: readonly string[] | null;
  readonly now: number;
}

/** Refuses what was decided on something that has changed since, and what has nothing to act on. Throws DecisionRefused. */
export function checkDecision(asked: AskedDecision, wording: Wording, known: Known): void {
  checkVersions(wording, known);
  checkSense(asked, wording, known);
}

/** A steward decides on what he has seen: the review as it was asked, or each of the customers in its version. */
function checkVersions({ review, words }: Wording, { scene: { records, customers }, ifMatch }: Known): void {
  if (ifMatch === null || ifMatch.includes('*')) return;
  const named = new Set(words.flatMap((word) => word.records));
  const held = new Set(records.filter(({ key }) => named.has(key)).flatMap(({ link }) => link?.customerId ?? []));
  const now = review
    ? [reviewVersion(asAsked(review))]
    : customers.filter(({ customerId }) => held.has(customerId)).map(({ version }) => String(version));
  if (areAllNamed(now, ifMatch)) return;
  throw new DecisionRefused(412, 'changed-since', {
    title: 'It has changed since it was read',
    detail: `If-Match names ${ifMatch.join(', ')}; the ${review ? 'review' : 'version of each customer'} is now ${now.join(', ')}.`,
    where: 'If-Match',
    nextStep: 'Read it again and decide on what it says now.',
    also: { versions: now },
  });
}

/** Each by a name of its own: two customers whose versions have become equal are not those that were seen in two versions. */
function areAllNamed(versions: readonly string[], names: readonly string[]): boolean {
  const count = (all: readonly string[], sought: string) => all.filter((one) => one === sought).length;
  return versions.every((version) => count(versions, version) <= count(names, version));
}

function checkSense({ kind, slot }: AskedDecision, { words }: Wording, { settled, now }: Known): void {
  const [word] = words;
  if (kind === 'split' && !words.some(({ records }) => areTogether(settled, records)))
    throw new DecisionRefused(409, 'not-together', {
      title: 'There is nothing to split',
      detail: 'No two of these records belong to one customer.',
      where: 'records',
      nextStep: 'To keep them apart for good, decide neverLink.',
    });
  if (kind !== 'unpin' || !word) return;
  const { pins, contested } = standingPins(pinsAbout(word, settled), (id) => id, now);
  const id = `${word.slot}#${word.slotKey}#${word.context}`;
  if ([...pins.map(slotId), ...contested.map(({ address }) => slotId(address))].includes(id)) return;
  throw new DecisionRefused(409, 'not-pinned', {
    title: 'Nothing is pinned there',
    detail: `No pin stands on ${slot} of this customer.`,
    where: 'slot, key, context',
    nextStep: 'Look at the customer: a pinned value shows the rule "pinned".',
  });
}

function areTogether({ records }: Scene, keys: readonly string[]): boolean {
  const holders = records.flatMap(({ key, link }) => (keys.includes(key) && link ? [link.customerId] : []));
  return new Set(holders).size < holders.length;
}
