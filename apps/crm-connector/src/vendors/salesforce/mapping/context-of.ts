import { mergePatches, type MappedRow, type MappingContext } from '@trueup/connector-kit';
import type { SalesforceRecord } from '../wire';
import { accountIdOf, accountKey } from './relations';
import { settingsOf } from './settings';

type Context = MappingContext<SalesforceRecord>;

const BUSINESS = 'business:';

/** Whether addresses and numbers are a person's own or those of a job: a contact of a business is its employer's file. */
export function contextOf({ AccountId: account, attributes }: SalesforceRecord, at: Context): string {
  const isPrivate = !account || attributes.type === 'Account' || settingsOf(at.row).contactAccounts === 'households';
  return isPrivate ? 'private' : `${BUSINESS}${accountKey(String(account), at)}`;
}

/** A row of a contact. One that is still to be made is made at the account that the context of its values names. */
export function inItsContext(row: MappedRow<SalesforceRecord>): MappedRow<SalesforceRecord> {
  return {
    ...row,
    write(value, address, at) {
      const account = newPlace(address.context, at);
      if (account === undefined) return row.write?.(value, address, at);
      const made = { ...(at.current ?? { Id: '' }), attributes: { type: 'Contact' }, AccountId: account } as SalesforceRecord;
      const patch = row.write?.(value, address, { ...at, current: made });
      return patch && mergePatches<SalesforceRecord>([{ AccountId: account }, patch]);
    },
  };
}

/** The account of a contact that is to be made for this context; undefined where the record or its place is known, or the context is private. */
function newPlace(context: string, at: Context): string | undefined {
  const isKnown = at.current !== null && (at.current.Id !== '' || Boolean(at.current.AccountId));
  if (isKnown || settingsOf(at.row).contactAccounts === 'households') return undefined;
  return context.startsWith(BUSINESS) ? accountIdOf(context.slice(BUSINESS.length), at) : undefined;
}
