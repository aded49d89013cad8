import { ApiFault } from '../api-fault';
import { deleteRecord } from '../dml/delete-record';
import type { ApiCall, ApiReply, ApiRoute } from './api-call';
import { checkPreconditions } from './conditional';
import { findObject } from './find-object';
import { inTransaction } from './in-transaction';
import { readBody } from './read-body';
import { created, lockedBy, readRecord, type RecordRooms } from './record-routes';
import { type ExternalKey, externalKey, findByKey, findOneByKey, upsertRecord } from './upsert-record';

/** `/sobjects/{T}/{ExternalIdField}/{value}`: read, upsert, delete. */
export function externalIdRoutes({ org, locks }: RecordRooms): ApiRoute[] {
  const keyOf = (call: ApiCall): ExternalKey =>
    externalKey(org, findObject(org, call).name, { field: call.params.field ?? '', value: call.params.value ?? '' });
  const rowOf = (call: ApiCall) => {
    const row = findOneByKey(org, keyOf(call));
    if (!row) throw new ApiFault(404, 'NOT_FOUND', 'The requested resource does not exist');
    return row;
  };
  const upsert = async (call: ApiCall): Promise<ApiReply> => {
    const key = keyOf(call);
    await locks.free(findByKey(org, key).flatMap(lockedBy));
    const row = findOneByKey(org, key);
    if (row) checkPreconditions(org, call, row);
    const result = inTransaction(org, call, (tx) => upsertRecord(tx, key, readBody(call)));
    const reply = created(key.object, result.id);
    const body = { id: result.id, success: true, errors: [], created: result.created };
    return result.created ? { ...reply, body } : { status: 200, body };
  };
  const remove = (call: ApiCall): ApiReply => {
    inTransaction(org, call, (tx) => deleteRecord(tx, rowOf(call)));
    return { status: 204 };
  };
  const pattern = '/sobjects/:object/:field/:value';
  return [
    { method: 'GET', pattern, handler: (call) => readRecord(org, call, rowOf(call)) },
    { method: 'PATCH', pattern, handler: upsert },
    { method: 'DELETE', pattern, handler: remove },
  ];
}
