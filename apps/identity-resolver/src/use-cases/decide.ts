import { sourceRef, type CustomerDecided, type CustomerGoldenChanged, type EventMeta } from '@trueup/canonical-schema';
import { eventIdFrom } from '@trueup/event-bus';
import { foresee, type Foreseen } from '../judgement/foreseen';
import type { Scene, StoredDecision } from '../judgement/slice';
import { contradictionId } from '../judgement/standing-decisions';
import { valueText } from '../judgement/value-text';
import type { AskedDecision } from './asked-decision';
import { checkDecision } from './check-decision';
import { brokenBy, directConflicts } from './conflicts';
import { contradiction, shownOf } from './contradiction';
import { DecisionRefused } from './decision-refused';
import { decisionScene } from './decision-scene';
import type { Setting } from './setting';
import type { Shelf } from './shelf';
import { wordsOf, type Wording } from './words-of';

/** The id that the decision gets, the meta of its event, and the entity tags that the caller has seen: null for none, `*` for any. */
export interface Asking {
  readonly decisionId: string;
  readonly meta: EventMeta;
  readonly ifMatch: readonly string[] | null;
  readonly setting: Setting;
}

/** What is to be published; nothing of it is applied until it comes back from the topic. */
export interface Decided {
  readonly events: readonly CustomerDecided[];
  /** The same in the resolver's words. */
  readonly decisions: readonly StoredDecision[];
  readonly foreseen: Foreseen;
  /** Snapshots that would follow. */
  readonly after: readonly CustomerGoldenChanged[];
}

/** Judges whether a decision can be taken and what it would bring about. Changes nothing. Throws DecisionRefused. */
export async function decide(shelf: Shelf, asked: AskedDecision, asking: Asking): Promise<Decided> {
  const wording = await wordsOf(shelf, asked);
  const rules = asking.setting.rules();
  const { scene, settled, forthcoming } = await decisionScene(shelf, wording.words, rules);
  checkDecision(asked, wording, { scene, settled, ifMatch: asking.ifMatch, now: rules.now });
  const decisions = dated(asked, wording, { asking, scene, rules });
  const unseen = new Set(forthcoming.map(({ decisionId }) => decisionId));
  const against = (earlier: readonly StoredDecision[]) => ({ asked: decisions, earlier, forthcoming: unseen });
  const opposite = [...directConflicts(settled, wording.words, rules), ...otherAnswers(wording, forthcoming)];
  const conflicts = [...new Set(opposite)].filter(({ decisionId }) => !takesPlaceOf(asked, wording, { decisionId, unseen }));
  if (conflicts.length > 0) throw contradiction(against(conflicts));
  const prospect = foresee(scene, decisions, { rules, cause: asking.meta });
  const broken = brokenBy(settled, prospect, rules);
  if (broken.conflicts.length > 0) throw contradiction(against(broken.conflicts), true);
  if (!broken.isKept) throw vetoed(decisions);
  const events = prospect.decisions.map((decision, index) => toEvent(asked, decision, eventMeta(asking, index)));
  return { events, decisions: prospect.decisions, foreseen: prospect.foreseen, after: [...prospect.after.values()] };
}

/** Whoever answers a contradiction, or names what it replaces, has seen both sides. A proposal shows what stands, but not what is under way. */
function takesPlaceOf(
  { replaces, kind }: AskedDecision,
  { review }: Wording,
  { decisionId, unseen }: { readonly decisionId: string; readonly unseen: ReadonlySet<string> },
): boolean {
  const isAnswer = kind === 'confirm' && (review?.kind === 'contradiction' || review?.kind === 'proposal');
  return (isAnswer && !unseen.has(decisionId)) || replaces.includes(decisionId);
}

/** Another answer to the same review, which closes only when that one is applied. */
function otherAnswers({ review, words }: Wording, forthcoming: readonly StoredDecision[]): StoredDecision[] {
  const isSaid = ({ kind, slot, value }: StoredDecision) =>
    words.some((word) => word.kind === kind && (slot === null || valueText(word.value) === valueText(value)));
  return review ? forthcoming.filter((one) => one.reviewId === review.reviewId && !isSaid(one)) : [];
}

/** Later than whatever was decided on these records, so that the order of words is the order in which they were taken. */
function dated(
  asked: AskedDecision,
  { review, words }: Wording,
  { asking, scene, rules }: { asking: Asking; scene: Scene; rules: { cell: string; now: number } },
): StoredDecision[] {
  const { author, reason, expiresAt, retireOnSourceChange, replaces } = asked;
  const decidedAt = Math.max(rules.now, ...scene.decisions.map((earlier) => earlier.decidedAt + 1));
  return words.map((word, index) => ({
    ...word,
    decisionId: index === 0 ? asking.decisionId : eventIdFrom('decision', asking.decisionId, String(index)),
    reviewId: replaces.length > 0 ? contradictionId(rules.cell, word.records) : (review?.reviewId ?? null),
    ...{ decidedAt, expiresAt, author, reason, retireOnSourceChange },
  }));
}

function eventMeta({ meta }: Asking, index: number): EventMeta {
  return index === 0 ? meta : { ...meta, eventId: eventIdFrom('decided', meta.eventId, String(index)) };
}

function toEvent({ kind, accept }: AskedDecision, decision: StoredDecision, meta: EventMeta): CustomerDecided {
  const { decisionId, records, reviewId, slot, slotKey, context, value, decidedAt, expiresAt } = decision;
  // Of two contradictory pins the older one was chosen: that is no acceptance of what was proposed.
  const told = decision.kind === 'pin' && accept === false ? 'pin' : kind;
  const { author = '', reason = '', retireOnSourceChange = false } = decision;
  return {
    ...{
      meta,
      decisionId,
      kind: told,
      records: records.map(sourceRef),
      reviewId,
      accept: told === 'confirm' ? accept : null,
    },
    ...{ slot, key: slotKey, context, value, author, reason, decidedAt, expiresAt, retireOnSourceChange },
  };
}

function vetoed(asked: readonly StoredDecision[]): DecisionRefused {
  return new DecisionRefused(409, 'vetoed', {
    title: 'The records would not do what was decided',
    detail: 'Records of the two sides exclude each other, such as by checked tax ids that differ.',
    where: 'records',
    nextStep: 'Decide on the records that exclude each other first, or correct them in their sources.',
    also: { asked: asked[0] && shownOf(asked[0]) },
  });
}
