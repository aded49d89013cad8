import { type RunningSandbox, SandboxServer, WebhookSender } from '@trueup/sandbox-kit';
import { parseConfig, type TenantConfig } from './config';
import { resumeBulk } from './bulk/bulk-fields';
import { activate } from './customers/account-mutations';
import { adminSchema, API_VERSION } from './graphql/admin-schema';
import { isWrite, journalName, journalParts } from './graphql/graphql-call';
import { GraphqlEndpoint } from './graphql/graphql-endpoint';
import { seedRecords } from './seed/seed-records';
import { Shop } from './shop/shop';
import { WebhookOutlet } from './webhooks/webhook-outlet';

const WEBHOOK_TIMEOUT_MS = 5_000;

async function startShop(host: string, config: TenantConfig): Promise<RunningSandbox> {
  let baseUrl = '';
  const server = new SandboxServer({
    host,
    port: config.port,
    system: config.system,
    actorOf: (request) => endpoint.actorOf(request),
    throttledReply: () => endpoint.throttled(),
    notFoundReply: () => ({ status: 404, body: { errors: 'Not Found' } }),
  });
  const { journal, faults } = server;
  const sender = new WebhookSender({ journal, faults, retryDelaysMs: config.retryDelaysMs, timeoutMs: WEBHOOK_TIMEOUT_MS });
  const outlet = new WebhookOutlet(sender, faults);
  const shop: Shop = new Shop({ config, faults, baseUrl: () => baseUrl, emit: (events) => outlet.emit(shop, events) });
  const endpoint: GraphqlEndpoint = new GraphqlEndpoint(() => shop);
  server.route('POST', '/admin/api/:version/graphql.json', (request, { version }) => endpoint.answer(request, version ?? ''), {
    operation: journalName,
    write: isWrite,
    keep: journalParts,
  });
  server.route('POST', '/account/activate/:id/:token', activate(shop));
  server.route(
    'GET',
    '/bulk-results/:file',
    (_request, { file }) => {
      const text = shop.bulkResults.get(Number.parseInt(file ?? '', 10));
      return text === undefined
        ? { status: 404, body: 'Not Found' }
        : { status: 200, headers: { 'content-type': 'application/jsonl' }, body: Buffer.from(text) };
    },
    { keep: () => ({}) },
  );
  server.onSeed((records) => seedRecords(shop, records));
  baseUrl = await server.listen();
  resumeBulk((actor) => endpoint.contextOf(actor));
  const { accessToken, staffToken, webhookSecret } = shop.data.secrets;
  return {
    system: config.system,
    baseUrl,
    credentials: { shop: config.shop, accessToken, apiVersion: API_VERSION, staff: { accessToken: staffToken } },
    webhookSecret,
    server,
    close: async () => {
      sender.close();
      await server.close();
      await shop.flush();
    },
  };
}

/** Starts a shop per tenant; they share the schema, which is built before the first of them listens. */
export async function startShopifySandbox(config: unknown): Promise<RunningSandbox[]> {
  const { host, tenants } = parseConfig(config);
  adminSchema();
  return Promise.all(tenants.map((tenant) => startShop(host, tenant)));
}
