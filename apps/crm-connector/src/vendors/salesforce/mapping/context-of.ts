import { sourceKey } from '@trueup/canonical-schema';
import type { MappingContext } from '@trueup/connector-kit';
import type { SalesforcePerson } from '../wire';
import { settingsOf } from './settings';

/** Whether addresses and numbers are a person's own or those of a job: a contact of a business is its employer's file. */
export function contextOf({ AccountId: account, attributes }: SalesforcePerson, { row }: MappingContext<SalesforcePerson>): string {
  const isPrivate = !account || attributes.type === 'Account' || settingsOf(row).contactAccounts === 'households';
  return isPrivate ? 'private' : `business:${sourceKey({ system: row.system, type: 'Account', id: String(account) })}`;
}
