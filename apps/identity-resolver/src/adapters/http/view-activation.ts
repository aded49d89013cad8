import type { Transaction } from '@trueup/event-bus';
import { activationProblem, type Activation } from '../../use-cases/activate-contract';
import { countingAt } from '../../use-cases/next-activation';
import type { RecomputeStep } from '../../use-cases/recompute-steps';
import { activationTexts, allActivations, databaseTime, type ActivationTexts, type StoredActivation } from '../postgres/activations';
import { recomputeLeft, storedNow } from '../postgres/recompute-rows';

type Query = Pick<Transaction, 'query'>;
type ShownActivation = Omit<StoredActivation, 'meta'> & Partial<ActivationTexts> & { readonly correlationId: string };

/** What is active, what will be, and how far those are whom it concerns. */
export interface ActivationView {
  /** What this replica has read. */
  readonly own: Activation;
  /** What keeps it from working. */
  readonly problem: string | null;
  /** Texts are there only where all of it is asked for. */
  readonly active: ShownActivation | null;
  /** Activations whose time has not come, the next first. */
  readonly upcoming: readonly ShownActivation[];
  readonly left: Readonly<Record<RecomputeStep, number>>;
  /** There only where all of it is asked for. */
  readonly stored?: { readonly records: number; readonly customers: number };
}

interface Viewed {
  readonly own: Activation;
  /** Also the texts, and how many records and customers are stored: dear, and of no use to whoever only watches. */
  readonly isWhole: boolean;
}

/** Reads what is active. Unless all of it is asked for it costs the database next to nothing, however much is stored or left. */
export async function viewActivation(tx: Query, { own, isWhole }: Viewed): Promise<ActivationView> {
  const [known, now] = [await allActivations(tx), await databaseTime(tx)];
  const counting = countingAt(known, now);
  const active = known.find(({ eventId }) => eventId === counting?.eventId);
  const upcoming = known.filter(({ effectiveFrom }) => effectiveFrom > now).reverse();
  const shownIds = [...(active ? [active] : []), ...upcoming].map(({ eventId }) => eventId);
  const texts = isWhole ? await activationTexts(tx, shownIds) : undefined;
  const shown = ({ meta, ...rest }: StoredActivation): ShownActivation => ({
    ...rest,
    ...texts?.get(rest.eventId),
    correlationId: meta?.correlationId ?? rest.eventId,
  });
  return {
    own,
    problem: activationProblem(active, own) ?? null,
    active: active ? shown(active) : null,
    upcoming: upcoming.map(shown),
    left: await recomputeLeft(tx),
    ...(isWhole ? { stored: await storedNow(tx) } : {}),
  };
}
