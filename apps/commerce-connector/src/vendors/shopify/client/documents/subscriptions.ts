export const SUBSCRIPTIONS = 'query Subscriptions { webhookSubscriptions(first: 100) { nodes { id name topic uri } } }';

export const SUBSCRIPTION_CREATE = `mutation SubscriptionCreate($topic: WebhookSubscriptionTopic!, $webhookSubscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $webhookSubscription) { userErrors { field message } }
}`;

export const SUBSCRIPTION_UPDATE = `mutation SubscriptionUpdate($id: ID!, $webhookSubscription: WebhookSubscriptionInput!) {
  webhookSubscriptionUpdate(id: $id, webhookSubscription: $webhookSubscription) { userErrors { field message } }
}`;
