import { createAdminApiClient } from '@shopify/admin-api-client';
import { unansweredFault, VendorError, type Budget } from '@trueup/connector-kit';
import { faultOfRefusal, faultOfUserErrors, type Refusal, type UserError } from '../faults';
import type { ShopifyConfig } from './configuration';

export const API_VERSION = '2026-10';

/** One GraphQL call; `cost` is what Shopify will ask for it at most, in points. */
export interface Call {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: number;
  /** Our slots by the names of input fields, where a refusal is to name them otherwise than for a customer. */
  readonly slots?: Readonly<Record<string, string>>;
}

export interface Answer<Data> {
  readonly data: Data;
  /** Fields that this app may not read. */
  readonly denied: readonly string[];
}

type Payload = { readonly userErrors: readonly UserError[] };
type Client = ReturnType<typeof createAdminApiClient>;
type Response = Awaited<ReturnType<Client['request']>>;

/** The Admin API of one shop. Every call runs in the budget, which learns from each answer how many points are left. */
export class AdminApi {
  private readonly client: Client;
  /** Why a call got no answer, by its signal: the client keeps the message only. */
  private readonly cuts = new WeakMap<AbortSignal, VendorError>();
  private readonly timeoutMs: number;
  /** Points that the calls of this instance cost. */
  spent = 0;

  constructor(
    private readonly config: ShopifyConfig,
    private readonly budget: Budget,
  ) {
    this.timeoutMs = config.timeoutMs;
    this.client = createAdminApiClient({
      storeDomain: config.shop,
      accessToken: config.token,
      apiVersion: API_VERSION,
      customFetchApi: (url, init) => this.send(url, init),
    });
  }

  /** The same shop with a count of its own. */
  counting(): AdminApi {
    return new AdminApi(this.config, this.budget);
  }

  /** Throws a VendorError unless everything was answered, save fields that this app may not read. */
  async ask<Data>({ document, variables, cost }: Call): Promise<Answer<Data>> {
    const signal = AbortSignal.timeout(this.timeoutMs);
    const request = async (): Promise<Response> => this.note(await this.client.request<Data>(document, { variables, signal }));
    const response = await this.budget.run(request, cost);
    const { data, errors } = response;
    if (errors === undefined) return { data: data as Data, denied: [] };
    if (this.cuts.has(signal)) throw this.cuts.get(signal);
    const denied = deniedFields(response);
    if (denied.length > 0) return { data: (data ?? {}) as Data, denied };
    throw new VendorError(faultOfRefusal(refusalOf(response)));
  }

  /** Runs a mutation and gives its payload; throws a VendorError where it is refused. */
  async change<Data extends Payload>(call: Call, operation: 'create' | 'update' = 'update'): Promise<Data> {
    const payload = await this.attempt<Data>(call);
    if (payload.userErrors.length > 0) throw new VendorError(faultOfUserErrors(payload.userErrors, operation, call.slots));
    return payload;
  }

  /** Runs a mutation and gives its payload, refused or not. */
  async attempt<Data extends Payload>(call: Call): Promise<Data> {
    const { data, denied } = await this.ask<Record<string, Data>>(call);
    const [payload] = Object.values(data);
    if (denied.length > 0 || !payload) {
      throw new VendorError({
        kind: 'rejected',
        code: 'ACCESS_DENIED',
        message: `The app may not use ${denied.join(', ') || 'this mutation'}.`,
      });
    }
    return payload;
  }

  private async send(url: string, init?: RequestInit): Promise<globalThis.Response> {
    const { pathname, search } = new URL(url);
    try {
      return await fetch(this.config.url === undefined ? url : new URL(pathname + search, this.config.url), init);
    } catch (cause) {
      const fault = unansweredFault(cause) ?? { kind: 'transient', code: 'UNANSWERED', message: 'No answer came.' };
      const error = new VendorError(fault, { cause });
      if (init?.signal) this.cuts.set(init.signal, error);
      throw error;
    }
  }

  /** Tells the budget what is left; within the call, so that whoever waits next knows it. */
  private note(response: Response): Response {
    const { actualQueryCost, throttleStatus: { currentlyAvailable: available, maximumAvailable: maximum, restoreRate } = {} } =
      response.extensions?.cost ?? {};
    this.spent += actualQueryCost ?? 0;
    if (available !== undefined && maximum !== undefined) this.budget.report({ available, maximum, perSecond: restoreRate });
    return response;
  }
}

function refusalOf({ errors, extensions }: Response): Refusal {
  const retryAfter = errors?.response?.headers.get('retry-after');
  return {
    status: errors?.networkStatusCode ?? 0,
    retryAfterSeconds: retryAfter ? Number(retryAfter) : null,
    errors: errors?.graphQLErrors ?? [],
    cost: extensions?.cost && { ...extensions.cost },
  };
}

/** The fields that may not be read, where that is all that is wrong. */
function deniedFields({ errors }: Response): string[] {
  const listed = Array.isArray(errors?.graphQLErrors) ? errors.graphQLErrors : [];
  const isAllDenied = listed.every(({ extensions, path }) => extensions?.code === 'ACCESS_DENIED' && path !== undefined);
  return isAllDenied ? [...new Set(listed.map(({ path }) => String(path?.at(-1))))] : [];
}
