import {
  type Context,
  context,
  isSpanContextValid,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

const tracer = trace.getTracer('trueup.event-bus');
const form = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The span that a W3C traceparent names. */
export function spanContextFrom(traceparent: string | undefined): SpanContext | undefined {
  const parts = form.exec(traceparent ?? '');
  if (!parts) return undefined;
  const [, traceId = '', spanId = '', flags = '00'] = parts;
  const found = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return isSpanContextValid(found) ? found : undefined;
}

/** W3C traceparent of a span; undefined where nothing traces. */
export function traceparentOf(span: SpanContext | undefined): string | undefined {
  if (!span || !isSpanContextValid(span)) return undefined;
  return `00-${span.traceId}-${span.spanId}-${(span.traceFlags & 1).toString(16).padStart(2, '0')}`;
}

/** A short span that says an event was made, and the traceparent that travels with it. Its parent is its cause's, where that is known. */
export function traceCreation(topic: string, cause: SpanContext | undefined): string | undefined {
  const parent = cause ? trace.setSpanContext(ROOT_CONTEXT, cause) : context.active();
  const span = tracer.startSpan(`create ${topic}`, { kind: SpanKind.PRODUCER, attributes: attributes(topic, 'create') }, parent);
  span.end();
  return traceparentOf(span.spanContext());
}

export interface Batch {
  readonly topic: string;
  readonly group: string;
  readonly causes: readonly SpanContext[];
}

/** Runs the work of one batch in one span that links to every record's; a lone record is its parent too, so that its trace stays whole. */
export async function traceBatch<T>(batch: Batch, work: () => Promise<T>): Promise<T> {
  const links: Link[] = batch.causes.map((cause) => ({ context: cause }));
  const lone = batch.causes.length === 1 ? batch.causes[0] : undefined;
  const parent = lone ? trace.setSpanContext(ROOT_CONTEXT, lone) : ROOT_CONTEXT;
  const options = {
    kind: SpanKind.CONSUMER,
    links,
    attributes: { ...attributes(batch.topic, 'process'), 'messaging.consumer.group.name': batch.group },
  };
  return within(tracer.startSpan(`process ${batch.topic}`, options, parent), parent, work);
}

/** Runs work in one span that links to its causes' and, where there is one cause, carries its trace on. */
export async function traceWork<T>(name: string, causes: readonly SpanContext[], work: () => Promise<T>): Promise<T> {
  const links: Link[] = causes.map((cause) => ({ context: cause }));
  const lone = causes.length === 1 ? causes[0] : undefined;
  const parent = lone ? trace.setSpanContext(ROOT_CONTEXT, lone) : ROOT_CONTEXT;
  return within(tracer.startSpan(name, { kind: SpanKind.INTERNAL, links }, parent), parent, work);
}

async function within<T>(span: Span, parent: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await context.with(trace.setSpan(parent, span), work);
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
    throw error;
  } finally {
    span.end();
  }
}

function attributes(topic: string, operation: string): Record<string, string> {
  return { 'messaging.system': 'kafka', 'messaging.destination.name': topic, 'messaging.operation.type': operation };
}
