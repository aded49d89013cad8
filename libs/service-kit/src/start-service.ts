import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { ProblemFilter } from './http/problem.filter';
import { correlationIdOf, loggerModule } from './logger';
import { describeRoutes } from './http/open-api';
import { ServiceConfig } from './service-config';
import type { ServiceOptions } from './service-options';
import { ServiceModule } from './service.module';

const BODY_LIMIT = 1024 * 1024;

/**
 * Starts a service: reads its configuration, opens database and bus, listens (on loopback unless HOST says otherwise) and
 * stops in good order on SIGTERM. What keeps it from starting is one log line, and the process ends with 1.
 */
export async function startService(options: ServiceOptions): Promise<void> {
  try {
    await start(options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const stack = error instanceof Error ? error.stack : undefined;
    process.stderr.write(`${JSON.stringify({ level: 'fatal', service: options.name, msg: reason, stack })}\n`);
    process.exit(1);
  }
}

async function start(options: ServiceOptions): Promise<void> {
  const config = new ServiceConfig(options.name, process.env);
  // Fastify names requests before the logger could: the id in the logs is the one that is given here.
  const adapter = new FastifyAdapter({ bodyLimit: options.bodyLimit ?? BODY_LIMIT, genReqId: correlationIdOf });
  if (options.rawBodies) takeBodiesAsBytes(adapter);
  const settings = { bufferLogs: true, bodyParser: !options.rawBodies };
  const app = await NestFactory.create<NestFastifyApplication>(root(options, config), adapter, settings);
  const log = app.get(Logger);
  app.useLogger(log);
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
  if (options.openApi) await describeRoutes(app, options.openApi);
  await app.listen(config.port ?? options.defaultPort, config.host);
  log.log({ msg: 'listening', url: await app.getUrl() });
}

function root(options: ServiceOptions, config: ServiceConfig): DynamicModule {
  return { module: Root, imports: [loggerModule(config), ServiceModule.around(options, config)] };
}

function takeBodiesAsBytes(adapter: FastifyAdapter): void {
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

@Module({})
class Root {}
