import { readPath, type Identified, type MappingContext, type RecordRef } from '@trueup/connector-kit';
import { RELATION, type ErpAccount, type SalesforceRecord } from '../wire';
import { kindOf } from './kind-of';
import { keyFieldOf } from './settings';

/** Create keys are UUIDs; anything else in the field is somebody else's. */
const CREATE_KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Who a record is. Its version is the time of its own last change: whole seconds, so that two changes may share one. */
export function identify(wire: SalesforceRecord, at: MappingContext<SalesforceRecord>): Identified {
  const key = readPath(wire, keyFieldOf(at.row));
  const ref = { type: wire.attributes.type, id: wire.Id };
  return {
    ref,
    kind: kindOf(wire, at),
    sourceVersion: text(wire.SystemModstamp),
    sourceTime: timeOf(wire.LastModifiedDate ?? wire.SystemModstamp),
    segment: at.row.brand,
    objects: [ref, ...partsOf(wire)],
    references: typedNumber(wire),
    changedBy: wire.LastModifiedBy?.Name ?? null,
    ourKey: typeof key === 'string' && CREATE_KEY.test(key) ? key : null,
  };
}

/** The objects beside it: the contact of a person account, the relations of a contact. */
function partsOf({ attributes, PersonContactId: person, AccountContactRelations: relations }: SalesforceRecord): RecordRef[] {
  if (attributes.type === 'Account') return person ? [{ type: 'Contact', id: String(person) }] : [];
  return Object.values(relations ?? {}).flatMap((relation) => (relation ? [{ type: RELATION, id: relation.Id }] : []));
}

/** An account number that somebody typed and that no ERP has told of yet. */
function typedNumber({ ERP_Account_Number__c: typed, ERP_Accounts__c: file }: SalesforceRecord): Identified['references'] {
  const accounts: (ErpAccount | null)[] = Object.values(file ?? {});
  return typeof typed === 'string' && !accounts.some((account) => account?.number) ? [{ scheme: 'erpAccountNumber', value: typed }] : [];
}

function text(raw: unknown): string | null {
  return typeof raw === 'string' ? raw : null;
}

function timeOf(raw: unknown): number | null {
  const time = typeof raw === 'string' ? Date.parse(raw) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
