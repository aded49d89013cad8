import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { EventBus } from './event-bus';
import { type BusFixture, busFixture, eventually, passedOn, rawEvent, topic } from './testing/bus-fixture';
import { readTopic } from './testing/read-topic';

jest.setTimeout(60_000);

const exporter = new InMemorySpanExporter();
let fixture: BusFixture;
let bus: EventBus;

beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
  fixture = await busFixture({ partitions: 1 });
  bus = fixture.newBus();
  await bus.start();
});

afterAll(async () => {
  await bus?.stop();
  await fixture?.close();
  trace.disable();
  context.disable();
});

describe('a trace', () => {
  it('goes from the cause over outbox and Kafka to what was made of it, and a batch links to all its causes', async () => {
    const traceIds: string[] = [];
    for (const key of ['one', 'two']) {
      await trace.getTracer('test').startActiveSpan('request', async (span) => {
        traceIds.push(span.spanContext().traceId);
        await bus.transaction(async (tx) => tx.publish({ topic, key, event: rawEvent(key, 1) }));
        span.end();
      });
    }
    await bus.subscribe({
      group: 'traced',
      handlers: [
        {
          topic,
          handle: (batch) =>
            Promise.resolve(async (tx) => {
              for (const { key, event } of batch) {
                if (event && 'fetchSequence' in event)
                  tx.publish({ topic: passedOn, key, event: { ...event, meta: bus.meta(event.meta, { eventId: `${key}-2` }) } });
              }
            }),
        },
      ],
    });
    await eventually(async () => (await readTopic(fixture.kafka, fixture.fullName(passedOn.name))).length === 2, 'both results');
    const results = await readTopic(fixture.kafka, fixture.fullName(passedOn.name));
    expect(results.map(({ headers }) => String(headers?.['traceparent']).split('-')[1]).sort()).toEqual([...traceIds].sort());
    const linked = exporter
      .getFinishedSpans()
      .filter(({ name }) => name === `process ${topic.name}`)
      .flatMap(({ links }) => links.map((link) => link.context.traceId));
    expect(linked.sort()).toEqual([...traceIds].sort());
  });
});
