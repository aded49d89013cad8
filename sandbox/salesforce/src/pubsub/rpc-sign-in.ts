import type { Metadata } from '@grpc/grpc-js';
import type { Actor } from '../auth/actor';
import type { Sessions } from '../auth/sessions';
import { normalId } from '../records/record-id';
import { rpcFault } from './rpc-fault';

export interface SignIn {
  sessions: Sessions;
  orgId: string;
  instanceUrl(): string;
}

/** Who calls, by the three metadata headers. Throws UNAUTHENTICATED. */
export function rpcActor(signIn: SignIn, metadata: Metadata): Actor {
  const [token, url, tenant] = ['accesstoken', 'instanceurl', 'tenantid'].map((name) => String(metadata.get(name)[0] ?? ''));
  if (!token || !url || !tenant)
    throw rpcFault('service.auth.headers.invalid', 'The metadata headers accesstoken, instanceurl and tenantid are required.');
  const actor = signIn.sessions.use(token);
  if (!actor || url !== signIn.instanceUrl() || normalId(tenant) !== signIn.orgId) {
    throw rpcFault('service.auth.error', 'An authentication exception occurred. Provide valid authentication via metadata headers.');
  }
  return actor;
}
