import { type RunningSandbox, SandboxServer, StateFile } from '@trueup/sandbox-kit';
import { ApiFault } from './api-fault';
import type { ConnectedApp } from './auth/connected-app';
import { Sessions } from './auth/sessions';
import { tokenHandler } from './auth/token-endpoint';
import { openUserInfo } from './auth/user-info';
import { QueryJobs } from './bulk/query-jobs';
import type { TenantConfig } from './config';
import { RowLocks } from './dml/row-locks';
import { Catalog } from './fields/catalog';
import { Org } from './org';
import { newOrg, type OrgState } from './org-state';
import { EventBus } from './pubsub/event-bus';
import { EventLog } from './pubsub/event-log';
import { PubSubServer } from './pubsub/pub-sub-server';
import { openApi, tokenOf } from './rest/api-gate';
import { apiRouter } from './rest/api-routes';
import { CallBudget } from './rest/call-budget';
import { openControls } from './rest/control-routes';
import { seederOf } from './seeding';

const HOUR_MS = 3_600_000;
const now = (): number => Date.now();

function serverOf(host: string, config: TenantConfig, sessions: Sessions): SandboxServer {
  const exceeded = new ApiFault(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
  return new SandboxServer({
    host,
    port: config.port,
    system: config.system,
    actorOf: (request) => sessions.peek(tokenOf(request))?.role,
    throttledReply: () => exceeded.reply(),
    notFoundReply: () => new ApiFault(404, 'NOT_FOUND', 'The requested resource does not exist').reply(),
  });
}

function credentialsOf(state: OrgState, urls: { baseUrl: string; grpcPort: number }): Record<string, unknown> {
  const ofApp = (role: ConnectedApp['role']) => {
    const { clientId, clientSecret, username, privateKey, userId } = state.apps.find((one) => one.role === role) as ConnectedApp;
    return { clientId, clientSecret, username, privateKey, userId };
  };
  const { baseUrl, grpcPort } = urls;
  return {
    loginUrl: baseUrl,
    instanceUrl: baseUrl,
    apiVersion: '67.0',
    ...ofApp('connector'),
    pubsub: { endpoint: `localhost:${grpcPort}`, caCert: state.certificate.cert },
    orgId: state.orgId,
    tenantId: state.orgId,
    staff: ofApp('staff'),
  };
}

/** Starts one org: REST over HTTP, Pub/Sub over gRPC with TLS, its state kept if the config names a file. */
export async function startTenant(host: string, config: TenantConfig): Promise<RunningSandbox> {
  const file = new StateFile<OrgState>(config.stateFile);
  const state = file.load() ?? (await newOrg(config.system, now()));
  const { orgId, apps, certificate } = state;
  const staff = apps.find((one) => one.role === 'staff') as ConnectedApp;

  const sessions = new Sessions({ orgId, minutes: config.sessionMinutes, now });
  sessions.load(state.sessions);
  const server = serverOf(host, config, sessions);
  const { journal, faults } = server;
  const catalog = new Catalog(config.customFields);
  const org = new Org({ id: orgId, pod: state.pod, catalog, faults, duplicateRule: config.duplicateRule, now });
  org.sequence = state.sequence;
  org.load(state.tables);
  const budget = new CallBudget({ dailyLimit: config.dailyLimit, longCallMs: config.longCallMs, now });
  Object.assign(budget, state.budget);
  const log = new EventLog({ retentionMs: config.eventRetentionHours * HOUR_MS, now }, state.log);
  const bus = new EventBus({ org, log, journal, keepaliveMs: config.keepaliveSeconds * 1000 });
  const jobs = new QueryJobs(org, { jobMs: config.bulkJobMs, dailyQueries: config.dailyBulkQueries });
  const locks = new RowLocks(config.lockWaitMs);

  const snapshot = (): OrgState => ({
    orgId,
    pod: state.pod,
    apps,
    certificate,
    sessions: sessions.dump(),
    sequence: org.sequence,
    budget: { used: budget.used, windowFrom: budget.windowFrom },
    tables: org.store.dump(),
    log: log.dump(),
  });
  const served = (): void => file.save(snapshot);

  let baseUrl = '';
  const token = tokenHandler({ orgId, apps, sessions, baseUrl: () => baseUrl, now });
  server.route('POST', '/services/oauth2/token', token, { write: () => false, keep: () => ({}) });
  openUserInfo(server, { orgId, sessions, tokenOf });
  openApi(server, { sessions, budget, router: apiRouter({ org, locks, budget, searchLagMs: config.searchLagMs, jobs }), served });
  openControls(server, { org, locks, sessions, staff, served });
  server.onSeed(seederOf(org, staff, served));
  server.onFaults(() => bus.faultsChanged());

  baseUrl = await server.listen();
  const signIn = { sessions, orgId, instanceUrl: () => baseUrl };
  const pubSub = new PubSubServer({ host, port: config.grpcPort, certificate, bus, journal, signIn });
  const grpcPort = await pubSub.listen();
  served();
  const close = async (): Promise<void> => {
    pubSub.close();
    await server.close();
    await file.flush();
  };
  return { system: config.system, baseUrl, credentials: credentialsOf(state, { baseUrl, grpcPort }), server, close };
}
