import type { Mapping } from '@trueup/connector-kit';
import { FILE_FIELDS, PERSON_TYPES, fieldsOf, parsePerson, type SalesforcePerson } from '../wire';
import { byType } from './by-type';
import { identify } from './identify';
import { personRows } from './person';

export { NO_LAST_NAME } from './person';
export { keyFieldOf, settings, settingsOf } from './settings';

const EVERY_FIELD = PERSON_TYPES.flatMap((type) => fieldsOf(type, 'Trueup_Key__c'));
const NOTHING = Object.fromEntries([...EVERY_FIELD, ...FILE_FIELDS].map((name) => [name, null]));

/** Persons in Salesforce, whether contacts or person accounts. */
export const mapping: Mapping<SalesforcePerson> = {
  rows: byType({ Contact: personRows('Contact'), Account: personRows('Account') }),
  parse: parsePerson,
  identify,
  empty: () => ({ ...NOTHING, attributes: { type: '' }, Id: '' }),
};
