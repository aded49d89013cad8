import type { StoredDecision } from '../judgement/slice';
import { DecisionRefused } from './decision-refused';

/** A decision as a refusal shows it: neither what it fixed nor why, since both may hold personal data. Times are epoch milliseconds. */
export interface ShownDecision extends Pick<
  StoredDecision,
  'kind' | 'records' | 'slot' | 'context' | 'reviewId' | 'decidedAt' | 'expiresAt'
> {
  readonly author: string;
}

/** An earlier one, which can be read in full at console-api. */
export interface EarlierDecision extends ShownDecision {
  readonly decisionId: string;
  /** False for one that is published and has not come back from its topic yet. */
  readonly isApplied: boolean;
  readonly readAt: string;
}

export interface Contradiction {
  readonly asked: readonly StoredDecision[];
  readonly earlier: readonly StoredDecision[];
  /** Ids of those that are not applied yet. */
  readonly forthcoming: ReadonlySet<string>;
}

const INDIRECT = 'Decide on the records of the earlier decision first, or let it stand: both cannot hold.';

/** The refusal of a decision that says the opposite of earlier ones, or `indirect`, that would break them. It shows both sides. */
export function contradiction({ asked, earlier, forthcoming }: Contradiction, indirect = false): DecisionRefused {
  const [first] = earlier;
  const shown = earlier.map((one): EarlierDecision => {
    const { decisionId } = one;
    return { decisionId, ...shownOf(one), isApplied: !forthcoming.has(decisionId), readAt: `/v1/decisions/${decisionId}` };
  });
  return new DecisionRefused(409, 'contradiction', {
    title: 'It contradicts an earlier decision',
    detail: first ? sentence(first) : 'An earlier decision says otherwise.',
    where: 'records',
    nextStep: indirect ? INDIRECT : replacing(earlier),
    also: { asked: asked[0] && shownOf(asked[0]), earlier: shown },
  });
}

/** A decision without what may be anybody's own data. */
export function shownOf({ kind, records, slot, context, reviewId, decidedAt, expiresAt, author = '' }: StoredDecision): ShownDecision {
  return { kind, records, slot, context, reviewId, decidedAt, expiresAt, author };
}

function sentence({ decisionId, kind, author = 'Somebody', decidedAt, slot, records }: StoredDecision): string {
  const about = [...(slot === null ? [] : [slot]), records.join(', ')].join(' of ');
  const why = `read why at GET /v1/decisions/${decisionId} of console-api`;
  return `${author || 'Somebody'} decided ${kind} on ${new Date(decidedAt).toISOString()} about ${about} (decision ${decisionId}; ${why}).`;
}

function replacing(earlier: readonly StoredDecision[]): string {
  const ids = JSON.stringify(earlier.map(({ decisionId }) => decisionId));
  return `Let the earlier decision stand, or send yours again with "replaces": ${ids} to take its place.`;
}
