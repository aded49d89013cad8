import { randomUUID } from 'node:crypto';
import type { SandboxReply, SandboxRequest } from '@trueup/sandbox-kit';
import { executeSync, type ExecutionResult, GraphQLError } from 'graphql';
import type { Shop } from '../shop/shop';
import { SCOPES } from './access-scopes';
import { adminSchema, API_VERSION } from './admin-schema';
import type { Actor, Context } from './context';
import { CostBucket, type ThrottleStatus } from './cost-bucket';
import { documentOf, operationOf } from './documents';
import { queryCost } from './query-cost';
import { rootView } from './root-view';
import { strictResolver, viewType } from './strict-resolver';
import { type GraphqlCall, readCall } from './graphql-call';
import { withheldFields } from './withheld';

const DEAREST = 1000;
const RATE_LIMITS = 'https://shopify.dev/api/usage/rate-limits';

function cost(requested: number, ...[actual, throttleStatus]: [actual: number | null, throttleStatus: ThrottleStatus]): object {
  return { cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus } };
}

/** What the vendor answers when the bucket is empty: HTTP 200 and no data. */
function throttledBody(requested: number, status: ThrottleStatus): object {
  const error = { message: 'Throttled', extensions: { code: 'THROTTLED', documentation: RATE_LIMITS } };
  return { errors: [error], extensions: cost(requested, null, status) };
}

/** The one endpoint of the Admin API: who asks, what it costs, and the answer by the vendor's own schema. */
export class GraphqlEndpoint {
  private readonly buckets: Record<Actor, CostBucket>;

  constructor(private readonly shop: () => Shop) {
    const { plan } = shop().config;
    this.buckets = { connector: new CostBucket(plan), staff: new CostBucket(plan) };
  }

  actorOf(request: SandboxRequest): Actor | undefined {
    const token = request.headers['x-shopify-access-token'];
    const { accessToken, staffToken } = this.shop().data.secrets;
    if (token === accessToken) return 'connector';
    return token === staffToken ? 'staff' : undefined;
  }

  /** Every call as if the bucket were empty. */
  throttled(): SandboxReply {
    const { maximumAvailable, restoreRate } = this.buckets.connector.status();
    return this.reply(throttledBody(10, { maximumAvailable, currentlyAvailable: 0, restoreRate }));
  }

  answer(request: SandboxRequest, version: string): SandboxReply {
    if (version !== API_VERSION) return { status: 404, body: { errors: 'Not Found' } };
    const actor = this.actorOf(request);
    if (!actor) return { status: 401, body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' } };
    const call = readCall(request);
    if (!call) return { status: 400, body: { errors: { query: 'Required parameter missing or invalid' } } };
    return this.reply(this.execute(call, actor));
  }

  private reply(body: object): SandboxReply {
    return { status: 200, headers: { 'x-shopify-api-version': API_VERSION, 'x-request-id': randomUUID() }, body };
  }

  private execute(call: GraphqlCall, actor: Actor): object {
    const known = documentOf(call.query);
    const operation = operationOf(known, call.operationName);
    if (!known.document || known.errors.length > 0) return { errors: known.errors };
    if (!operation) return { errors: [new GraphQLError('An operation name is required.', { extensions: { code: 'BAD_REQUEST' } })] };
    const priced = { document: known.document, operation, variables: call.variables };
    const requested = queryCost(priced);
    if (requested > DEAREST) {
      const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${DEAREST}).`;
      return { errors: [new GraphQLError(message, { extensions: { code: 'MAX_COST_EXCEEDED', cost: requested, maxCost: DEAREST } })] };
    }
    const bucket = this.buckets[actor];
    if (!bucket.take(requested)) return throttledBody(requested, bucket.status());
    const result = this.run(call, actor);
    const actual = result.data ? queryCost(priced, result.data as Record<string, unknown>) : 0;
    bucket.giveBack(Math.max(0, requested - actual));
    return { ...result, extensions: cost(requested, actual, bucket.status()) };
  }

  /** What a credential may do now. A scope that is named among the withheld fields is lost. */
  contextOf(actor: Actor): Context {
    const shop = this.shop();
    if (actor === 'staff') return { shop, actor, withheld: new Set(), scopes: new Set(SCOPES) };
    const { withhold } = shop.faults;
    const scopes = (shop.config.scopes ?? SCOPES).filter((scope) => !withhold.includes(scope));
    return { shop, actor, withheld: withheldFields(withhold), scopes: new Set(scopes) };
  }

  /** Resolvers are synchronous, so a mutation is never seen half done. */
  private run(call: GraphqlCall, actor: Actor): ExecutionResult {
    const context = this.contextOf(actor);
    const known = documentOf(call.query);
    if (!known.document) return { errors: known.errors };
    return executeSync({
      schema: adminSchema(),
      document: known.document,
      rootValue: rootView(context),
      contextValue: context,
      variableValues: call.variables,
      operationName: call.operationName ?? null,
      fieldResolver: strictResolver,
      typeResolver: viewType,
    });
  }
}
