/** What the resolver's store needs besides a transaction. */
export const SHELF_SETTING = Symbol('shelf setting');

/** What the use cases go by. */
export const SETTING = Symbol('setting');
