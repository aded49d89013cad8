import { slotId, sourceKey, TOPICS } from '@trueup/canonical-schema';
import type { Incoming, ParkRequest, Transaction } from '@trueup/event-bus';
import type { Refusal } from '../../judgement/verdict';
import type { Outcome } from '../../use-cases/outcome';

/** Tells what a use case came to, with the transaction that saves it. */
export function publishOutcome(tx: Transaction, outcome: Outcome, batch: readonly Incoming[]): void {
  for (const event of outcome.golden) tx.publish({ topic: TOPICS.goldenChanged, key: event.customerId, event });
  for (const event of outcome.reviews) tx.publish({ topic: TOPICS.reviewRequested, key: event.reviewId, event });
  for (const event of outcome.delivered) tx.publish({ topic: TOPICS.delivered, key: event.customerId, event });
  const causes = new Map(batch.map((incoming) => [incoming.event?.meta.eventId, incoming] as const));
  for (const refusal of outcome.refusals) tx.park(toPark(refusal, causes.get(refusal.eventId)));
}

/** A relation in a circle is parked with who stands above whom; any other value with who has no say. */
function toPark(refusal: Refusal, from: Incoming | undefined): ParkRequest {
  const slot = slotId({ slot: refusal.slot, key: refusal.key, context: refusal.context });
  return {
    ...(from ? { from } : {}),
    room: 'identity-resolver',
    system: refusal.source.system,
    customerId: refusal.customerId,
    slot,
    fault: 'rejected',
    ...(refusal.via ? circle(refusal, refusal.via) : unowned(refusal, slot)),
  };
}

type Why = Pick<ParkRequest, 'code' | 'reason' | 'nextStep'>;

function circle({ source, slot, customerId }: Refusal, via: readonly string[]): Why {
  const [above = customerId, ...others] = via;
  const between = others.slice(0, -1);
  const circleWay =
    above === customerId
      ? 'which is the same customer'
      : `which stands under it itself${between.length > 0 ? ` via ${between.join(', ')}` : ''}`;
  return {
    code: 'RELATION_CYCLE',
    reason: `${sourceKey(source)} puts customer ${customerId} by ${slot} under ${above}, ${circleWay}; the relation was left out.`,
    nextStep: 'Correct the parent in one of the records; the next observation of it ends this item.',
  };
}

function unowned({ source }: Refusal, slot: string): Why {
  return {
    code: 'CONTRACT_REJECTS',
    reason: `The contract gives ${source.system} no say in ${slot}; the value of ${sourceKey(source)} was turned away.`,
    nextStep: 'Correct the value in its source, or change who owns the slot in ownership.yaml.',
  };
}
