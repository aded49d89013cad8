import { createVerify } from 'node:crypto';
import { OAuthFault } from './oauth-fault';
import type { ConnectedApp } from './connected-app';

interface Claims {
  iss?: unknown;
  sub?: unknown;
  aud?: unknown;
  exp?: unknown;
}

export interface Expected {
  apps: readonly ConnectedApp[];
  /** The login URL that `aud` must name. */
  audience: string;
  nowMs: number;
}

const MAX_AHEAD_S = 180;
const SKEW_S = 5;

const grant = (description: string): OAuthFault => new OAuthFault(400, 'invalid_grant', description);

function decoded(part: string | undefined): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch (cause) {
    throw new OAuthFault(400, 'invalid_grant', 'invalid assertion', { cause });
  }
}

function isSignedBy(app: ConnectedApp, assertion: string): boolean {
  const [header, payload, signature = ''] = assertion.split('.');
  const verifier = createVerify('RSA-SHA256').update(`${header}.${payload}`);
  return verifier.verify(app.publicKey, Buffer.from(signature, 'base64url'));
}

function checkTimes(claims: Claims, nowMs: number): void {
  const now = nowMs / 1000;
  if (typeof claims.exp !== 'number' || claims.exp <= now - SKEW_S) throw grant('expired authorization code');
  if (claims.exp > now + MAX_AHEAD_S + SKEW_S) throw grant('invalid assertion: exp is more than 3 minutes ahead');
}

/** The app that signed a JWT bearer assertion. Throws the vendor's OAuth errors. */
export function verifyAssertion(assertion: string, expected: Expected): ConnectedApp {
  const parts = assertion.split('.');
  if (parts.length !== 3) throw grant('invalid assertion');
  const header = decoded(parts[0]);
  const claims: Claims = decoded(parts[1]);
  const app = expected.apps.find((one) => one.clientId === claims.iss);
  if (!app) throw new OAuthFault(400, 'invalid_client_id', 'client identifier invalid');
  if (header.alg !== 'RS256' || !isSignedBy(app, assertion)) throw grant('invalid assertion');
  const audiences = Array.isArray(claims.aud) ? claims.aud : [claims.aud];
  if (!audiences.includes(expected.audience)) throw grant('audience is invalid');
  checkTimes(claims, expected.nowMs);
  if (claims.sub !== app.username) throw grant("user hasn't approved this consumer");
  return app;
}
