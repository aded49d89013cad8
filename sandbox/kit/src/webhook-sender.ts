import type { Faults } from './faults';
import type { Journal } from './journal';
import { Turns } from './turns';

export interface WebhookDelivery {
  url: string;
  headers: Record<string, string>;
  body: Buffer;
  topic: string;
  /** The vendor's delivery id; the same in each attempt and in a doubled delivery. */
  id: string;
}

export interface WebhookSenderOptions {
  journal: Journal;
  faults: Faults;
  /** Wait before each further attempt; as many retries as there are entries. */
  retryDelaysMs: readonly number[];
  timeoutMs: number;
}

const SHUFFLE_WINDOW_MS = 250;
const AT_ONCE = 16;

/** Sends webhooks beside the caller's work, retries them as the vendor does and plays the webhook faults. */
export class WebhookSender {
  private readonly turns = new Turns(AT_ONCE);
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly closing = new AbortController();
  private held: WebhookDelivery[] = [];
  private open = 0;
  private waiting: (() => void)[] = [];

  constructor(private readonly options: WebhookSenderOptions) {}

  send(delivery: WebhookDelivery): void {
    const { faults } = this.options;
    if (faults.loseWebhooks > 0) {
      faults.loseWebhooks -= 1;
      this.note(delivery, { attempt: 0, status: 0, durationMs: 0, response: 'lost' });
      return;
    }
    for (const copy of faults.doubleWebhooks ? [delivery, delivery] : [delivery]) {
      this.open += 1;
      if (faults.shuffleWebhooks) this.hold(copy);
      else this.after(faults.lateWebhooksMs, () => this.attempt(copy, 0));
    }
  }

  /** Resolves when no delivery is under way, held back or waiting for its retry. */
  idle(): Promise<void> {
    return this.open === 0 ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }

  close(): void {
    this.closing.abort();
    this.timers.forEach((timer) => clearTimeout(timer));
    this.open = 0;
    this.wake();
  }

  private hold(delivery: WebhookDelivery): void {
    this.held.push(delivery);
    if (this.held.length > 1) return;
    this.after(SHUFFLE_WINDOW_MS + this.options.faults.lateWebhooksMs, () => {
      const turned = this.held.reverse();
      this.held = [];
      turned.forEach((one) => this.attempt(one, 0));
    });
  }

  private after(delayMs: number, work: () => void): void {
    if (this.closing.signal.aborted) return;
    if (delayMs === 0) return work();
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, delayMs);
    this.timers.add(timer);
  }

  private attempt(delivery: WebhookDelivery, attempt: number): void {
    void this.turns
      .take(() => this.post(delivery, attempt))
      .then((isTaken) => {
        const delay = this.options.retryDelaysMs[attempt];
        if (!isTaken && delay !== undefined) return this.after(delay, () => this.attempt(delivery, attempt + 1));
        this.open -= 1;
        if (this.open === 0) this.wake();
      });
  }

  private async post(delivery: WebhookDelivery, attempt: number): Promise<boolean> {
    const started = performance.now();
    const done = (status: number, response?: string): boolean => {
      this.note(delivery, { attempt, status, durationMs: Math.round(performance.now() - started), response });
      return status >= 200 && status < 300;
    };
    try {
      const signal = AbortSignal.any([this.closing.signal, AbortSignal.timeout(this.options.timeoutMs)]);
      const { url, headers } = delivery;
      const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(delivery.body), signal, redirect: 'manual' });
      await answer.arrayBuffer();
      return done(answer.status);
    } catch (error) {
      return done(0, error instanceof Error ? error.message : String(error));
    }
  }

  private note(delivery: WebhookDelivery, result: { attempt: number; status: number; durationMs: number; response?: string }): void {
    const { attempt, status, durationMs, response } = result;
    const request = { id: delivery.id, url: delivery.url, attempt };
    this.options.journal.record({
      kind: 'webhook',
      operation: `webhook ${delivery.topic}`,
      status,
      write: false,
      request,
      response,
      durationMs,
    });
  }

  private wake(): void {
    this.waiting.forEach((resolve) => resolve());
    this.waiting = [];
  }
}
