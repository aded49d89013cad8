import type { RecordRow } from '../records/record-row';
import type { Transaction } from './transaction';

/** A new record of an object with what the org fills in by itself. */
export function blankRow(tx: Transaction, object: string): RecordRow {
  const { at, actor, org } = tx;
  return {
    Id: org.nextId(org.catalog.get(object)),
    IsDeleted: false,
    OwnerId: actor.userId,
    CreatedDate: at,
    CreatedById: actor.userId,
    LastModifiedDate: at,
    LastModifiedById: actor.userId,
    SystemModstamp: at,
  };
}
