import { randomBytes } from 'node:crypto';
import type { SandboxReply, SandboxRequest } from '@trueup/sandbox-kit';
import { decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify, type JWTPayload } from 'jose';
import type { IntegrationKeys } from './integration-keys';

export const TOKEN_PATH = '/services/rest/auth/oauth2/v1/token';
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const LIFETIME_S = 3600;
const CLOCK_SKEW_S = 30;

interface Granted {
  actor: string;
  expiresAt: number;
}

const oauthError = (status: number, error: string): SandboxReply => ({ status, body: { error } });

function assertionOf(form: URLSearchParams): string | undefined {
  const isComplete = form.get('grant_type') === 'client_credentials' && form.get('client_assertion_type') === ASSERTION_TYPE;
  return isComplete ? (form.get('client_assertion') ?? undefined) : undefined;
}

function hasScope(payload: JWTPayload): boolean {
  const scope = payload['scope'];
  const scopes = Array.isArray(scope) ? scope.map(String) : String(scope ?? '').split(/[\s,]+/);
  return scopes.includes('rest_webservices');
}

/** OAuth 2.0 client credentials: an assertion signed with a registered certificate becomes a bearer token for an hour. */
export class MachineTokens {
  private readonly granted = new Map<string, Granted>();

  constructor(
    private readonly account: { accountId: string; integrations: readonly IntegrationKeys[] },
    private readonly now: () => number = Date.now,
  ) {}

  actorOf(bearer: string): string | undefined {
    const found = this.granted.get(bearer);
    return found && found.expiresAt > this.now() ? found.actor : undefined;
  }

  async grant(request: SandboxRequest, baseUrl: string): Promise<SandboxReply> {
    const assertion = assertionOf(new URLSearchParams(request.rawBody.toString('utf8')));
    if (!assertion) return oauthError(400, 'invalid_request');
    const audience = [`${baseUrl}${TOKEN_PATH}`, `http://${request.headers['host']}${TOKEN_PATH}`];
    return this.answer(assertion, audience);
  }

  private async answer(assertion: string, audience: string[]): Promise<SandboxReply> {
    const client = this.clientOf(assertion);
    if (!client) {
      const refusal = oauthError(401, 'invalid_client');
      return { ...refusal, headers: { 'www-authenticate': `Basic realm="${this.account.accountId}"` } };
    }
    const payload = await verified(assertion, { client, audience, now: new Date(this.now()) });
    if (!payload) return oauthError(400, 'invalid_grant');
    if (!hasScope(payload)) return oauthError(400, 'invalid_scope');
    return { status: 200, body: { access_token: this.issue(client.actor), expires_in: LIFETIME_S, token_type: 'bearer' } };
  }

  private clientOf(assertion: string): IntegrationKeys | undefined {
    try {
      const { kid } = decodeProtectedHeader(assertion);
      const { iss } = decodeJwt(assertion);
      return this.account.integrations.find(({ machine }) => machine.certificateId === kid && machine.clientId === iss);
    } catch {
      return undefined;
    }
  }

  private issue(actor: string): string {
    const token = randomBytes(48).toString('base64url');
    this.granted.set(token, { actor, expiresAt: this.now() + LIFETIME_S * 1000 });
    return token;
  }
}

async function verified(
  assertion: string,
  expected: { client: IntegrationKeys; audience: string[]; now: Date },
): Promise<JWTPayload | undefined> {
  const { algorithm, publicKey } = expected.client.machine;
  try {
    const { payload } = await jwtVerify(assertion, await importSPKI(publicKey, algorithm), {
      algorithms: [algorithm],
      audience: expected.audience,
      requiredClaims: ['iss', 'iat', 'exp'],
      currentDate: expected.now,
      clockTolerance: CLOCK_SKEW_S,
    });
    const lifetime = (payload.exp ?? 0) - (payload.iat ?? 0);
    return lifetime > 0 && lifetime <= LIFETIME_S ? payload : undefined;
  } catch {
    return undefined;
  }
}
