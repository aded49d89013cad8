import { createHash } from 'node:crypto';
import type { CustomerRaw, EventMeta, SourceRef } from '@trueup/canonical-schema';
import type { WebhookRule } from '@trueup/governance';
import type { Headers } from './verify-signature';

/** A webhook as it came in. Times are epoch milliseconds. */
export interface Delivery {
  readonly system: string;
  readonly rule: WebhookRule;
  readonly headers: Headers;
  readonly body: Buffer;
  /** The body as JSON. */
  readonly content: unknown;
  readonly receivedAt: number;
}

/** What identifies a delivery: the sender's own id, else the bytes themselves. */
export function deliveryKey({ rule, headers, body }: Pick<Delivery, 'rule' | 'headers' | 'body'>): string {
  return headers[rule.deliveryId.header.toLowerCase()] ?? createHash('sha256').update(body).digest('hex');
}

/** The raw event of a webhook: the bytes as received, and the record it is about where the row says how to tell. */
export function rawNotice(delivery: Delivery, meta: EventMeta): CustomerRaw {
  const { system, rule, headers, body, receivedAt } = delivery;
  return {
    meta,
    system,
    kind: 'notice',
    feed: 'notice',
    source: recordOf(delivery),
    deliveryId: headers[rule.deliveryId.header.toLowerCase()] ?? null,
    subject: subjectOf(delivery),
    contentType: headers['content-type'] ?? 'application/json',
    headers: keptHeaders(delivery),
    body,
    sourceVersion: null,
    sourceTime: null,
    fetchSequence: 0,
    generation: null,
    baseline: false,
    receivedAt,
  };
}

/** The record that a notice names, by the first of the row's rules whose subject fits. */
export function recordOf({ system, rule, content, headers }: Pick<Delivery, 'system' | 'rule' | 'content' | 'headers'>): SourceRef | null {
  const subject = subjectOf({ rule, headers }) ?? '';
  const named = rule.keys.find((key) =>
    key.subject.endsWith('*') ? subject.startsWith(key.subject.slice(0, -1)) : subject === key.subject,
  );
  if (!named) return null;
  const found = named.id.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), content);
  const text = typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
  const id = text !== undefined && named.match !== null ? new RegExp(named.match).exec(text)?.[1] : text;
  return id ? { system, type: named.type, id } : null;
}

function subjectOf({ rule, headers }: Pick<Delivery, 'rule' | 'headers'>): string | null {
  return rule.subject ? (headers[rule.subject.header.toLowerCase()] ?? null) : null;
}

/** What the row names and what CloudEvents say of themselves go on; credentials, signatures and addresses of senders never do. */
export function keptHeaders({ rule, headers }: Pick<Delivery, 'rule' | 'headers'>): Record<string, string> {
  const named = [rule.deliveryId, rule.subject, rule.timestamp].flatMap((one) => one?.header.toLowerCase() ?? []);
  const isKept = (name: string) => name === 'content-type' || name.startsWith('ce-') || named.includes(name);
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value !== undefined && isKept(name) ? [[name, value]] : [])),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
