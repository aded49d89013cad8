import { unansweredFault, VendorError } from '@trueup/connector-kit';
import { unreadable } from '../faults';

/** NetSuite's answer to one request. */
export interface Answer {
  readonly status: number;
  /** Undefined where there is none. */
  readonly body: unknown;
  readonly location: string | null;
  readonly retryAfter: string | null;
  /** NetSuite's clock when it answered, epoch milliseconds. */
  readonly at: number | null;
}

const PATIENCE_MS = 60_000;

/** One request over the wire. Throws VendorError where no answer came or the answer is no JSON. */
export async function exchange(url: string, init: RequestInit): Promise<Answer> {
  const { response, text } = await answered(url, init);
  const date = Date.parse(response.headers.get('date') ?? '');
  return {
    status: response.status,
    body: parsed(text, response.status),
    location: response.headers.get('location'),
    retryAfter: response.headers.get('retry-after'),
    at: Number.isNaN(date) ? null : date,
  };
}

async function answered(url: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) });
    return { response, text: await response.text() };
  } catch (cause) {
    const fault = unansweredFault(cause) ?? { kind: 'transient', code: 'UNANSWERED', message: 'No answer came.' };
    throw new VendorError(fault, { cause });
  }
}

/** A body that is no JSON is a fault of its own only where the call succeeded; a proxy's error page says enough by its status. */
function parsed(text: string, status: number): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    if (status >= 400) return undefined;
    throw unreadable(cause);
  }
}
