import { createHmac, randomUUID } from 'node:crypto';
import { runNow, sandbox } from './run';

export interface Webhook {
  readonly system: string;
  readonly topic: string;
  readonly body: string | Buffer;
  /** What stands where the signature belongs; the right one unless given. */
  readonly signature?: string;
  readonly id?: string;
}

/** The gateway's answer. */
export interface GatewayAnswer {
  readonly status: number;
  readonly type: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Posts a webhook as Shopify would, signed over its bytes. */
export async function postWebhook({ system, topic, body, signature, id = randomUUID() }: Webhook): Promise<GatewayAnswer> {
  const bytes = Buffer.from(body);
  const secret = runNow().systems[system] ? (sandbox(system).webhookSecret ?? '') : '';
  const answer = await fetch(`${runNow().gateway}/v1/webhooks/${system}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': id,
      'x-shopify-hmac-sha256': signature ?? createHmac('sha256', secret).update(bytes).digest('base64'),
    },
    body: new Uint8Array(bytes),
  });
  return { status: answer.status, type: answer.headers.get('content-type'), body: (await answer.json()) as Record<string, unknown> };
}
