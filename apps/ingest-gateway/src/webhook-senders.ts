import { Inject, Injectable } from '@nestjs/common';
import type { SystemRow, WebhookRule } from '@trueup/governance';
import { resolveSecret, ServiceConfig } from '@trueup/service-kit';
import { signingKey } from './verify-signature';

/** A system that sends webhooks: its row, how it signs and the key's bytes. */
export interface WebhookSender {
  readonly row: SystemRow;
  readonly rule: WebhookRule;
  readonly key: Buffer;
}

/** The systems that may send webhooks, by name. A missing secret is found at the start, not at the first webhook. */
@Injectable()
export class WebhookSenders {
  readonly #senders: ReadonlyMap<string, WebhookSender>;

  constructor(@Inject(ServiceConfig) { servedRows, env }: ServiceConfig) {
    this.#senders = new Map(
      servedRows.flatMap((row) => {
        const rule = row.webhook;
        return rule && row.mode !== 'off' ? [[row.system, { row, rule, key: signingKey(resolveSecret(rule.secret, env), rule) }]] : [];
      }),
    );
  }

  of(system: string): WebhookSender | undefined {
    return this.#senders.get(system);
  }
}
