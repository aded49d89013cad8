import { VendorError, type VendorContext } from '@trueup/connector-kit';
import type { UserError } from '../faults';
import type { AdminApi } from './admin-api';
import { COMPANIES, LOCATIONS } from './documents/business';
import { CUSTOMER_METAFIELDS } from './documents/customer';
import { DEFINITION_CREATE, isText, METAFIELDS, NAMESPACE, type MetafieldName } from './documents/metafields';
import { SUBSCRIPTION_CREATE, SUBSCRIPTION_UPDATE, SUBSCRIPTIONS } from './documents/subscriptions';
import { keyMetafield } from './key-metafield';
import { definitionsOf, type OwnerType } from './metafield-definitions';

interface Definition {
  readonly namespace: string;
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly ownerType: OwnerType;
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
  ...['CUSTOMERS_CREATE', 'CUSTOMERS_UPDATE', 'CUSTOMERS_DELETE', 'CUSTOMERS_MERGE', 'CUSTOMERS_ENABLE', 'CUSTOMERS_DISABLE'],
  ...['CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE', 'CUSTOMERS_MARKETING_CONSENT_UPDATE', 'CUSTOMER_TAGS_ADDED', 'CUSTOMER_TAGS_REMOVED'],
  ...['ORDERS_CREATE', 'ORDERS_PAID', 'ORDERS_UPDATED', 'ORDERS_CANCELLED'],
  ...['COMPANIES_CREATE', 'COMPANIES_UPDATE', 'COMPANIES_DELETE'],
  ...['COMPANY_LOCATIONS_CREATE', 'COMPANY_LOCATIONS_UPDATE', 'COMPANY_LOCATIONS_DELETE'],
  ...['COMPANY_CONTACTS_CREATE', 'COMPANY_CONTACTS_UPDATE', 'COMPANY_CONTACTS_DELETE'],
  ...['COMPANY_CONTACT_ROLES_ASSIGN', 'COMPANY_CONTACT_ROLES_REVOKE'],
];

const NAMES: Readonly<Record<MetafieldName, string>> = {
  accountNumber: 'Account number',
  erpAccounts: 'ERP accounts',
  loyalty: 'Loyalty',
  servicePreferences: 'Service preferences',
  companyRoles: 'Roles at whole companies',
  contactOf: 'Made as contact of',
  legalName: 'Legal name',
};

const OWNED: Readonly<Record<OwnerType, readonly MetafieldName[]>> = {
  CUSTOMER: CUSTOMER_METAFIELDS,
  COMPANY: COMPANIES.metafields,
  COMPANY_LOCATION: LOCATIONS.metafields,
};

/** The metafields that we write, and the one of type id by which a customer is found. */
export async function putDefinitionsInPlace(api: AdminApi, { row }: Pick<VendorContext, 'row'>): Promise<void> {
  for (const [ownerType, names] of Object.entries(OWNED) as [OwnerType, readonly MetafieldName[]][]) {
    const key = ownerType === 'CUSTOMER' ? [{ ...keyMetafield(row), name: 'Trueup key', type: 'id', ownerType }] : [];
    const ours = names.map((one) => ({ namespace: NAMESPACE, key: METAFIELDS[one], name: NAMES[one], type: typeOf(one), ownerType }));
    const there = new Map(
      (await definitionsOf(api, ownerType)).map(({ namespace, key: name, type }) => [`${namespace}.${name}`, type.name]),
    );
    for (const one of [...key, ...ours]) await ensureDefinition(api, one, there);
  }
}

function typeOf(name: MetafieldName): string {
  return isText(name) ? 'single_line_text_field' : 'json';
}

async function ensureDefinition(api: AdminApi, wanted: Definition, there: ReadonlyMap<string, string>): Promise<void> {
  const name = `${wanted.namespace}.${wanted.key}`;
  const type = there.get(name);
  if (type === wanted.type) return;
  if (type !== undefined) {
    const message = `Records of ${wanted.ownerType} have a metafield ${name} of type ${type}; Trueup needs ${wanted.type}. Rename it, or name another keyField.`;
    throw new VendorError({ kind: 'rejected', code: 'WRONG_DEFINITION', message });
  }
  const call = { document: DEFINITION_CREATE, variables: { definition: wanted }, cost: MUTATION_COST };
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
