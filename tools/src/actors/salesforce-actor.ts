import { importPKCS8, SignJWT } from 'jose';
import type { SandboxAddress } from '../stack/sandbox-fleet';
import { callJson } from './call-json';

interface Login {
  readonly clientId: string;
  readonly username: string;
  readonly privateKey: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** An agent who works in a Salesforce org through its REST API, signed in as somebody other than Trueup. */
export class SalesforceActor {
  readonly #base: string;
  readonly #staff: Login;
  #token: Promise<string> | undefined;

  constructor({ baseUrl, credentials }: SandboxAddress) {
    this.#base = baseUrl;
    this.#staff = credentials['staff'] as Login;
  }

  /** Creates a record and gives its id. */
  async create(type: string, fields: Fields): Promise<string> {
    return (await this.call<{ id: string }>('POST', `/sobjects/${type}`, fields)).id;
  }

  async update(type: string, id: string, fields: Fields): Promise<void> {
    await this.call('PATCH', `/sobjects/${type}/${id}`, fields);
  }

  async remove(type: string, id: string): Promise<void> {
    await this.call('DELETE', `/sobjects/${type}/${id}`);
  }

  read(type: string, id: string): Promise<Record<string, unknown>> {
    return this.call('GET', `/sobjects/${type}/${id}`);
  }

  async query(soql: string): Promise<Record<string, unknown>[]> {
    return (await this.call<{ records: Record<string, unknown>[] }>('GET', `/query?q=${encodeURIComponent(soql)}`)).records;
  }

  private async call<T>(method: string, path: string, body?: Fields): Promise<T> {
    this.#token ??= this.signIn();
    const headers = { authorization: `Bearer ${await this.#token}`, 'sforce-duplicate-rule-header': 'allowSave=true' };
    return callJson<T>(`${this.#base}/services/data/v67.0${path}`, { method, headers, body });
  }

  private async signIn(): Promise<string> {
    const key = await importPKCS8(this.#staff.privateKey, 'RS256');
    const jwt = new SignJWT({}).setProtectedHeader({ alg: 'RS256' }).setIssuer(this.#staff.clientId).setSubject(this.#staff.username);
    const assertion = await jwt.setAudience(this.#base).setExpirationTime('2m').sign(key);
    const form = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    const answer = await fetch(`${this.#base}/services/oauth2/token`, { method: 'POST', body: form });
    if (!answer.ok) throw new Error(`Signing in to ${this.#base} answered ${answer.status}: ${await answer.text()}`);
    return ((await answer.json()) as { access_token: string }).access_token;
  }
}
