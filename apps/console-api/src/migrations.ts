import { BaselineTables1790000000001 } from './baseline/baseline.migration';
import { ClaimedAliases1798000000006 } from './projections/claimed-aliases.migration';
import { SystemStanding1790000000002 } from './projections/system-standing.migration';
import { ReviewQueue1797000000004 } from './reviews/review-queue.migration';
import { ReviewStakes1798000000007 } from './reviews/review-stakes.migration';
import { ConsoleTables1760000000001, MemberLinks1796000000003 } from './tables.migration';
import { WhyTables1797000000005 } from './why/why.migration';

/** The console's own tables, in order; those of the event bus come before. */
export const CONSOLE_MIGRATIONS = [
  ConsoleTables1760000000001,
  MemberLinks1796000000003,
  BaselineTables1790000000001,
  SystemStanding1790000000002,
  ReviewQueue1797000000004,
  WhyTables1797000000005,
  ClaimedAliases1798000000006,
  ReviewStakes1798000000007,
];
