import { NetSuiteActor } from '../actors/net-suite-actor';
import { SalesforceActor } from '../actors/salesforce-actor';
import { ShopifyActor } from '../actors/shopify-actor';
import type { SandboxAddress } from '../stack/sandbox-fleet';

/** Somebody at work in each of the story's systems. */
export interface Actors {
  readonly salesforce: SalesforceActor;
  readonly 'shopify-us': ShopifyActor;
  readonly 'shopify-eu': ShopifyActor;
  readonly 'netsuite-us': NetSuiteActor;
  readonly 'netsuite-de': NetSuiteActor;
}

/** Actors for the five systems of the story; throws when one of them is missing. */
export function actorsFor(systems: Readonly<Record<string, SandboxAddress>>): Actors {
  const at = (system: string): SandboxAddress => {
    const address = systems[system];
    if (!address) throw new Error(`The story needs the system ${system}; it is not running.`);
    return address;
  };
  return {
    salesforce: new SalesforceActor(at('salesforce')),
    'shopify-us': new ShopifyActor(at('shopify-us')),
    'shopify-eu': new ShopifyActor(at('shopify-eu')),
    'netsuite-us': new NetSuiteActor(at('netsuite-us')),
    'netsuite-de': new NetSuiteActor(at('netsuite-de')),
  };
}
