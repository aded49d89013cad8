import { joinKey } from '@trueup/canonical-schema';
import { readOnly, type MappedRow } from '@trueup/connector-kit';
import { settingsOf } from './settings';
import type { NetsuiteRecord } from '../wire';

/** The tax registration number, of the country that the account books in. With SuiteTax it is the default registration, without the tax number. */
export const taxIds: MappedRow<NetsuiteRecord> = readOnly(
  {
    read({ vatRegNumber, defaultTaxReg }, { row }) {
      if (row.country === null) return [];
      const key = joinKey([row.country, settingsOf(row).taxIdType ?? (row.country === 'US' ? 'ein' : 'vat')]);
      const value = vatRegNumber ?? defaultTaxReg;
      if (value) return [{ key, state: 'value', value }];
      return [{ key, state: value === undefined ? 'withheld' : 'empty', value: null }];
    },
  },
  'Tax numbers are checked and booked in NetSuite; nobody writes them from outside.',
);
