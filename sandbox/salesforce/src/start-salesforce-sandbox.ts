import type { RunningSandbox } from '@trueup/sandbox-kit';
import { parseConfig } from './config';
import { startTenant } from './start-tenant';

/** Starts an org per tenant: `{host?, tenants: [{system, port?, grpcPort?, stateFile?, …}]}`. Throws on an unfit config. */
export async function startSalesforceSandbox(config: unknown): Promise<RunningSandbox[]> {
  const { host, tenants } = parseConfig(config);
  return Promise.all(tenants.map((tenant) => startTenant(host, tenant)));
}
