import { slotId } from '@trueup/canonical-schema';
import { stableJson } from '@trueup/governance';
import { pairId, pairsAmong, type LinkDecision } from '@trueup/identity';
import { holdersIn, type Prospect } from '../judgement/foreseen';
import type { Rules } from '../judgement/rules';
import type { Scene, StoredDecision } from '../judgement/slice';
import { standingLinks } from '../judgement/standing-decisions';
import { standingPins } from '../judgement/standing-pins';
import { valueText } from '../judgement/value-text';
import type { Word } from './words-of';

/** Earlier decisions on the same records or place that say the opposite, the oldest first. A split takes links back and contradicts none. */
export function directConflicts(scene: Scene, words: readonly Word[], rules: Rules): StoredDecision[] {
  const standing = standingLinks(scene.decisions, rules);
  const ids = new Set(words.flatMap((word) => [...againstLinks(word, standing), ...againstPins(word, scene, rules)]));
  return inOrder(scene.decisions.filter(({ decisionId }) => ids.has(decisionId)));
}

/** Earlier decisions that the outcome breaks, or that keep it from coming about, though they are on other records. */
export function brokenBy(
  scene: Scene,
  prospect: Prospect,
  rules: Rules,
): { readonly isKept: boolean; readonly conflicts: StoredDecision[] } {
  const holders = holdersIn(prospect);
  const isTogether = ([left, right]: readonly [string, string]) => holders.get(left) === holders.get(right);
  const asked = standingLinks(prospect.decisions, rules);
  const isKept = asked.every(({ kind, records }) => pairsAmong(records).every((pair) => isTogether(pair) === (kind === 'link')));
  const before = new Map(scene.records.map(({ key, link }) => [key, link?.customerId]));
  const own = new Set(prospect.decisions.map(({ decisionId }) => decisionId));
  const standing = standingLinks([...scene.decisions, ...prospect.decisions], rules).filter(({ decisionId }) => !own.has(decisionId));
  const broken = standing.filter(({ kind, records }) =>
    pairsAmong(records).some(([left, right]) =>
      kind === 'link'
        ? before.get(left) === before.get(right) && !isTogether([left, right])
        : !isKept && spans(prospect, [left, right], holders),
    ),
  );
  const ids = new Set(broken.map(({ decisionId }) => decisionId));
  return { isKept, conflicts: inOrder(scene.decisions.filter(({ decisionId }) => ids.has(decisionId))) };
}

/** Whether a pair that is kept apart lies between customers that were to be joined. */
function spans({ decisions }: Prospect, [left, right]: readonly [string, string], holders: ReadonlyMap<string, string>): boolean {
  const joining = new Set(decisions.flatMap(({ records }) => records.flatMap((key) => holders.get(key) ?? [])));
  return joining.has(holders.get(left) ?? '') && joining.has(holders.get(right) ?? '');
}

function againstLinks({ kind, records }: Word, standing: readonly LinkDecision[]): string[] {
  if (kind !== 'link' && kind !== 'neverLink') return [];
  const pairs = new Set(pairsAmong(records).map(([left, right]) => pairId(left, right)));
  return standing
    .filter((earlier) => earlier.kind !== kind && pairsAmong(earlier.records).some(([left, right]) => pairs.has(pairId(left, right))))
    .map(({ decisionId }) => decisionId);
}

function againstPins(word: Word, scene: Scene, { now }: Rules): string[] {
  if (word.kind !== 'pin') return [];
  const own = pinsAbout(word, scene);
  const { pins, contested } = standingPins(own, (id) => id, now);
  const id = `${word.slot}#${word.slotKey}#${word.context}`;
  const differing = pins
    .filter((pin) => slotId(pin) === id && stableJson(pin.value) !== valueText(word.value))
    .map(({ decisionId }) => decisionId);
  const fought = contested
    .filter(({ address }) => slotId(address) === id)
    .flatMap(({ words }) => words.map(({ decisionId }) => decisionId));
  return [...differing, ...fought];
}

/** What stewards fixed about the customer of a word's records. */
export function pinsAbout({ records }: Word, scene: Scene): StoredDecision[] {
  const customers = new Set(scene.records.filter(({ key }) => records.includes(key)).flatMap(({ link }) => link?.customerId ?? []));
  const own = new Set(scene.records.filter(({ link }) => link && customers.has(link.customerId)).map(({ key }) => key));
  return scene.decisions.filter((decision) => decision.records.some((key) => own.has(key)));
}

function inOrder(decisions: readonly StoredDecision[]): StoredDecision[] {
  return [...decisions].sort((left, right) => left.decidedAt - right.decidedAt || (left.decisionId < right.decisionId ? -1 : 1));
}
