import { VendorError, type Budget } from '@trueup/connector-kit';
import { faultOfAnswer, unreadable } from '../faults';
import type { Session, SignedIn } from './session';

export const API_VERSION = '67.0';
export const DATA_PATH = `/services/data/v${API_VERSION}`;

/** How change events name us, so that others see who wrote. */
const CLIENT_NAME = 'trueup';
const TIMEOUT_MS = 30_000;

export interface Call {
  readonly method: 'GET' | 'POST';
  /** Behind `/services/data/vNN.0`, or a whole path that the vendor gave. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly body: unknown;
  /** The org's clock when the call began, epoch milliseconds; null where it did not tell. */
  readonly calledAt: number | null;
}

/** An answer that is no JSON. */
export interface TextAnswer {
  readonly text: string;
  readonly headers: Headers;
}

/** The REST API: every call in the budget, one more sign-in when the session is over. */
export class RestApi {
  constructor(
    private readonly session: Session,
    private readonly budget: Budget,
  ) {}

  /** Throws VendorError for any answer that is no success. */
  async call(call: Call): Promise<Answer> {
    const { text, calledAt } = await this.answered(call);
    return { body: json(text, true), calledAt };
  }

  /** As `call`, for an answer in a form of its own. */
  async text(call: Call): Promise<TextAnswer> {
    return this.answered(call);
  }

  private async answered(call: Call): Promise<TextAnswer & { readonly calledAt: number | null }> {
    const signedIn = await this.session.get();
    const first = await this.send(call, signedIn);
    const response = first.status === 401 ? await this.send(call, await this.session.renew(signedIn)) : first;
    if (response.status >= 300) throw new VendorError(faultOfAnswer(response.status, json(response.text, false)));
    return response;
  }

  private send(call: Call, { token, instanceUrl }: SignedIn): Promise<TextAnswer & { status: number; calledAt: number | null }> {
    const headers = {
      authorization: `Bearer ${token}`,
      'sforce-call-options': `client=${CLIENT_NAME}`,
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...call.headers,
    };
    const path = call.path.startsWith('/services/') ? call.path : `${DATA_PATH}${call.path}`;
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    return this.budget.run(async () => {
      const began = performance.now();
      const response = await fetch(`${instanceUrl}${path}`, {
        method: call.method,
        headers,
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      this.report(response.headers.get('sforce-limit-info'));
      const date = Date.parse(response.headers.get('date') ?? '');
      const calledAt = Number.isNaN(date) ? null : date - (performance.now() - began);
      return { status: response.status, text, headers: response.headers, calledAt };
    });
  }

  /** `api-usage=18/100000; …`: calls used and allowed in 24 hours. */
  private report(limitInfo: string | null): void {
    const [, used, most] = /api-usage=(\d+)\/(\d+)/.exec(limitInfo ?? '') ?? [];
    if (used && most) this.budget.report({ available: Number(most) - Number(used), maximum: Number(most) });
  }
}

function json(text: string, isSuccess: boolean): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // What a proxy answers in place of the org is judged by its status.
    if (isSuccess) throw unreadable(error);
    return null;
  }
}
