import type { SandboxRequest } from '@trueup/sandbox-kit';
import { VendorError } from '../vendor-error';
import type { MachineTokens } from './machine-tokens';
import type { SignedRequests } from './signed-requests';

const DETAIL =
  'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at Setup > Users/Roles > User Management > View Login Audit Trail.';

/** Who is calling: by bearer token or by signed request. Each request is judged once, since a nonce counts once. */
export class SignIn {
  private readonly actors = new WeakMap<SandboxRequest, string>();

  constructor(private readonly parts: { accountId: string; machine: MachineTokens; signed: SignedRequests }) {}

  /** The credential that was accepted, for the journal. */
  actorOf(request: SandboxRequest): string | undefined {
    return this.actors.get(request);
  }

  /** Throws the vendor's 401. */
  actor(request: SandboxRequest): string {
    const actor = this.judged(request, request.headers['authorization'] ?? '');
    this.actors.set(request, actor);
    return actor;
  }

  private judged(request: SandboxRequest, authorization: string): string {
    if (authorization.startsWith('OAuth ')) {
      const outcome = this.parts.signed.verify(request, authorization);
      if ('actor' in outcome) return outcome.actor;
      throw this.refused(`OAuth realm="${this.parts.accountId}", error="${outcome.refusal}", error_description="Invalid login attempt."`);
    }
    const bearer = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    const actor = bearer && this.parts.machine.actorOf(bearer);
    if (actor) return actor;
    throw this.refused(`Bearer realm="${this.parts.accountId}", error="invalid_token", error_description="Invalid login attempt."`);
  }

  private refused(challenge: string): VendorError {
    return new VendorError(401, [{ detail: DETAIL, code: 'INVALID_LOGIN' }], { headers: { 'www-authenticate': challenge } });
  }
}
