import { createHmac, randomBytes } from 'node:crypto';
import type { SandboxAddress } from '../stack/sandbox-fleet';
import { callJson } from './call-json';

interface TokenLogin {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly tokenId: string;
  readonly tokenSecret: string;
}

type Fields = Readonly<Record<string, unknown>>;
type RecordType = 'customer' | 'contact' | 'customerSubsidiaryRelationship' | 'salesOrder';

/** A clerk who works in a NetSuite account, signed in by token (OAuth 1.0a) as somebody other than Trueup. */
export class NetSuiteActor {
  readonly #base: string;
  readonly #account: string;
  readonly #login: TokenLogin;

  constructor({ baseUrl, credentials }: SandboxAddress) {
    this.#base = baseUrl;
    this.#account = String(credentials['accountId']);
    this.#login = credentials['staff'] as TokenLogin;
  }

  /** Creates a record, a customer unless said otherwise, and gives its internal id. */
  async create(fields: Fields, type: RecordType = 'customer'): Promise<string> {
    const { location } = await this.call<{ location: string }>('POST', `/services/rest/record/v1/${type}`, fields);
    return location.slice(location.lastIndexOf('/') + 1);
  }

  async update(id: string, fields: Fields, type: RecordType = 'customer'): Promise<void> {
    await this.call('PATCH', `/services/rest/record/v1/${type}/${id}`, fields);
  }

  read(id: string, type: RecordType = 'customer'): Promise<Record<string, unknown>> {
    return this.call('GET', `/services/rest/record/v1/${type}/${id}?expandSubResources=true`);
  }

  /** Deletes for good; refused where orders or sub-customers hang on the record. */
  async remove(id: string, type: RecordType = 'customer'): Promise<void> {
    await this.call('DELETE', `/services/rest/record/v1/${type}/${id}`);
  }

  /** Merges customers in NetSuite's own pages: the duplicates are gone, and what hung on them hangs on the master. */
  async merge(master: string, duplicates: readonly string[]): Promise<void> {
    await callJson(`${this.#base}/__sandbox/merge`, { method: 'POST', headers: {}, body: { master, duplicates } });
  }

  /** Rows of a SuiteQL query; columns come as text under lower-cased names. */
  async query(q: string): Promise<Record<string, string>[]> {
    return (await this.call<{ items: Record<string, string>[] }>('POST', '/services/rest/query/v1/suiteql?limit=1000', { q })).items;
  }

  private call<T>(method: string, path: string, body?: Fields): Promise<T> {
    const headers = { authorization: this.signature(method, `${this.#base}${path}`), prefer: 'transient' };
    return callJson<T>(`${this.#base}${path}`, { method, headers, body });
  }

  private signature(method: string, address: string): string {
    const url = new URL(address);
    const { consumerKey, consumerSecret, tokenId, tokenSecret } = this.#login;
    const oauth: Record<string, string> = {
      oauth_consumer_key: consumerKey,
      oauth_token: tokenId,
      oauth_nonce: randomBytes(12).toString('hex'),
      oauth_timestamp: String(Math.floor(Date.now() / 1000)),
      oauth_signature_method: 'HMAC-SHA256',
      oauth_version: '1.0',
    };
    const pairs = [...Object.entries(oauth), ...url.searchParams].map(([name, value]) => [encode(name), encode(value)] as const);
    const sorted = pairs.map(([name, value]) => `${name}=${value}`).sort();
    const text = [method, encode(`${url.origin}${url.pathname}`), encode(sorted.join('&'))].join('&');
    const signature = createHmac('sha256', `${encode(consumerSecret)}&${encode(tokenSecret)}`)
      .update(text)
      .digest('base64');
    const header = Object.entries({ realm: this.#account, ...oauth, oauth_signature: signature });
    return `OAuth ${header.map(([name, value]) => `${name}="${encode(value)}"`).join(', ')}`;
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
