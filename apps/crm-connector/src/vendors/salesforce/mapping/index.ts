import type { Mapping } from '@trueup/connector-kit';
import { RECORD_TYPES, fieldsOf, parseRecord, type RecordType, type SalesforceRecord } from '../wire';
import { byKind, type Rows } from './by-kind';
import { businessRows } from './business';
import { identify } from './identify';
import { leadRows } from './lead';
import { personRows } from './person';

export { kindOf } from './kind-of';
export { NO_LAST_NAME } from './person';
export { accountIdOf } from './relations';
export { keyFieldOf, settings, settingsOf } from './settings';

const EVERY_FIELD = RECORD_TYPES.flatMap((type) => fieldsOf(type, 'Trueup_Key__c'));
const NOTHING = { ...Object.fromEntries(EVERY_FIELD.map((name) => [name, null])), AccountContactRelations: null };

function tableOf(type: RecordType, rows: Rows): Mapping<SalesforceRecord> {
  return {
    rows,
    parse: parseRecord,
    identify,
    empty: (kind, place) => ({
      ...NOTHING,
      attributes: { type },
      Id: '',
      IsPersonAccount: type === 'Account' && kind === 'person',
      ...(place ? { [type === 'Contact' ? 'AccountId' : 'ParentId']: place.id } : {}),
    }),
  };
}

/** What is read of and written to each type of record. */
export const mappings: Readonly<Record<RecordType, Mapping<SalesforceRecord>>> = {
  Contact: tableOf('Contact', personRows('Contact')),
  Account: tableOf(
    'Account',
    byKind({ person: personRows('Account'), organisation: businessRows('organisation'), site: businessRows('site') }),
  ),
  Lead: tableOf('Lead', leadRows()),
};
