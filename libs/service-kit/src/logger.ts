import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { safeError } from '@trueup/event-bus';
import { LoggerModule } from 'nestjs-pino';
import pino, { type Logger } from 'pino';
import type { ServiceConfig } from './service-config';

const PERSONAL = [
  'email',
  'phone',
  'mobile',
  'name',
  'firstName',
  'lastName',
  'address',
  'value',
  'before',
  'after',
  'body',
  'payload',
  'parameters',
];
const SECRET = ['authorization', 'apiKey', 'token', 'accessToken', 'privateKey', 'secret', 'password'];
const logs = new WeakMap<ServiceConfig, Logger>();

/** JSON logs with the trace id and without personal data: what might hold any is redacted wherever it stands. */
export function serviceLog(config: ServiceConfig): Logger {
  const { service, cell, logLevel } = config;
  const log =
    logs.get(config) ??
    pino({
      level: logLevel,
      base: { service, cell },
      redact: { paths: [...PERSONAL, ...SECRET].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      serializers: { err: safeError },
      mixin: () => {
        const context = trace.getActiveSpan()?.spanContext();
        return context ? { traceId: context.traceId, spanId: context.spanId } : {};
      },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    });
  logs.set(config, log);
  return log;
}

/** Nest's logs go the same way, with the request's correlation id. */
export function loggerModule(config: ServiceConfig): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      logger: serviceLog(config),
      wrapSerializers: false,
      autoLogging: false,
      quietReqLogger: true,
      customAttributeKeys: { reqId: 'correlationId' },
    },
  });
}

/** The caller's correlation id where it is fit to be kept, else a new one. */
export function correlationIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-correlation-id'];
  return typeof given === 'string' && /^[\w:.-]{8,100}$/.test(given) ? given : randomUUID();
}
