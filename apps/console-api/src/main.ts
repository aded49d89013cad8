import { BUS_MIGRATIONS } from '@trueup/event-bus';
import { startService } from '@trueup/service-kit';
import { BaselineTables1790000000001 } from './baseline/baseline.migration';
import { ConsoleModule } from './console.module';
import { SystemStanding1790000000002 } from './projections/system-standing.migration';
import { ReviewQueue1797000000004 } from './reviews/review-queue.migration';
import { ConsoleTables1760000000001, MemberLinks1796000000003 } from './tables.migration';
import { WhyTables1797000000005 } from './why/why.migration';

void startService({
  name: 'console-api',
  module: ConsoleModule,
  databaseSchema: 'console',
  migrations: [
    ...BUS_MIGRATIONS,
    ConsoleTables1760000000001,
    MemberLinks1796000000003,
    BaselineTables1790000000001,
    SystemStanding1790000000002,
    ReviewQueue1797000000004,
    WhyTables1797000000005,
  ],
  defaultPort: 7006,
  openApi: {
    title: 'Trueup console',
    description: 'Customers, traces, reviews and figures; everything here is built from the topics and can be built again.',
  },
});
