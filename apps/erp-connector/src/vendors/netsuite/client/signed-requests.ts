import { createHmac, randomUUID } from 'node:crypto';
import type { TokenKeys } from './configuration';
import type { SignIn } from './sign-in';

/** Token-based authentication: each request is signed as OAuth 1.0a says, with HMAC-SHA256 and the account as realm. */
export class SignedRequests implements SignIn {
  constructor(
    private readonly config: TokenKeys & { readonly account: string },
    private readonly now: () => number,
  ) {}

  authorization({ method, url }: { readonly method: string; readonly url: string }): Promise<string> {
    const oauth: Record<string, string> = {
      oauth_consumer_key: this.config.consumerKey,
      oauth_nonce: randomUUID().replaceAll('-', ''),
      oauth_signature_method: 'HMAC-SHA256',
      oauth_timestamp: String(Math.floor(this.now() / 1_000)),
      oauth_token: this.config.tokenId,
      oauth_version: '1.0',
    };
    const signed = { realm: this.config.account, ...oauth, oauth_signature: this.signature({ method, url: new URL(url) }, oauth) };
    const pairs = Object.entries(signed).map(([name, value]) => `${name}="${encoded(value)}"`);
    return Promise.resolve(`OAuth ${pairs.join(', ')}`);
  }

  /** Nothing is kept: each request is signed anew. */
  forget(): void {}

  private signature({ method, url }: { method: string; url: URL }, oauth: Readonly<Record<string, string>>): string {
    const pairs = [...url.searchParams, ...Object.entries(oauth)].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
    const base = [method, encoded(`${url.origin}${url.pathname}`), encoded(pairs.join('&'))].join('&');
    return createHmac('sha256', `${encoded(this.config.consumerSecret)}&${encoded(this.config.tokenSecret)}`)
      .update(base)
      .digest('base64');
  }
}

/** Percent-encoding of RFC 3986, which escapes more than `encodeURIComponent`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
