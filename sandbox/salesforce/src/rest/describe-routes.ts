import type { QueryJobs } from '../bulk/query-jobs';
import { describe, describeBriefly } from '../fields/describe';
import type { Org } from '../org';
import { DATA_URL, visibleFields } from '../records/render-record';
import type { ApiRoute } from './api-call';
import { findObject } from './find-object';
import type { CallBudget } from './call-budget';

const RESOURCES = ['sobjects', 'query', 'queryAll', 'limits', 'composite', 'parameterizedSearch', 'jobs'];

/** What the org has: resources, limits, objects, and each object's fields as this caller sees them. */
export function describeRoutes(org: Org, { budget, jobs }: { budget: CallBudget; jobs: QueryJobs }): ApiRoute[] {
  const limits = () => ({
    DailyApiRequests: { Max: budget.dailyLimit, Remaining: budget.remaining() },
    DailyDeliveredPlatformEvents: { Max: 50_000, Remaining: 50_000 },
    DailyBulkV2QueryJobs: { Max: jobs.options.dailyQueries, Remaining: jobs.remaining() },
    DataStorageMB: { Max: 1024, Remaining: 1000 },
  });
  return [
    {
      method: 'GET',
      pattern: '',
      handler: () => ({ status: 200, body: Object.fromEntries(RESOURCES.map((one) => [one, `${DATA_URL}/${one}`])) }),
    },
    { method: 'GET', pattern: '/limits', handler: () => ({ status: 200, body: limits() }) },
    {
      method: 'GET',
      pattern: '/sobjects',
      handler: ({ actor }) => {
        const seen = org.catalog.objects.filter(({ name }) => !org.isHidden(actor, name));
        const sobjects = seen.map((one) => describeBriefly(one, DATA_URL));
        return { status: 200, body: { encoding: 'UTF-8', maxBatchSize: 200, sobjects } };
      },
    },
    {
      method: 'GET',
      pattern: '/sobjects/:object',
      handler: (call) => ({
        status: 200,
        body: { objectDescribe: describeBriefly(findObject(org, call), DATA_URL), recentItems: [] },
      }),
    },
    {
      method: 'GET',
      pattern: '/sobjects/:object/describe',
      handler: (call) => {
        const object = findObject(org, call);
        return { status: 200, body: describe(object, visibleFields(org, object.name, call.actor), DATA_URL) };
      },
    },
  ];
}
