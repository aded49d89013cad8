import { type Login, signAssertion } from './sign-assertion';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export interface RestOptions {
  headers?: Record<string, string>;
  body?: unknown;
}

/** One signed-in caller of a running sandbox. */
export class RestClient {
  token = '';

  constructor(
    readonly baseUrl: string,
    private readonly login: Login,
  ) {}

  async signIn(): Promise<this> {
    const assertion = signAssertion(this.login, this.baseUrl);
    const form = new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion });
    const response = await fetch(`${this.baseUrl}/services/oauth2/token`, { method: 'POST', body: form });
    this.token = ((await response.json()) as { access_token: string }).access_token;
    return this;
  }

  /** A call below `/services/data/v67.0`. */
  async call<T = Record<string, unknown>>(method: string, path: string, options: RestOptions = {}): Promise<Answer<T>> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json', ...options.headers };
    const body = options.body === undefined ? undefined : JSON.stringify(options.body);
    const response = await fetch(`${this.baseUrl}/services/data/v67.0${path}`, { method, headers, body });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : undefined) as T };
  }

  async create(object: string, fields: Record<string, unknown>): Promise<string> {
    const { body, status } = await this.call<{ id: string }>('POST', `/sobjects/${object}`, { body: fields });
    if (status !== 201) throw new Error(`Creating a ${object} answered ${status}: ${JSON.stringify(body)}`);
    return body.id;
  }

  async read(object: string, id: string): Promise<Record<string, unknown>> {
    return (await this.call('GET', `/sobjects/${object}/${id}`)).body;
  }

  update(object: string, id: string, fields: Record<string, unknown>): Promise<Answer> {
    return this.call('PATCH', `/sobjects/${object}/${id}`, { body: fields });
  }

  async query(soql: string, resource = 'query'): Promise<{ totalSize: number; done: boolean; records: Record<string, unknown>[] }> {
    const { body, status } = await this.call<never>('GET', `/${resource}?q=${encodeURIComponent(soql)}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }

  async control(method: string, name: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.baseUrl}/__sandbox/${name}`, { method, body: JSON.stringify(body ?? {}) });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
  }
}
