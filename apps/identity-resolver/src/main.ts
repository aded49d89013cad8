import { BUS_MIGRATIONS } from '@trueup/event-bus';
import { startService } from '@trueup/service-kit';
import { DueTimes1797100000001 } from './adapters/postgres/due-times.migration';
import { ResolverTables1764100000001 } from './adapters/postgres/resolver-tables.migration';
import { NarrowRows1764400000001 } from './adapters/postgres/narrow-rows.migration';
import { PartyReferences1764500000001 } from './adapters/postgres/party-references.migration';
import { PlainRows1764600000002 } from './adapters/postgres/plain-rows.migration';
import { ResolverModule } from './resolver.module';

void startService({
  name: 'identity-resolver',
  module: ResolverModule,
  databaseSchema: 'resolver',
  migrations: [
    ...BUS_MIGRATIONS,
    ResolverTables1764100000001,
    NarrowRows1764400000001,
    PartyReferences1764500000001,
    PlainRows1764600000002,
    DueTimes1797100000001,
  ],
  defaultPort: 7002,
  openApi: { title: 'Trueup identity resolver', description: 'Who a shopper is, asked before anybody is created; what stewards decide.' },
});
