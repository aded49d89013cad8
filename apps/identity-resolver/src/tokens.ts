/** The keyed hash of the cell's match keys. */
export const KEY_HASH = Symbol('key hash');

/** What the use cases go by. */
export const SETTING = Symbol('setting');
