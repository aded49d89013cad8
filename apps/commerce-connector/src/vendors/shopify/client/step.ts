import type { Patch } from '@trueup/connector-kit';
import type { ShopifyCustomer } from '../wire';

/** One mutation of a write; gives the customer as it is afterwards where the mutation shows it. */
export type Step = () => Promise<ShopifyCustomer | undefined>;

/** What a write turns into what. */
export interface Change {
  readonly base: ShopifyCustomer;
  /** The base with the patch on it. */
  readonly wanted: ShopifyCustomer;
  readonly patch: Patch<ShopifyCustomer>;
}
