import type { Infrastructure } from '../infrastructure/infrastructure';
import type { SandboxAddress } from './sandbox-fleet';

/** What all services of a cell share. */
export interface CellSettings {
  readonly cell: string;
  readonly topicPrefix: string;
  readonly configDir: string;
  readonly apiKey: string;
  readonly gatewayUrl: string;
  readonly resolverUrl: string;
}

type Credentials = Readonly<Record<string, unknown>>;

/** The variables of a service: the infrastructure's, the cell's, and those that config/systems.yaml names for secrets. */
export function serviceEnvironment(
  infrastructure: Pick<Infrastructure, 'environment'>,
  cell: CellSettings,
  systems: Readonly<Record<string, SandboxAddress>>,
): Record<string, string> {
  return {
    ...infrastructure.environment,
    TRUEUP_CELL: cell.cell,
    TRUEUP_TOPIC_PREFIX: cell.topicPrefix,
    TRUEUP_CONFIG_DIR: cell.configDir,
    TRUEUP_API_KEY: cell.apiKey,
    TRUEUP_GATEWAY_URL: cell.gatewayUrl,
    TRUEUP_RESOLVER_URL: cell.resolverUrl,
    HOST: '127.0.0.1',
    ...Object.assign({}, ...Object.entries(systems).map(([system, sandbox]) => systemVariables(system, sandbox))),
  };
}

/** `shopify-us` has its variables under SHOPIFY_US_. */
function systemVariables(system: string, { baseUrl, credentials, webhookSecret }: SandboxAddress): Record<string, string> {
  const prefix = system.toUpperCase().replaceAll('-', '_');
  const values = { URL: baseUrl, WEBHOOK_SECRET: webhookSecret, ...vendorVariables(credentials) };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[`${prefix}_${name}`, value]] : [])),
  );
}

function vendorVariables(credentials: Credentials): Record<string, unknown> {
  const pubsub = (credentials['pubsub'] ?? {}) as Credentials;
  return {
    LOGIN_URL: credentials['loginUrl'],
    CLIENT_ID: credentials['clientId'],
    USERNAME: credentials['username'],
    PRIVATE_KEY: credentials['privateKey'],
    PUBSUB_ENDPOINT: pubsub['endpoint'],
    PUBSUB_CA: pubsub['caCert'],
    SHOP: credentials['shop'],
    TOKEN: credentials['accessToken'],
    ACCOUNT: credentials['accountId'],
    CERTIFICATE_ID: credentials['certificateId'],
  };
}
