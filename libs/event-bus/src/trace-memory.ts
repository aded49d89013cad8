import type { SpanContext } from '@opentelemetry/api';

const kept = 10_000;

/**
 * The spans of records that this process read lately, by event id, so that a loop which works on a record later carries its
 * trace on. It is forgotten with the process: a trace is for looking at, the correlation id is what must not be lost.
 */
export class TraceMemory {
  private readonly spans = new Map<string, SpanContext>();

  get(eventId: string): SpanContext | undefined {
    return this.spans.get(eventId);
  }

  add(causes: ReadonlyMap<string, SpanContext>): void {
    for (const [eventId, span] of causes) this.spans.set(eventId, span);
    for (const oldest of this.spans.keys()) {
      if (this.spans.size <= kept) return;
      this.spans.delete(oldest);
    }
  }
}
