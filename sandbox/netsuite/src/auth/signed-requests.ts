import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SandboxRequest } from '@trueup/sandbox-kit';
import type { IntegrationKeys } from './integration-keys';

const WINDOW_S = 300;

/** Percent-encoding of RFC 3986, which OAuth 1.0 signs with. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

function parametersOf(authorization: string): Map<string, string> {
  const pairs = authorization.slice('OAuth '.length).matchAll(/([a-zA-Z_]+)="([^"]*)"/g);
  return new Map([...pairs].map(([, name = '', value = '']) => [name, decodeURIComponent(value)]));
}

function baseString(request: SandboxRequest, oauth: Map<string, string>): string {
  const signed = [...oauth].filter(([name]) => name.startsWith('oauth_') && name !== 'oauth_signature');
  const pairs = [...request.query, ...signed].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const url = `http://${request.headers['host']}${request.path}`;
  return [request.method, encoded(url), encoded(pairs.join('&'))].join('&');
}

function isSame(given: string, computed: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(computed)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export type SignedOutcome = { actor: string } | { refusal: string };

/** Token-based authentication: OAuth 1.0a with HMAC-SHA256, the realm being the account. */
export class SignedRequests {
  private readonly nonces = new Map<string, number>();

  constructor(
    private readonly account: { accountId: string; integrations: readonly IntegrationKeys[] },
    private readonly now: () => number = Date.now,
  ) {}

  verify(request: SandboxRequest, authorization: string): SignedOutcome {
    const oauth = parametersOf(authorization);
    const key = this.account.integrations.find(({ token }) => token.consumerKey === oauth.get('oauth_consumer_key'));
    if (oauth.get('realm') !== this.account.accountId) return { refusal: 'permission_denied' };
    if (!key) return { refusal: 'consumer_key_unknown' };
    if (key.token.tokenId !== oauth.get('oauth_token')) return { refusal: 'token_rejected' };
    if (oauth.get('oauth_signature_method') !== 'HMAC-SHA256') return { refusal: 'signature_method_rejected' };
    const secret = `${encoded(key.token.consumerSecret)}&${encoded(key.token.tokenSecret)}`;
    const computed = createHmac('sha256', secret).update(baseString(request, oauth)).digest('base64');
    if (!isSame(oauth.get('oauth_signature') ?? '', computed)) return { refusal: 'signature_invalid' };
    const refusal = this.replayed(oauth);
    return refusal ? { refusal } : { actor: key.actor };
  }

  private replayed(oauth: Map<string, string>): string | undefined {
    const now = this.now() / 1000;
    const stamp = Number(oauth.get('oauth_timestamp'));
    if (!(Math.abs(now - stamp) <= WINDOW_S)) return 'timestamp_refused';
    for (const [nonce, seenAt] of this.nonces) {
      if (now - seenAt <= 2 * WINDOW_S) break;
      this.nonces.delete(nonce);
    }
    const nonce = `${oauth.get('oauth_token')}:${stamp}:${oauth.get('oauth_nonce')}`;
    if (this.nonces.has(nonce)) return 'nonce_used';
    this.nonces.set(nonce, now);
    return undefined;
  }
}
