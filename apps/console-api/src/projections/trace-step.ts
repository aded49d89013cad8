import { TOPICS, claimsOf, sourceKey, type EventOf, type SourceRef } from '@trueup/canonical-schema';
import type { Incoming } from '@trueup/event-bus';

/** What a trace shows of one event; ids and names of slots, no values. */
export interface TraceStep {
  readonly event: string;
  readonly system: string | null;
  readonly customer_id: string | null;
  readonly outcome: string | null;
  readonly operation: string | null;
  readonly called_at: number | null;
  readonly completed_at: number | null;
  readonly summary: string;
}

const NOTHING = { system: null, customer_id: null, outcome: null, operation: null, called_at: null, completed_at: null };

/** The step that an event stands for. */
export function stepOf({ topic, event }: Pick<Incoming, 'topic' | 'event'>): TraceStep {
  if (topic.endsWith('.parked.v1')) return parked(event as EventOf['parked.v1']);
  if (topic.startsWith('customer.raw.')) return raw(event as EventOf['customer/raw.v1']);
  switch (topic) {
    case TOPICS.observed.name:
      return observed(event as EventOf['customer/observed.v1']);
    case TOPICS.goldenChanged.name:
      return golden(event as EventOf['customer/golden-changed.v1']);
    case TOPICS.delivered.name:
      return delivered(event as EventOf['customer/delivered.v1']);
    case TOPICS.writePlanned.name:
      return planned(event as EventOf['customer/write-planned.v1']);
    case TOPICS.decided.name:
      return decided(event as EventOf['customer/decided.v1']);
    case TOPICS.reviewRequested.name:
      return review(event as EventOf['customer/review-requested.v1']);
    case TOPICS.contractActivated.name:
      return activated(event as EventOf['customer/contract-activated.v1']);
    default:
      return { ...NOTHING, event: topic, summary: '' };
  }
}

function raw({ system, kind, feed, subject, source }: EventOf['customer/raw.v1']): TraceStep {
  const about = [kind, `by ${feed}`, subject, nameOf(source)].filter((part) => part !== null);
  return { ...NOTHING, event: 'raw', system, summary: about.join(' ') };
}

function observed(event: EventOf['customer/observed.v1']): TraceStep {
  const slots = claimsOf(event)
    .filter(({ origin, timeQuality }) => origin === 'source' && timeQuality !== 'record')
    .map(({ slot }) => slot);
  const what = slots.length > 0 ? `: ${[...new Set(slots)].join(', ')}` : '';
  return { ...NOTHING, event: 'observed', system: event.source.system, summary: `${sourceKey(event.source)} ${event.lifecycle}${what}` };
}

function golden({ customerId, version, lane, members, settles }: EventOf['customer/golden-changed.v1']): TraceStep {
  const effects = [...new Set(settles.map(({ effect, disposition }) => (disposition ? `${effect} (${disposition})` : effect)))];
  const summary = `version ${version}, ${members.length} records, lane ${lane}${effects.length > 0 ? `: ${effects.join(', ')}` : ''}`;
  return { ...NOTHING, event: 'golden-changed', customer_id: customerId, summary };
}

function delivered(event: EventOf['customer/delivered.v1']): TraceStep {
  const { system, customerId, outcome, operation, calledAt, completedAt, target, changes, reason } = event;
  const parts = [nameOf(target), changes.map(({ slot }) => slot).join(', '), reason].filter((part) => part);
  const times = { called_at: calledAt, completed_at: completedAt };
  return { event: 'delivered', system, customer_id: customerId, outcome, operation, ...times, summary: parts.join(' · ') };
}

function planned({ system, customerId, operation, target, changes }: EventOf['customer/write-planned.v1']): TraceStep {
  const summary = [nameOf(target), changes.map(({ slot }) => slot).join(', ')].filter((part) => part).join(' · ');
  return { ...NOTHING, event: 'write-planned', system, customer_id: customerId, outcome: 'planned', operation, summary };
}

function review({ kind, status, records, slot }: EventOf['customer/review-requested.v1']): TraceStep {
  const about = slot ?? records.map(sourceKey).join(', ');
  return { ...NOTHING, event: 'review-requested', outcome: status, summary: `${kind}: ${about}` };
}

function decided({ kind, records, slot, accept }: EventOf['customer/decided.v1']): TraceStep {
  const about = [slot, records.map(sourceKey).join(', ')].filter((part) => part).join(' · ');
  return { ...NOTHING, event: 'decided', outcome: accept === null ? kind : `${kind} ${accept ? 'accepted' : 'declined'}`, summary: about };
}

function activated({ contract, model, activatedBy, effectiveFrom }: EventOf['customer/contract-activated.v1']): TraceStep {
  const from = new Date(effectiveFrom).toISOString();
  return { ...NOTHING, event: 'contract-activated', summary: `contract ${contract}, model ${model} from ${from}, by ${activatedBy}` };
}

function parked({ system, customerId, fault, code, reason }: EventOf['parked.v1']): TraceStep {
  return { ...NOTHING, event: 'parked', system, customer_id: customerId, outcome: fault, summary: `${code}: ${reason}` };
}

function nameOf(source: SourceRef | null): string | null {
  return source && sourceKey(source);
}
