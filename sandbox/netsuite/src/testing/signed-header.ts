import { createHmac, randomBytes } from 'node:crypto';
import type { Credentials } from './caller';

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** The Authorization header of a request signed with a token, as a client makes it. */
export function signedHeader(call: { method: string; url: string }, key: Credentials, oauth: Record<string, string> = {}): string {
  const url = new URL(call.url);
  const given = {
    oauth_consumer_key: key.consumerKey,
    oauth_token: key.tokenId,
    oauth_nonce: randomBytes(12).toString('hex'),
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_signature_method: 'HMAC-SHA256',
    oauth_version: '1.0',
    ...oauth,
  };
  const pairs = [...url.searchParams, ...Object.entries(given)].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const base = [call.method, encoded(`${url.origin}${url.pathname}`), encoded(pairs.join('&'))].join('&');
  const secret = `${encoded(key.consumerSecret)}&${encoded(key.tokenSecret)}`;
  const signature = createHmac('sha256', secret).update(base).digest('base64');
  const fields = Object.entries({ realm: key.accountId, ...given, oauth_signature: signature });
  return `OAuth ${fields.map(([name, value]) => `${name}="${encoded(value)}"`).join(', ')}`;
}
