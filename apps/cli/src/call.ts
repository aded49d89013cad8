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
}

/** A plan looks at every customer. */
const PATIENCE_MS = 600_000;

/** Asks a service. A refusal becomes one sentence that says why; what was asked for wrongly exits with 2. */
export function call<T>({ url, apiKey }: ServiceAt, { method, path, body }: Question): Promise<T> {
  const sent = body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {};
  return callService<T>(`${url}${path}`, { apiKey, method, signal: AbortSignal.timeout(PATIENCE_MS), ...sent });
}
