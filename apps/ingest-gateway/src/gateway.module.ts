import multipart from '@fastify/multipart';
import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { FileController } from './files/file.controller';
import { WebhookController } from './webhook.controller';
import { WebhookSenders } from './webhook-senders';

/** Files are as large as they are: they stream, and nothing of them is kept in memory. */
const LIMITS = { files: 2, fields: 10, parts: 20, fileSize: Number.POSITIVE_INFINITY };

@Module({ controllers: [WebhookController, FileController], providers: [WebhookSenders] })
export class GatewayModule implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  onModuleInit(): void {
    // Waiting for it would start Fastify before Nest has put its filters in: refusals would come in Fastify's own words.
    void this.host.httpAdapter.getInstance<FastifyInstance>().register(multipart, { limits: LIMITS });
  }
}
