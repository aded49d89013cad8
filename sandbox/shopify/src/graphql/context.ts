import type { Shop } from '../shop/shop';

export type Actor = 'connector' | 'staff';

/** What a resolver may know: the shop, who asks, and what that credential may not read. */
export interface Context {
  shop: Shop;
  actor: Actor;
  withheld: ReadonlySet<string>;
  /** Access scopes that this credential has now. */
  scopes: ReadonlySet<string>;
  /** A bulk operation is not paged. */
  isBulk?: true;
}

export type Args = Record<string, unknown>;

/** A GraphQL object as data: a function is called when its field is asked for. */
export type View = Record<string, unknown>;
