import type { DynamicModule } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { LoggerModule } from 'nestjs-pino';
import type { ServiceConfig } from './service-config';

const PERSONAL = ['email', 'phone', 'mobile', 'name', 'firstName', 'lastName', 'address', 'value', 'before', 'after', 'body', 'payload'];
const SECRET = ['authorization', 'apiKey', 'token', 'accessToken', 'privateKey', 'secret', 'password'];

/** JSON logs with the trace id and without personal data: what might hold any is redacted wherever it stands. */
export function loggerModule({ service, cell, logLevel }: ServiceConfig): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level: logLevel,
      base: { service, cell },
      autoLogging: false,
      quietReqLogger: true,
      redact: { paths: [...PERSONAL, ...SECRET].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
      mixin: () => {
        const context = trace.getActiveSpan()?.spanContext();
        return context ? { traceId: context.traceId, spanId: context.spanId } : {};
      },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
  });
}
