import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { refuseUnserved, unserved } from '../graphql/unserved';
import { API_VERSION } from '../graphql/admin-schema';
import { gid, idOf } from '../gid';
import { oneSecond } from '../one-second';
import { problem, type Problem } from '../problem';
import type { SubscriptionRecord } from './subscription-record';
import { headerTopic } from './webhook-topics';

const SERVED = ['uri', 'callbackUrl', 'format', 'name'];

function view(subscription: SubscriptionRecord): View {
  const { id, topic, uri, name, createdAt, updatedAt } = subscription;
  return {
    __typename: 'WebhookSubscription',
    id: gid('WebhookSubscription', id),
    legacyResourceId: String(id),
    ...{ topic, uri, name, createdAt, updatedAt, callbackUrl: uri, format: 'JSON', filter: '', includeFields: [], metafieldNamespaces: [] },
    metafields: [],
    endpoint: { __typename: 'WebhookHttpEndpoint', callbackUrl: uri },
    apiVersion: { handle: API_VERSION, displayName: API_VERSION, supported: true },
  };
}

/** An app sees its own subscriptions only. */
function own({ shop, actor }: Context): SubscriptionRecord[] {
  return shop.data.subscriptions.filter((one) => one.actor === actor);
}

function byId(context: Context, id: unknown): SubscriptionRecord | undefined {
  const number = idOf('WebhookSubscription', String(id));
  return own(context).find((one) => one.id === number);
}

function uriIn(input: Args): string | undefined {
  refuseUnserved('WebhookSubscriptionInput', [input, SERVED]);
  if (input['format'] === 'XML') throw unserved('webhooks in XML');
  const uri = String(input['uri'] ?? input['callbackUrl'] ?? '');
  return /^https?:\/\//.test(uri) && URL.canParse(uri) ? uri : undefined;
}

function refused(one: Problem): View {
  return { webhookSubscription: null, userErrors: [one] };
}

function create(context: Context, args: Args): View {
  const topic = String(args['topic']);
  if (!headerTopic(topic)) throw unserved(`webhooks of ${topic}`);
  const input = args['webhookSubscription'] as Args;
  const uri = uriIn(input);
  if (!uri) return refused(problem(['webhookSubscription', 'callbackUrl'], 'Address is invalid'));
  if (own(context).some((one) => one.topic === topic && one.uri === uri)) {
    return refused(problem(['webhookSubscription', 'callbackUrl'], 'Address for this topic has already been taken'));
  }
  const at = oneSecond();
  const id = context.shop.nextId();
  const subscription = {
    id,
    actor: context.actor,
    topic,
    uri,
    name: String(input['name'] ?? `subscription-${id}`),
    createdAt: at,
    updatedAt: at,
  };
  context.shop.data.subscriptions.push(subscription);
  context.shop.save();
  return { webhookSubscription: view(subscription), userErrors: [] };
}

function update(context: Context, args: Args): View {
  const subscription = byId(context, args['id']);
  if (!subscription) return refused(problem(['id'], 'Webhook subscription does not exist'));
  const uri = uriIn(args['webhookSubscription'] as Args);
  if (!uri) return refused(problem(['webhookSubscription', 'callbackUrl'], 'Address is invalid'));
  Object.assign(subscription, { uri, updatedAt: oneSecond() });
  context.shop.save();
  return { webhookSubscription: view(subscription), userErrors: [] };
}

function remove(context: Context, args: Args): View {
  const subscription = byId(context, args['id']);
  if (!subscription) return { deletedWebhookSubscriptionId: null, userErrors: [problem(['id'], 'Webhook subscription does not exist')] };
  const { data } = context.shop;
  data.subscriptions = data.subscriptions.filter((one) => one !== subscription);
  context.shop.save();
  return { deletedWebhookSubscriptionId: args['id'], userErrors: [] };
}

function many(context: Context, args: Args): View {
  const topics = args['topics'] as string[] | null | undefined;
  const uri = args['uri'] ?? args['callbackUrl'];
  if (args['query']) throw unserved('a search among webhook subscriptions');
  const items = own(context).filter((one) => (!topics || topics.includes(one.topic)) && (!uri || one.uri === uri));
  return connection({ items, keyOf: (one) => [one.id, one.id], view }, args);
}

export function subscriptionFields(context: Context): View {
  return {
    webhookSubscriptionCreate: (args: Args) => create(context, args),
    webhookSubscriptionUpdate: (args: Args) => update(context, args),
    webhookSubscriptionDelete: (args: Args) => remove(context, args),
    webhookSubscriptions: (args: Args) => many(context, args),
    webhookSubscription: ({ id }: Args) => {
      const found = byId(context, id);
      return found ? view(found) : null;
    },
    webhookSubscriptionsCount: () => ({ count: own(context).length, precision: 'EXACT' }),
  };
}
