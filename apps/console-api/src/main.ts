import { BUS_MIGRATIONS } from '@trueup/event-bus';
import { startService } from '@trueup/service-kit';
import { ConsoleModule } from './console.module';
import { CONSOLE_MIGRATIONS } from './migrations';

void startService({
  name: 'console-api',
  module: ConsoleModule,
  databaseSchema: 'console',
  migrations: [...BUS_MIGRATIONS, ...CONSOLE_MIGRATIONS],
  defaultPort: 7006,
  openApi: {
    title: 'Trueup console',
    description: 'Customers, traces, reviews and figures; everything here is built from the topics and can be built again.',
  },
});
