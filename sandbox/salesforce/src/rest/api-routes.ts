import type { QueryJobs } from '../bulk/query-jobs';
import type { Org } from '../org';
import type { RowLocks } from '../dml/row-locks';
import { ApiRouter } from './api-router';
import type { CallBudget } from './call-budget';
import { collectionRoutes } from './collection-routes';
import { compositeRoutes } from './composite-routes';
import { describeRoutes } from './describe-routes';
import { externalIdRoutes } from './external-id-routes';
import { queryJobRoutes } from './query-job-routes';
import { queryRoutes } from './query-routes';
import { recordRoutes } from './record-routes';
import { replicationRoutes } from './replication-routes';
import { searchRoutes } from './search-routes';

export interface ApiRooms {
  org: Org;
  locks: RowLocks;
  budget: CallBudget;
  searchLagMs: number;
  jobs: QueryJobs;
}

/** Everything below `/services/data/vNN.0`; fixed names come before `:id` and `:field`. */
export function apiRouter(rooms: ApiRooms): ApiRouter {
  const { org, budget, searchLagMs, jobs } = rooms;
  const router: ApiRouter = new ApiRouter([
    ...describeRoutes(org, { budget, jobs }),
    ...queryJobRoutes(org, jobs),
    ...replicationRoutes(org),
    ...queryRoutes(org),
    ...searchRoutes(org, searchLagMs),
    ...compositeRoutes(org, () => router),
    ...collectionRoutes(rooms),
    ...recordRoutes(rooms),
    ...externalIdRoutes(rooms),
  ]);
  return router;
}
