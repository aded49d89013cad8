import { startService } from '@trueup/service-kit';
import { GatewayModule } from './gateway.module';

void startService({
  name: 'ingest-gateway',
  module: GatewayModule,
  defaultPort: 7001,
  rawBodies: true,
  openApi: {
    title: 'Trueup ingest gateway',
    description: 'Takes webhooks, whose senders it checks, and files of customers; all is durable before it answers.',
  },
});
