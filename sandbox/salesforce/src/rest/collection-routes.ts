import { refused } from '../api-fault';
import type { Transaction } from '../dml/transaction';
import type { Org } from '../org';
import { normalId } from '../records/record-id';
import { renderRecord } from '../records/render-record';
import type { ApiCall, ApiReply, ApiRoute } from './api-call';
import { createOne, deleteOne, updateOne, upsertOne } from './collection-writes';
import { findObject } from './find-object';
import { inTransaction } from './in-transaction';
import { type Body, readBody, readObjects } from './read-body';
import { lockedBy, type RecordRooms, visibleNamed } from './record-routes';
import { saveEach, type Saved } from './save-each';

const MOST = 200;

function rowsLockedBy(org: Org, given: unknown): string[] {
  const id = normalId(String(given)) ?? '';
  const object = org.catalog.ofId(id);
  const row = object && org.store.get(object.name, id);
  return row ? lockedBy(row) : [];
}

const idOf = (record: Body): unknown => record.Id ?? record.id;

function list(call: ApiCall, member: 'ids' | 'fields'): string[] {
  const given = call.method === 'POST' ? readBody(call)[member] : call.query.get(member)?.split(',');
  if (!Array.isArray(given)) throw refused('MISSING_ARGUMENT', `${member} must be given`);
  return given.map(String);
}

/** `/composite/sobjects`: up to 200 records in one call, created, updated, upserted, deleted or read. */
export function collectionRoutes(rooms: RecordRooms): ApiRoute[] {
  const { org, locks } = rooms;
  const waitFor = (ids: readonly unknown[]): Promise<void> => locks.wait(ids.flatMap((id) => rowsLockedBy(org, id)));
  const save = (call: ApiCall, one: (tx: Transaction, record: Body) => Saved): ApiReply => {
    const body = readBody(call);
    const records = readObjects(body, 'records', MOST);
    const allOrNone = body.allOrNone === true;
    return { status: 200, body: inTransaction(org, call, (tx) => saveEach(tx, records, { allOrNone, one: (record) => one(tx, record) })) };
  };
  const update = async (call: ApiCall): Promise<ApiReply> => {
    await waitFor(readObjects(readBody(call), 'records', MOST).map(idOf));
    return save(call, (tx, record) => {
      locks.refuseHeld(rowsLockedBy(org, idOf(record)));
      return updateOne(tx, record);
    });
  };
  const upsert = (call: ApiCall): ApiReply => {
    const { name: object } = findObject(org, call);
    return save(call, (tx, record) => upsertOne(tx, record, { object, field: call.params.field ?? '' }));
  };
  const remove = async (call: ApiCall): Promise<ApiReply> => {
    const ids = list(call, 'ids');
    if (ids.length > MOST)
      throw refused('EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${MOST} records in this call.`);
    await waitFor(ids);
    const allOrNone = call.query.get('allOrNone') === 'true';
    const one = (tx: Transaction, id: string): Saved => {
      locks.refuseHeld(rowsLockedBy(org, id));
      return deleteOne(tx, id);
    };
    return { status: 200, body: inTransaction(org, call, (tx) => saveEach(tx, ids, { allOrNone, one: (id) => one(tx, id) })) };
  };
  const retrieve = (call: ApiCall): ApiReply => {
    const { name } = findObject(org, call);
    const fields = visibleNamed(org, call.actor, { object: name, names: list(call, 'fields') });
    const rows = list(call, 'ids').map((id) => org.store.get(name, normalId(id) ?? ''));
    return { status: 200, body: rows.map((row) => (row && !row.IsDeleted ? renderRecord(org, row, fields) : null)) };
  };
  return [
    { method: 'POST', pattern: '/composite/sobjects', handler: (call) => save(call, createOne) },
    { method: 'PATCH', pattern: '/composite/sobjects', handler: update },
    { method: 'DELETE', pattern: '/composite/sobjects', handler: remove },
    { method: 'PATCH', pattern: '/composite/sobjects/:object/:field', handler: upsert },
    { method: 'POST', pattern: '/composite/sobjects/:object', handler: retrieve, writes: false },
    { method: 'GET', pattern: '/composite/sobjects/:object', handler: retrieve },
  ];
}
