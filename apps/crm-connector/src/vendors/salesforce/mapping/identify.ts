import { readPath, type Identified, type MappingContext } from '@trueup/connector-kit';
import type { ErpAccount, SalesforcePerson } from '../wire';
import { typeOf } from './by-type';
import { keyFieldOf } from './settings';

/** Create keys are UUIDs; anything else in the field is somebody else's. */
const CREATE_KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Who a record is. Its version is the time of its last change: whole seconds, so that two changes may share one. */
export function identify(wire: SalesforcePerson, at: MappingContext<SalesforcePerson>): Identified {
  const type = typeOf(wire, at);
  const key = readPath(wire, keyFieldOf(at.row));
  const halves = type === 'Account' && wire.PersonContactId ? [{ type: 'Contact', id: String(wire.PersonContactId) }] : [];
  return {
    ref: { type, id: wire.Id },
    kind: 'person',
    sourceVersion: text(wire.SystemModstamp),
    sourceTime: timeOf(wire.LastModifiedDate ?? wire.SystemModstamp),
    segment: at.row.brand,
    objects: [{ type, id: wire.Id }, ...halves],
    references: typedNumber(wire),
    ourKey: typeof key === 'string' && CREATE_KEY.test(key) ? key : null,
  };
}

/** An account number that somebody typed and that no ERP has told of yet. */
function typedNumber({ ERP_Account_Number__c: typed, ERP_Accounts__c: file }: SalesforcePerson): Identified['references'] {
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
