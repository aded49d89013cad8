import type { Account } from '../account/account';

/** What a write is judged by, beside its body. */
export interface WriteContext {
  account: Account;
  /** ISO 8601 in whole seconds */
  now: string;
  /** Values are normalised on the way in. */
  isReformatting: boolean;
  /** Properties that the record does not have are refused, not skipped. */
  isStrict: boolean;
  /** Sublists whose lines are replaced rather than merged. */
  replace: readonly string[];
}
