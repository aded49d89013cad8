import type { RunningSandbox } from '@trueup/sandbox-kit';
import type { SandboxConfigInput } from '../config';
import { startSalesforceSandbox } from '../start-salesforce-sandbox';
import { RestClient } from './rest-client';
import type { Login } from './sign-assertion';

export type OrgCredentials = Login & {
  loginUrl: string;
  clientSecret: string;
  orgId: string;
  pubsub: { endpoint: string; caCert: string };
  staff: Login;
};

export interface TestOrg {
  sandbox: RunningSandbox;
  credentials: OrgCredentials;
  connector: RestClient;
  staff: RestClient;
}

/** A sandbox with one tenant on free ports, the connector and the staff signed in. */
export async function startOrg(tenant: Partial<SandboxConfigInput['tenants'][number]> = {}): Promise<TestOrg> {
  const [sandbox] = await startSalesforceSandbox({ tenants: [{ system: 'salesforce', ...tenant }] });
  if (!sandbox) throw new Error('No sandbox was started.');
  const credentials = sandbox.credentials as unknown as OrgCredentials;
  const connector = await new RestClient(sandbox.baseUrl, credentials).signIn();
  const staff = await new RestClient(sandbox.baseUrl, credentials.staff).signIn();
  return { sandbox, credentials, connector, staff };
}
