import { readOnly, type MappedRow } from '@trueup/connector-kit';
import { legalEntityOf } from './settings';
import type { NetsuiteRecord } from '../wire';

const WHY = 'The account that a customer is in says it; it stands on no record.';

/** What the row of systems.yaml says of every customer that is in this account; nothing of one that has no id yet. */
export function ofRow(fact: 'legalEntity' | 'businessUnit' | 'region' | 'brand'): MappedRow<NetsuiteRecord> {
  return readOnly(
    {
      read({ id }, { row }) {
        const value = row[fact];
        return value === null || id === '' ? [] : [{ state: 'value', value }];
      },
    },
    WHY,
  );
}

/** The legal entity of a customer's primary subsidiary. */
export const ofSubsidiary: MappedRow<NetsuiteRecord> = readOnly(
  {
    read(wire, { row }) {
      const value = legalEntityOf(row, wire);
      return value === null || wire.id === '' ? [] : [{ state: 'value', value }];
    },
  },
  WHY,
);
