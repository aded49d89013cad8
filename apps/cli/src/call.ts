import { callService } from './call-service';

/** A service and the key that it asks for. */
export interface ServiceAt {
  readonly url: string;
  readonly apiKey: string;
}

/** What is asked of a service. */
export interface Question {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A plan looks at every customer. */
const PATIENCE_MS = 600_000;

/** Asks a service. A refusal becomes one sentence that says why; what was asked for wrongly exits with 2. */
export function call<T>({ url, apiKey }: ServiceAt, { method, path, body, headers }: Question): Promise<T> {
  const sent = body
    ? { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
    : { headers: { ...headers } };
  return callService<T>(`${url}${path}`, { apiKey, method, signal: AbortSignal.timeout(PATIENCE_MS), ...sent });
}
