import { BUS_MIGRATIONS } from '@trueup/event-bus';
import { startService } from '@trueup/service-kit';
import { RESOLVER_MIGRATIONS } from './adapters/postgres/migrations';
import { ResolverModule } from './resolver.module';

void startService({
  name: 'identity-resolver',
  module: ResolverModule,
  databaseSchema: 'resolver',
  migrations: [...BUS_MIGRATIONS, ...RESOLVER_MIGRATIONS],
  defaultPort: 7002,
  openApi: { title: 'Trueup identity resolver', description: 'Who a shopper is, asked before anybody is created; what stewards decide.' },
});
