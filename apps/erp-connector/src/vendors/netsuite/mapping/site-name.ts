import { readOnly, type MappedRow } from '@trueup/connector-kit';
import { branchNameOf } from '@trueup/identity';
import type { NetsuiteRecord } from '../wire';

/** What a branch is called: its name without that of the company, where the two can be told apart. */
export const siteName: MappedRow<NetsuiteRecord> = readOnly(
  {
    read({ companyName }) {
      if (companyName === undefined) return [{ state: 'withheld', value: null }];
      if (companyName === null) return [{ state: 'empty', value: null }];
      return [{ state: 'value', value: branchNameOf(companyName).branch ?? companyName }];
    },
  },
  'Sales names the branches; a sub-customer that is made for one is named after its parent and its place.',
);
