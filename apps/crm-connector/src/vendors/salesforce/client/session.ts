import { VendorError } from '@trueup/connector-kit';
import { createPrivateKey, sign } from 'node:crypto';
import { signInFault, unreadable } from '../faults';
import { tokenAnswer } from '../wire';
import type { SalesforceConfig } from './configuration';

/** A sign-in. The answer says no lifetime: it counts until the org refuses it. */
export interface SignedIn {
  readonly token: string;
  readonly instanceUrl: string;
  readonly orgId: string;
  readonly userId: string;
}

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const VALID_S = 120;
const TIMEOUT_MS = 15_000;

/** The session of one org: one sign-in for all who ask, kept until it is refused. */
export class Session {
  #current: Promise<SignedIn> | undefined;

  constructor(
    private readonly config: SalesforceConfig,
    private readonly now: () => number,
  ) {}

  get(): Promise<SignedIn> {
    this.#current ??= this.signIn().catch((error: unknown) => {
      this.#current = undefined;
      throw error;
    });
    return this.#current;
  }

  /** A new sign-in in place of a refused one, unless another caller has made it meanwhile. */
  async renew(refused: SignedIn): Promise<SignedIn> {
    const current = await this.get();
    if (current.token === refused.token) this.forget();
    return this.get();
  }

  forget(): void {
    this.#current = undefined;
  }

  private async signIn(): Promise<SignedIn> {
    const body = new URLSearchParams({ grant_type: GRANT, assertion: this.assertion() });
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`${this.config.loginUrl}/services/oauth2/token`, { method: 'POST', body, signal });
    const answer: unknown = await response.json().catch((error: unknown) => {
      throw response.ok ? unreadable(error) : new VendorError(signInFault(response.status, null), { cause: error });
    });
    if (!response.ok) throw new VendorError(signInFault(response.status, answer));
    const { access_token: token, instance_url: instanceUrl, id } = tokenAnswer.parse(answer);
    const [orgId = '', userId = ''] = id.split('/').slice(-2);
    return { token, instanceUrl: instanceUrl.replace(/\/+$/, ''), orgId, userId };
  }

  /** RS256. `exp` may be three minutes ahead at the most. */
  private assertion(): string {
    const { clientId, username, privateKey, loginUrl, audience = loginUrl } = this.config;
    const exp = Math.floor(this.now() / 1000) + VALID_S;
    const content = [{ alg: 'RS256' }, { iss: clientId, sub: username, aud: audience, exp }].map(encoded).join('.');
    return `${content}.${sign('RSA-SHA256', Buffer.from(content), createPrivateKey(privateKey)).toString('base64url')}`;
  }
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
