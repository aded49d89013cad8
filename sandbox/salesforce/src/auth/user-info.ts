import type { SandboxReply, SandboxRequest, SandboxServer } from '@trueup/sandbox-kit';
import type { Sessions } from './sessions';

export interface UserInfo {
  orgId: string;
  sessions: Sessions;
  tokenOf(request: SandboxRequest): string;
}

/** The identity URL of a sign-in answer, and `/services/oauth2/userinfo`: who the token is for. */
export function openUserInfo(server: SandboxServer, info: UserInfo): void {
  const answer = (request: SandboxRequest): SandboxReply => {
    const actor = info.sessions.use(info.tokenOf(request));
    if (!actor) return { status: 403, body: 'Bad_OAuth_Token' };
    const { userId, username } = actor;
    return {
      status: 200,
      body: { sub: userId, user_id: userId, organization_id: info.orgId, preferred_username: username, username, active: true },
    };
  };
  server.route('GET', '/services/oauth2/userinfo', answer);
  server.route('GET', '/id/:org/:user', answer);
}
