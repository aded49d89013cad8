import type { MachineKeys, NetsuiteConfig, TokenKeys } from './configuration';
import { MachineToken } from './machine-token';
import { SignedRequests } from './signed-requests';

/** How a call says who is calling. */
export interface SignIn {
  /** The Authorization header of one call; `url` with its query. */
  authorization(call: { readonly method: string; readonly url: string }): Promise<string>;
  /** What was used is no longer good. */
  forget(): void;
}

export function signInWith(config: NetsuiteConfig, now: () => number): SignIn {
  return hasMachineKeys(config) ? new MachineToken(config, now) : new SignedRequests(config, now);
}

function hasMachineKeys(config: { url: string; account: string } & (MachineKeys | TokenKeys)): config is NetsuiteConfig & MachineKeys {
  return 'privateKey' in config;
}
