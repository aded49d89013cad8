import type { Handler, SandboxReply, SandboxRequest } from '@trueup/sandbox-kit';
import type { ConnectedApp } from './connected-app';
import { OAuthFault } from './oauth-fault';
import type { Sessions } from './sessions';
import { verifyAssertion } from './verify-assertion';

export interface TokenEndpoint {
  orgId: string;
  apps: readonly ConnectedApp[];
  sessions: Sessions;
  /** Login URL and instance URL are one here; known once the server listens. */
  baseUrl(): string;
  now(): number;
}

const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

function basic(request: SandboxRequest): { id?: string; secret?: string } {
  const encoded = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!encoded) return {};
  const [id, secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id, secret };
}

function byClientSecret(endpoint: TokenEndpoint, request: SandboxRequest, form: URLSearchParams): ConnectedApp {
  const { id = form.get('client_id'), secret = form.get('client_secret') } = basic(request);
  const app = endpoint.apps.find((one) => one.clientId === id);
  if (!app) throw new OAuthFault(400, 'invalid_client_id', 'client identifier invalid');
  if (app.clientSecret !== secret) throw new OAuthFault(400, 'invalid_client', 'invalid client credentials');
  return app;
}

function signIn(endpoint: TokenEndpoint, request: SandboxRequest): ConnectedApp {
  const form = new URLSearchParams(request.rawBody.toString('utf8'));
  switch (form.get('grant_type')) {
    case JWT_BEARER:
      return verifyAssertion(form.get('assertion') ?? '', { apps: endpoint.apps, audience: endpoint.baseUrl(), nowMs: endpoint.now() });
    case 'client_credentials':
      return byClientSecret(endpoint, request, form);
    default:
      throw new OAuthFault(400, 'unsupported_grant_type', 'grant type not supported');
  }
}

function answer(endpoint: TokenEndpoint, app: ConnectedApp): SandboxReply {
  const { role, clientId, userId, username } = app;
  const url = endpoint.baseUrl();
  const body = {
    access_token: endpoint.sessions.open({ role, clientId, userId, username }),
    scope: 'api',
    instance_url: url,
    id: `${url}/id/${endpoint.orgId}/${userId}`,
    token_type: 'Bearer',
  };
  return { status: 200, headers: { 'cache-control': 'no-store' }, body };
}

/** `POST /services/oauth2/token`: JWT bearer or client credentials; the answer says no lifetime. */
export function tokenHandler(endpoint: TokenEndpoint): Handler {
  return (request) => {
    try {
      return answer(endpoint, signIn(endpoint, request));
    } catch (error) {
      if (error instanceof OAuthFault) return error.reply();
      throw error;
    }
  };
}
