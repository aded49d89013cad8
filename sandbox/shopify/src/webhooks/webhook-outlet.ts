import { createHmac, randomUUID } from 'node:crypto';
import type { Faults, WebhookSender } from '@trueup/sandbox-kit';
import type { ShopEvent } from '../customers/customer-events';
import { API_VERSION } from '../graphql/admin-schema';
import { redacted, withheldFields } from '../graphql/withheld';
import type { Shop } from '../shop/shop';
import { eventPayload } from './event-payload';
import type { SubscriptionRecord } from './subscription-record';
import { headerTopic } from './webhook-topics';

export function sign(body: Buffer, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64');
}

/** Sends each event to every subscription of its topic, our own writes among them. */
export class WebhookOutlet {
  constructor(
    private readonly sender: WebhookSender,
    private readonly faults: Faults,
  ) {}

  /** Events of one action share the event id; each delivery has an id of its own. */
  emit(shop: Shop, events: readonly ShopEvent[]): void {
    const eventId = randomUUID();
    for (const event of events) {
      const subscriptions = shop.data.subscriptions.filter((one) => one.topic === event.topic);
      if (subscriptions.length === 0) continue;
      const payload = eventPayload(event, shop.config);
      subscriptions.forEach((subscription) => this.deliver(shop, { subscription, payload, eventId }));
    }
  }

  private deliver(shop: Shop, delivery: { subscription: SubscriptionRecord; payload: object; eventId: string }): void {
    const { subscription, payload, eventId } = delivery;
    const withheld = subscription.actor === 'connector' ? withheldFields(this.faults.withhold) : new Set<string>();
    const body = Buffer.from(JSON.stringify(redacted(payload, withheld)));
    const topic = headerTopic(subscription.topic) ?? subscription.topic;
    const id = randomUUID();
    const headers = {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Shop-Domain': shop.config.shop,
      'X-Shopify-API-Version': API_VERSION,
      'X-Shopify-Webhook-Id': id,
      'X-Shopify-Event-Id': eventId,
      'X-Shopify-Triggered-At': new Date().toISOString(),
      'X-Shopify-Hmac-Sha256': sign(body, shop.data.secrets.webhookSecret),
    };
    this.sender.send({ url: subscription.uri, headers, body, topic, id });
  }
}
