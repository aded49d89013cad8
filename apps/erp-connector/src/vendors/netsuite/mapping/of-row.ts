import { readOnly, type MappedRow } from '@trueup/connector-kit';
import type { NetsuiteCustomer } from '../wire';

/** What the row of systems.yaml says of every customer that is in this account. */
export function ofRow(fact: 'legalEntity' | 'businessUnit' | 'region' | 'brand'): MappedRow<NetsuiteCustomer> {
  return readOnly(
    {
      read(_wire, { row }) {
        const value = row[fact];
        return value === null ? [] : [{ state: 'value', value }];
      },
    },
    'The account that a customer is in says it; it stands on no record.',
  );
}
