import { importPKCS8, SignJWT } from 'jose';
import type { SandboxAddress } from '../stack/sandbox-fleet';
import { callJson } from './call-json';

interface Login {
  readonly clientId: string;
  readonly username: string;
  readonly privateKey: string;
}

type Fields = Readonly<Record<string, unknown>>;

/** Where a converted lead went. */
export interface ConvertedLead {
  readonly accountId: string;
  readonly contactId: string;
}

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

  /** Says what a contact is to an account: its own one, which it is related to by itself, or a further one. Gives the relation's id. */
  async relate(contact: string, account: string, roles: readonly string[]): Promise<string> {
    const soql = `SELECT Id FROM AccountContactRelation WHERE ContactId = '${contact}' AND AccountId = '${account}'`;
    const [there] = await this.query(soql);
    const fields = { Roles: roles.join(';') };
    if (!there) return this.create('AccountContactRelation', { ContactId: contact, AccountId: account, ...fields });
    await this.update('AccountContactRelation', String(there['Id']), fields);
    return String(there['Id']);
  }

  /** Merges up to two records of one type into the first. */
  async merge(type: 'Account' | 'Contact' | 'Lead', master: string, losers: readonly string[]): Promise<void> {
    await this.onScreen('merge', { object: type, master, losers });
  }

  /** Takes records out of the recycle bin, with what went there with them. */
  async undelete(...ids: readonly string[]): Promise<void> {
    await this.onScreen('undelete', { ids });
  }

  /** Converts a lead into a contact at a new account, or at one that is there. */
  async convertLead(lead: string, into: { readonly account?: string; readonly contact?: string } = {}): Promise<ConvertedLead> {
    return this.onScreen<ConvertedLead>('convert-lead', { lead, ...into });
  }

  /** What a person does at the vendor's own pages and no REST call can. */
  private onScreen<T>(name: string, body: Fields): Promise<T> {
    return callJson<T>(`${this.#base}/__sandbox/${name}`, { method: 'POST', headers: {}, body });
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
