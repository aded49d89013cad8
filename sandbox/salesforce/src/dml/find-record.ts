import { ApiFault, refused } from '../api-fault';
import type { Org } from '../org';
import { normalId } from '../records/record-id';
import type { RecordRow } from '../records/record-row';

/** The living record with this id (15 or 18 characters). Throws 404 for none and for a deleted one. */
export function findRecord(org: Org, object: string, id: string): RecordRow {
  const whole = normalId(id);
  const row = whole ? org.store.get(object, whole) : undefined;
  if (!row) throw new ApiFault(404, 'NOT_FOUND', 'The requested resource does not exist');
  if (row.IsDeleted) throw new ApiFault(404, 'ENTITY_IS_DELETED', 'entity is deleted', { fields: [] });
  return row;
}

/** A lead that was converted is there to read and to look back on. */
export function refuseConverted(row: RecordRow): void {
  if (row.IsConverted === true) throw refused('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
}

/** The contact half of a person account is changed through its account alone. */
export function refusePersonContact(row: RecordRow, verb: string): void {
  if (typeof row.AccountId !== 'string' || row.IsPersonAccount !== true) return;
  throw refused('INVALID_PERSON_ACCOUNT_OPERATION', `The contact of a person account cannot be ${verb}; use account ${row.AccountId}.`);
}
