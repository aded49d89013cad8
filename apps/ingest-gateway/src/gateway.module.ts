import { Module } from '@nestjs/common';
import { WebhookController } from './webhook.controller';
import { WebhookSenders } from './webhook-senders';

@Module({ controllers: [WebhookController], providers: [WebhookSenders] })
export class GatewayModule {}
