import type { Right } from '@trueup/connector-kit';
import { isHiddenFault } from '../faults';
import { RECORD_TYPES, RELATION } from '../wire';
import type { RestApi } from './rest-api';
import type { ReadType, VisibleFields } from './visible-fields';

const TYPES: readonly ReadType[] = [...RECORD_TYPES, RELATION];

const WITHOUT_READ: Readonly<Record<ReadType, string>> = {
  Account: 'Companies, sites and person accounts are not seen, found or kept up to date.',
  Contact: 'People are not seen, found or kept up to date.',
  Lead: 'Leads are not seen, so that somebody whom sales already works on may be made once more.',
  AccountContactRelation: 'Who buys, approves, pays or serves for which company is withheld.',
};

/** Fields that are read and never written. */
const ONLY_READ: ReadonlySet<string> = new Set([
  ...[
    'Id',
    'LastModifiedDate',
    'LastModifiedById',
    'SystemModstamp',
    'IsPersonAccount',
    'PersonContactId',
    'Birthdate',
    'PersonBirthdate',
    'Type',
    'Title',
  ],
  ...[
    'Loyalty_Id__c',
    'Loyalty_Programme__c',
    'Loyalty_Tier__c',
    'Account_Tier__c',
    'Service_Preferences__c',
    'Email_Verified__c',
    'Mobile_Verified__c',
  ],
]);

export interface RightsParts {
  readonly rest: RestApi;
  readonly fields: VisibleFields;
  /** Whether change events may be subscribed to on the channel. */
  canSubscribe(): Promise<boolean>;
  readonly topic: string;
}

/** What the integration user needs, object by object and field by field, as the org itself says it has it. */
export async function rightsOf({ rest, fields, canSubscribe, topic }: RightsParts): Promise<Right[]> {
  const about = await Promise.all(TYPES.map((type) => fields.refresh(type).then((own) => rightsOn(type, own, fields.wanted(type)))));
  return [
    { right: 'API Enabled', has: true, without: 'Nothing works.' },
    { right: `Subscribe to ${topic}`, has: await canSubscribe(), without: 'Changes are seen by the poll alone, minutes later.' },
    { right: 'Bulk API 2.0 queries', has: await canQueryInBulk(rest), without: 'A first load is not possible.' },
    ...about.flat(),
  ];
}

function rightsOn(type: ReadType, own: Awaited<ReturnType<VisibleFields['of']>>, wanted: readonly string[]): Right[] {
  const isWritten = type === 'Account' || type === 'Contact';
  const objects: Right[] = [
    { right: `Read ${type}`, has: own.isThere, without: WITHOUT_READ[type] },
    ...(isWritten
      ? [
          {
            right: `Create ${type}`,
            has: own.isCreateable,
            without: `No ${type.toLowerCase()} is made for customers that are known elsewhere.`,
          },
          { right: `Edit ${type}`, has: own.isUpdateable, without: `Golden values reach no ${type.toLowerCase()}.` },
        ]
      : []),
  ];
  const each = wanted.map((name): Right => {
    const field = own.seen.get(name);
    const isReadHere = !isWritten || ONLY_READ.has(name);
    if (isReadHere)
      return { right: `Read ${type}.${name}`, has: field !== undefined, without: 'It is withheld: never read, never taken for empty.' };
    const has = field !== undefined && (field.createable || field.updateable);
    return { right: `Read and edit ${type}.${name}`, has, without: 'It is withheld: never read, cleared or written.' };
  });
  return [...objects, ...each];
}

async function canQueryInBulk(rest: RestApi): Promise<boolean> {
  try {
    await rest.call({ method: 'GET', path: '/jobs/query' });
    return true;
  } catch (error) {
    if (isHiddenFault(error)) return false;
    throw error;
  }
}
