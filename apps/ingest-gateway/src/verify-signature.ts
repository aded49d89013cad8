import { createHmac, timingSafeEqual } from 'node:crypto';
import type { WebhookRule } from '@trueup/governance';

export type Headers = Readonly<Record<string, string | undefined>>;

/** The key's bytes from the secret's text. */
export function signingKey(secret: string, { secretEncoding, secretPrefix }: WebhookRule): Buffer {
  const text = secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : secret;
  return Buffer.from(text, secretEncoding);
}

/** Whether one of the header's signatures fits the raw body, and the sending is recent where the system says when. `now` in epoch milliseconds. */
export function isSignedBy(key: Buffer, rule: WebhookRule, delivery: { headers: Headers; body: Buffer; now: number }): boolean {
  const shown = delivery.headers[rule.signature.header.toLowerCase()];
  if (!shown || !isRecent(rule, delivery)) return false;
  const hmac = createHmac(rule.signature.algorithm, key);
  for (const [index, part] of rule.signature.signs.entries()) {
    if (index > 0) hmac.update(rule.signature.joinedBy);
    hmac.update(part === 'body' ? delivery.body : (delivery.headers[part.header.toLowerCase()] ?? ''));
  }
  const expected = hmac.digest();
  // Every signature is compared, so that the time it takes does not tell which one was near.
  return signatures(shown, rule).reduce((isKnown, signature) => isSame(signature, expected) || isKnown, false);
}

function signatures(header: string, { signature }: WebhookRule): Buffer[] {
  const parts = signature.separator === null ? [header] : header.split(signature.separator);
  const ours = parts.filter((part) => part.startsWith(signature.prefix));
  return ours.map((part) => Buffer.from(part.slice(signature.prefix.length).trim(), signature.encoding));
}

function isSame(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

function isRecent({ timestamp }: WebhookRule, { headers, now }: { headers: Headers; now: number }): boolean {
  if (!timestamp) return true;
  const sent = Number(headers[timestamp.header.toLowerCase()] ?? Number.NaN) * (timestamp.unit === 'seconds' ? 1000 : 1);
  return Math.abs(now - sent) <= timestamp.toleranceSeconds * 1000;
}
