import { readOnly, type MappedRow } from '@trueup/connector-kit';
import type { NetsuiteCustomer } from '../wire';

/** What the row of systems.yaml says of every customer that is in this account; nothing of one that has no id yet. */
export function ofRow(fact: 'legalEntity' | 'businessUnit' | 'region' | 'brand'): MappedRow<NetsuiteCustomer> {
  return readOnly(
    {
      read({ id }, { row }) {
        const value = row[fact];
        return value === null || id === '' ? [] : [{ state: 'value', value }];
      },
    },
    'The account that a customer is in says it; it stands on no record.',
  );
}
