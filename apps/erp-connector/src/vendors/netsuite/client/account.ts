import { VendorError, type VendorContext } from '@trueup/connector-kit';
import { faultOfAnswer } from '../faults';
import { parseQueryPage, type QueryRow } from '../wire';
import type { NetsuiteConfig } from './configuration';
import { exchange, type Answer } from './exchange';
import { signInWith, type SignIn } from './sign-in';

export interface Call {
  readonly method: string;
  /** Below /services/rest, with its query. */
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that are answers, not faults. */
  readonly takes?: readonly number[];
}

const UNAUTHORISED = 401;
/** Of one page of SuiteQL. */
const MOST_ROWS = 1_000;

/** Calls one account: signed in, within the budget, refusals as VendorError. */
export class Account {
  private readonly signIn: SignIn;

  constructor(
    private readonly config: NetsuiteConfig,
    private readonly context: VendorContext,
  ) {
    this.signIn = signInWith(config, () => context.now());
  }

  async call(call: Call): Promise<Answer> {
    const first = await this.send(call);
    if (first.status !== UNAUTHORISED) return taken(first, call);
    this.signIn.forget();
    return taken(await this.send(call), call);
  }

  /** One page of SuiteQL. `at` is NetSuite's clock. */
  async query(q: string, limit = MOST_ROWS, offset = 0): Promise<{ rows: readonly QueryRow[]; hasMore: boolean; at: number | null }> {
    const path = `/query/v1/suiteql?limit=${limit}${offset === 0 ? '' : `&offset=${offset}`}`;
    const { body, at } = await this.call({ method: 'POST', path, body: { q }, headers: { prefer: 'transient' } });
    return { ...parseQueryPage(body), at };
  }

  /** All rows of a query that names its order, page by page; for rows that do not move while they are read. */
  async allRows(q: string): Promise<readonly QueryRow[]> {
    const all: QueryRow[] = [];
    for (let hasMore = true; hasMore;) {
      const page = await this.query(q, MOST_ROWS, all.length);
      all.push(...page.rows);
      hasMore = page.hasMore && page.rows.length === MOST_ROWS;
    }
    return all;
  }

  private async send({ method, path, body, headers }: Call): Promise<Answer> {
    const url = `${this.config.url}/services/rest${path}`;
    const authorization = await this.signIn.authorization({ method, url });
    const init = {
      method,
      headers: { authorization, accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    };
    return this.context.budget.run(() => exchange(url, init));
  }
}

function taken(answer: Answer, { takes }: Call): Answer {
  if (answer.status < 400 || takes?.includes(answer.status)) return answer;
  throw new VendorError(faultOfAnswer(answer));
}
