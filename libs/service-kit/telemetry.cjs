// Loaded with --require before anything else, so that http and pg are traced from the first call on.
// Traces go to OTEL_EXPORTER_OTLP_ENDPOINT where it is set; otherwise trace ids exist and nothing leaves the process.
// Kafka is traced by the event bus itself: the outbox parts an event from its cause, which an instrumentation of the client
// cannot bridge. The parts of the SDK are put together here because its ready-made assembly costs 15 MB and half a second more.
'use strict';
const { context, propagation, trace } = require('@opentelemetry/api');
const { AsyncLocalStorageContextManager } = require('@opentelemetry/context-async-hooks');
const { W3CTraceContextPropagator } = require('@opentelemetry/core');
const { registerInstrumentations } = require('@opentelemetry/instrumentation');
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');
const { PgInstrumentation } = require('@opentelemetry/instrumentation-pg');
const { defaultResource, resourceFromAttributes } = require('@opentelemetry/resources');
const { BatchSpanProcessor, TracerProvider } = require('@opentelemetry/sdk-trace');

const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;

function processors() {
  if (!endpoint) return [];
  const { OTLPTraceExporter } = require('@opentelemetry/exporter-trace-otlp-http');
  return [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })];
}

const service = process.env.OTEL_SERVICE_NAME ?? 'trueup';
const provider = new TracerProvider({
  resource: defaultResource().merge(resourceFromAttributes({ 'service.name': service })),
  spanProcessors: processors(),
});
trace.setGlobalTracerProvider(provider);
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new W3CTraceContextPropagator());
registerInstrumentations({
  instrumentations: [
    new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => /^\/(healthz|metrics)/.test(url ?? '') }),
    new PgInstrumentation({ requireParentSpan: true }),
  ],
});
process.once('SIGTERM', () => {
  provider.shutdown().catch((error) => process.stderr.write(`telemetry could not be closed: ${String(error)}\n`));
});
