// Loaded with --require before anything else, so that http, pg and kafkajs are traced from the first call on.
// Traces go to OTEL_EXPORTER_OTLP_ENDPOINT where it is set; otherwise trace ids exist and nothing leaves the process.
'use strict';
const { NodeSDK } = require('@opentelemetry/sdk-node');
const { BatchSpanProcessor } = require('@opentelemetry/sdk-trace');
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');
const { PgInstrumentation } = require('@opentelemetry/instrumentation-pg');
const { KafkaJsInstrumentation } = require('@opentelemetry/instrumentation-kafkajs');

const endpoint = process.env.OTEL_EXPORTER_OTLP_ENDPOINT ?? process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;

function processors() {
  if (!endpoint) return [];
  const { OTLPTraceExporter } = require('@opentelemetry/exporter-trace-otlp-http');
  return [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })];
}

const sdk = new NodeSDK({
  serviceName: process.env.OTEL_SERVICE_NAME ?? 'trueup',
  spanProcessors: processors(),
  metricReaders: [],
  instrumentations: [
    new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => /^\/(healthz|metrics)/.test(url ?? '') }),
    new PgInstrumentation({ requireParentSpan: true }),
    new KafkaJsInstrumentation(),
  ],
});
sdk.start();
process.once('SIGTERM', () => {
  sdk.shutdown().catch((error) => process.stderr.write(`telemetry could not be closed: ${String(error)}\n`));
});
