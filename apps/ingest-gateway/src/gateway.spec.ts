import { createHmac } from 'node:crypto';
import type { WebhookRule } from '@trueup/governance';
import { deliveryKey, keptHeaders, recordOf } from './raw-notice';
import { isSignedBy, signingKey } from './verify-signature';

const SHOP: WebhookRule = {
  secret: { env: 'SECRET' },
  secretEncoding: 'utf8',
  secretPrefix: '',
  signature: {
    header: 'X-Shop-Hmac',
    algorithm: 'sha256',
    encoding: 'base64',
    prefix: '',
    separator: null,
    signs: ['body'],
    joinedBy: '.',
  },
  timestamp: null,
  deliveryId: { header: 'X-Delivery' },
  subject: { header: 'X-Topic' },
  keys: [
    { subject: 'orders/*', type: 'customer', id: 'customer.id', match: null },
    { subject: 'customers/update', type: 'customer', id: 'gid', match: '(\\d+)$' },
  ],
};
const STANDARD: WebhookRule = {
  ...SHOP,
  secretEncoding: 'base64',
  secretPrefix: 'whsec_',
  signature: {
    header: 'webhook-signature',
    algorithm: 'sha256',
    encoding: 'base64',
    prefix: 'v1,',
    separator: ' ',
    signs: [{ header: 'webhook-id' }, { header: 'webhook-timestamp' }, 'body'],
    joinedBy: '.',
  },
  timestamp: { header: 'webhook-timestamp', unit: 'seconds', toleranceSeconds: 300 },
};
const body = Buffer.from('{"id":1}');
const now = 1_800_000_000_000;
const sign = (key: Buffer | string, text: string): string => createHmac('sha256', key).update(text).digest('base64');

describe('a signature over the raw body', () => {
  const key = signingKey('secret', SHOP);

  it('is accepted when it fits', () => {
    expect(isSignedBy(key, SHOP, { headers: { 'x-shop-hmac': sign('secret', '{"id":1}') }, body, now })).toBe(true);
  });

  it.each([undefined, '', 'bm90IGl0', sign('other', '{"id":1}'), sign('secret', '{"id": 1}')])('is refused when it is %p', (shown) => {
    expect(isSignedBy(key, SHOP, { headers: { 'x-shop-hmac': shown }, body, now })).toBe(false);
  });
});

describe('a signature by Standard Webhooks', () => {
  const secret = `whsec_${Buffer.from('key').toString('base64')}`;
  const key = signingKey(secret, STANDARD);
  const headersAt = (seconds: number): Record<string, string> => ({
    'webhook-id': 'm1',
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,AAAA v1,${sign('key', `m1.${seconds}.{"id":1}`)} v2,zzz`,
  });

  it('is accepted when one of several fits', () => {
    expect(isSignedBy(key, STANDARD, { headers: headersAt(now / 1000), body, now })).toBe(true);
  });

  it('is refused when it was sent too long ago', () => {
    expect(isSignedBy(key, STANDARD, { headers: headersAt(now / 1000 - 301), body, now })).toBe(false);
  });
});

describe('a notice', () => {
  it('names its record by the first rule whose subject fits', () => {
    const order = { system: 's', rule: SHOP, headers: { 'x-topic': 'orders/paid' }, content: { customer: { id: 7 } } };
    expect(recordOf(order)).toEqual({ system: 's', type: 'customer', id: '7' });
    const update = { system: 's', rule: SHOP, headers: { 'x-topic': 'customers/update' }, content: { gid: 'gid://shop/Customer/42' } };
    expect(recordOf(update)).toEqual({ system: 's', type: 'customer', id: '42' });
  });

  it('names no record when the body lacks it or the subject is unknown', () => {
    expect(recordOf({ system: 's', rule: SHOP, headers: { 'x-topic': 'orders/paid' }, content: { customer: null } })).toBeNull();
    expect(recordOf({ system: 's', rule: SHOP, headers: { 'x-topic': 'shop/update' }, content: { id: 1 } })).toBeNull();
  });

  it('keeps the headers that its row names, and neither signature nor credentials', () => {
    const headers = { 'x-delivery': 'd1', 'x-topic': 'orders/paid', 'x-shop-hmac': 'abc', authorization: 'Bearer 1', 'ce-type': 't' };
    expect(keptHeaders({ rule: SHOP, headers })).toEqual({ 'x-delivery': 'd1', 'x-topic': 'orders/paid', 'ce-type': 't' });
  });

  it('is known by the delivery id, else by its bytes', () => {
    expect(deliveryKey({ rule: SHOP, headers: { 'x-delivery': 'd1' }, body })).toBe('d1');
    expect(deliveryKey({ rule: SHOP, headers: {}, body })).toBe(deliveryKey({ rule: SHOP, headers: {}, body: Buffer.from('{"id":1}') }));
  });
});
