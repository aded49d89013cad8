import { type RunningSandbox, SandboxServer } from '@trueup/sandbox-kit';
import { Account } from './account/account';
import { Concurrency } from './account/concurrency';
import type { IntegrationKeys } from './auth/integration-keys';
import { MachineTokens, TOKEN_PATH } from './auth/machine-tokens';
import { SignIn } from './auth/sign-in';
import { SignedRequests } from './auth/signed-requests';
import { addressRoutes } from './routes/address-routes';
import { jobRoutes } from './routes/job-routes';
import { mergeRoute } from './routes/merge-route';
import { queryRoutes } from './routes/query-routes';
import { otherRecordRoutes, recordRoutes } from './routes/record-routes';
import { relationshipRoutes } from './routes/relationship-routes';
import { salesOrderRoutes } from './routes/sales-order-routes';
import { systemRoutes } from './routes/system-routes';
import type { Service } from './routes/vendor-call';
import { RECORD_TYPES } from './record/entity-record';
import { seed } from './record/seed';
import { sandboxConfig, type TenantConfig } from './tenant-config';
import { VendorError } from './vendor-error';

const SCOPE = 'rest_webservices';

function signInData(keys: IntegrationKeys | undefined, where: { accountId: string; baseUrl: string }): Record<string, string> {
  if (!keys) throw new Error(`Account ${where.accountId} lacks an integration.`);
  const { clientId, certificateId, algorithm, privateKey } = keys.machine;
  const urls = { ...where, tokenUrl: `${where.baseUrl}${TOKEN_PATH}` };
  return { ...urls, clientId, certificateId, algorithm, privateKey, scope: SCOPE, ...keys.token };
}

async function startAccount(host: string, config: TenantConfig): Promise<RunningSandbox> {
  const account = await Account.open(config);
  const known = { accountId: config.accountId, integrations: account.integrations };
  const machine = new MachineTokens(known);
  const signIn = new SignIn({ accountId: config.accountId, machine, signed: new SignedRequests(known) });
  const concurrency = new Concurrency(config.concurrency, config.overLimitStatus);
  const server = new SandboxServer({
    host,
    port: config.port,
    system: config.system,
    actorOf: (request) => signIn.actorOf(request),
    throttledReply: () => concurrency.overLimit().reply(),
    notFoundReply: () => new VendorError(404, [{ detail: 'There is no such resource.', code: 'NOT_FOUND' }]).reply(),
  });
  let baseUrl = '';
  const service: Service = { server, account, concurrency, signIn, baseUrl: () => baseUrl };
  const keep = (): object => ({ request: 'an assertion, not kept', response: 'a token, not kept' });
  server.route('POST', TOKEN_PATH, (request) => machine.grant(request, baseUrl), {
    operation: () => 'POST token',
    write: () => false,
    keep,
  });
  for (const type of RECORD_TYPES) recordRoutes(service, type);
  for (const add of [
    systemRoutes,
    addressRoutes,
    relationshipRoutes,
    salesOrderRoutes,
    queryRoutes,
    jobRoutes,
    mergeRoute,
    otherRecordRoutes,
  ])
    add(service);
  server.onSeed((records) => seed(account, records));
  baseUrl = await server.listen();
  const where = { accountId: config.accountId, baseUrl };
  const [connector, staff] = account.integrations;
  return {
    system: config.system,
    baseUrl,
    credentials: { ...signInData(connector, where), staff: signInData(staff, where) },
    server,
    close: async () => {
      await server.close();
      await account.close();
    },
  };
}

/** Starts one server per NetSuite account of the config. Throws when the config is not fit. */
export async function startNetsuiteSandbox(config: unknown): Promise<RunningSandbox[]> {
  const { host, tenants } = sandboxConfig.parse(config);
  return Promise.all(tenants.map((tenant) => startAccount(host, tenant)));
}
