import { VendorError, type VendorContext } from '@trueup/connector-kit';
import type { UserError } from '../faults';
import type { AdminApi } from './admin-api';
import {
  DEFINITION_CREATE,
  DEFINITIONS,
  METAFIELDS,
  NAMESPACE,
  SUBSCRIPTION_CREATE,
  SUBSCRIPTION_UPDATE,
  SUBSCRIPTIONS,
} from './documents';
import { keyMetafield } from './key-metafield';

interface Definition {
  readonly namespace: string;
  readonly key: string;
  readonly name: string;
  readonly type: string;
}

interface Subscription {
  readonly id: string;
  readonly name: string | null;
  readonly topic: string;
  readonly uri: string;
}

const MUTATION_COST = 10;

/** Tags and consents are told by topics of their own only. */
const TOPICS = [
  'CUSTOMERS_CREATE',
  'CUSTOMERS_UPDATE',
  'CUSTOMERS_DELETE',
  'CUSTOMERS_MERGE',
  'CUSTOMERS_ENABLE',
  'CUSTOMERS_DISABLE',
  'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
  'CUSTOMERS_MARKETING_CONSENT_UPDATE',
  'CUSTOMER_TAGS_ADDED',
  'CUSTOMER_TAGS_REMOVED',
  'ORDERS_CREATE',
  'ORDERS_PAID',
  'ORDERS_UPDATED',
  'ORDERS_CANCELLED',
];

/** The metafields that we write, and the one of type id by which a customer is found. */
export async function putDefinitionsInPlace(api: AdminApi, { row }: Pick<VendorContext, 'row'>): Promise<void> {
  const key = keyMetafield(row);
  const wanted: Definition[] = [
    { ...key, name: 'Trueup key', type: 'id' },
    { namespace: NAMESPACE, key: METAFIELDS.accountNumber, name: 'Account number', type: 'single_line_text_field' },
    { namespace: NAMESPACE, key: METAFIELDS.erpAccounts, name: 'ERP accounts', type: 'json' },
    { namespace: NAMESPACE, key: METAFIELDS.loyalty, name: 'Loyalty', type: 'json' },
    { namespace: NAMESPACE, key: METAFIELDS.servicePreferences, name: 'Service preferences', type: 'json' },
  ];
  for (const namespace of new Set(wanted.map((one) => one.namespace))) {
    const there = await definitionsIn(api, namespace);
    for (const one of wanted.filter((definition) => definition.namespace === namespace)) await ensureDefinition(api, one, there);
  }
}

async function definitionsIn(api: AdminApi, namespace: string): Promise<ReadonlyMap<string, string>> {
  type Data = { metafieldDefinitions: { nodes: { key: string; type: { name: string } }[] } };
  const { data } = await api.ask<Data>({ document: DEFINITIONS, variables: { namespace }, cost: 102 });
  return new Map(data.metafieldDefinitions.nodes.map(({ key, type }) => [key, type.name]));
}

async function ensureDefinition(api: AdminApi, wanted: Definition, there: ReadonlyMap<string, string>): Promise<void> {
  const type = there.get(wanted.key);
  if (type === wanted.type) return;
  const name = `${wanted.namespace}.${wanted.key}`;
  if (type !== undefined) {
    const message = `Customers have a metafield ${name} of type ${type}; Trueup needs ${wanted.type}. Rename it, or name another keyField.`;
    throw new VendorError({ kind: 'rejected', code: 'WRONG_DEFINITION', message });
  }
  const call = { document: DEFINITION_CREATE, variables: { definition: { ...wanted, ownerType: 'CUSTOMER' } }, cost: MUTATION_COST };
  const { userErrors } = await api.attempt<{ userErrors: UserError[] }>(call);
  const refused = userErrors.filter(({ code }) => code !== 'TAKEN');
  if (refused.length === 0) return;
  throw new VendorError({
    kind: 'rejected',
    code: refused[0]?.code ?? 'REFUSED',
    message: `Shopify does not define the metafield ${name}.`,
  });
}

/** A webhook subscription of ours for each topic, to the address where the gateway takes them; those of others stay. */
export async function putSubscriptionsInPlace(api: AdminApi, { publicWebhookUrl: uri, log }: VendorContext): Promise<void> {
  if (uri === null) return;
  const { data } = await api.ask<{ webhookSubscriptions: { nodes: Subscription[] } }>({
    document: SUBSCRIPTIONS,
    variables: {},
    cost: 102,
  });
  const there = data.webhookSubscriptions.nodes;
  for (const topic of TOPICS) {
    const own = there.filter((one) => one.topic === topic);
    if (own.some((one) => one.uri === uri)) continue;
    const stale = own.find(({ name }) => name === nameOf(topic));
    const call = stale
      ? { document: SUBSCRIPTION_UPDATE, variables: { id: stale.id, webhookSubscription: { uri } } }
      : { document: SUBSCRIPTION_CREATE, variables: { topic, webhookSubscription: { uri, format: 'JSON', name: nameOf(topic) } } };
    const { userErrors } = await api.attempt<{ userErrors: UserError[] }>({ ...call, cost: MUTATION_COST });
    const refused = userErrors.filter(({ message }) => !/already been taken/.test(message));
    if (refused.length > 0)
      log.warn({ topic, refused: refused.length }, 'Shopify refuses a webhook subscription; only polling tells of this');
  }
}

/** By this name we know our subscription again when the gateway has moved. */
function nameOf(topic: string): string {
  return `trueup-${topic.toLowerCase()}`;
}
