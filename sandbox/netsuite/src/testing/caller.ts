import type { RunningSandbox } from '@trueup/sandbox-kit';
import { importPKCS8, type JWTPayload, SignJWT } from 'jose';
import { type NetsuiteSandboxConfig, startNetsuiteSandbox } from '../index';

export interface Credentials {
  accountId: string;
  tokenUrl: string;
  clientId: string;
  certificateId: string;
  algorithm: string;
  privateKey: string;
  consumerKey: string;
  consumerSecret: string;
  tokenId: string;
  tokenSecret: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

type Claims = JWTPayload & { kid?: string };

/** An assertion as a client signs it; claims given replace the usual ones. */
export async function assertion(key: Credentials, claims: Claims = {}): Promise<string> {
  const { kid = key.certificateId, ...own } = claims;
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: key.clientId, aud: key.tokenUrl, scope: 'rest_webservices', iat: now, exp: now + 600, ...own };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: key.algorithm, typ: 'JWT', kid })
    .sign(await importPKCS8(key.privateKey, key.algorithm));
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

export async function askToken(key: Credentials, signed: string): Promise<Answer> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: signed,
  });
  return answerOf(await fetch(key.tokenUrl, { method: 'POST', body }));
}

export function keysOf(sandbox: RunningSandbox): { connector: Credentials; staff: Credentials } {
  const { staff, ...connector } = sandbox.credentials as unknown as Credentials & { staff: Credentials };
  return { connector, staff };
}

type Tenant = NetsuiteSandboxConfig['tenants'][number];

/** One account with one subsidiary, quick to answer. */
export async function startOne(tenant: Partial<Tenant> = {}): Promise<RunningSandbox> {
  const subsidiaries = [{ id: '2', name: 'Honeycomb US', country: 'US', currency: 'USD' }];
  const config: NetsuiteSandboxConfig = {
    tenants: [{ system: 'netsuite-us', accountId: 'TSTDRV1', subsidiaries, baseLatencyMs: 0, searchLagMs: 0, jobDelayMs: 0, ...tenant }],
  };
  const [sandbox] = await startNetsuiteSandbox(config);
  if (!sandbox) throw new Error('No sandbox was started.');
  return sandbox;
}

/** Calls an account as one integration. */
export class Caller {
  private constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  static async signIn(sandbox: RunningSandbox, as: 'connector' | 'staff' = 'connector'): Promise<Caller> {
    const key = keysOf(sandbox)[as];
    const { body } = await askToken(key, await assertion(key));
    return new Caller(sandbox.baseUrl, String(body['access_token']));
  }

  async call(method: string, path: string, more: { body?: unknown; headers?: Record<string, string> } = {}): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...more.headers };
    const body = more.body === undefined ? undefined : JSON.stringify(more.body);
    return answerOf(await fetch(`${this.baseUrl}/services/rest${path}`, { method, headers, body }));
  }

  /** Makes a record, a customer unless said otherwise, and answers its internal id. */
  async made(body: Record<string, unknown>, type = 'customer'): Promise<string> {
    const answer = await this.call('POST', `/record/v1/${type}`, { body: { subsidiary: { id: '2' }, ...body } });
    if (answer.status !== 204) throw new Error(JSON.stringify(answer.body));
    return answer.headers.get('location')?.split('/').at(-1) ?? '';
  }

  async record(id: string, type = 'customer'): Promise<Record<string, unknown>> {
    return (await this.call('GET', `/record/v1/${type}/${id}?expandSubResources=true`)).body;
  }

  async query(q: string, path = '/query/v1/suiteql'): Promise<Answer> {
    return this.call('POST', path, { body: { q }, headers: { prefer: 'transient' } });
  }

  /** The rows of a query without their links. */
  async rows(q: string): Promise<Record<string, string>[]> {
    const { body } = await this.query(q);
    return ((body['items'] ?? []) as Record<string, string>[]).map(({ links: _links, ...row }) => row);
  }
}

/** The code and the text of a refusal. */
export function refusal(answer: Answer): { status: number; code: unknown; detail: string; path?: unknown } {
  const [first] = (answer.body['o:errorDetails'] ?? []) as Record<string, unknown>[];
  return { status: answer.status, code: first?.['o:errorCode'], detail: String(first?.['detail']), path: first?.['o:errorPath'] };
}
