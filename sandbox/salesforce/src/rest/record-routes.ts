import { refused } from '../api-fault';
import type { Actor } from '../auth/actor';
import { deleteRecord } from '../dml/delete-record';
import { findRecord } from '../dml/find-record';
import { insertRecord } from '../dml/insert-record';
import type { RowLocks } from '../dml/row-locks';
import { updateRecord } from '../dml/update-record';
import type { FieldDefinition } from '../fields/field-definition';
import type { Org } from '../org';
import type { RecordRow } from '../records/record-row';
import { DATA_URL, renderRecord, visibleFields } from '../records/render-record';
import type { ApiCall, ApiReply, ApiRoute } from './api-call';
import { checkPreconditions, conditionalReply } from './conditional';
import { findObject } from './find-object';
import { inTransaction } from './in-transaction';
import { readBody } from './read-body';

export interface RecordRooms {
  org: Org;
  locks: RowLocks;
}

export const created = (object: string, id: string): ApiReply => ({
  status: 201,
  headers: { location: `${DATA_URL}/sobjects/${object}/${id}` },
  body: { id, success: true, errors: [] },
});

/** The named fields as the caller sees them. Throws INVALID_FIELD for one that is unknown or withheld. */
export function visibleNamed(org: Org, actor: Actor, wanted: { object: string; names: readonly string[] }): FieldDefinition[] {
  const visible = visibleFields(org, wanted.object, actor);
  return wanted.names.map((name) => {
    const found = visible.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
    if (!found) throw refused('INVALID_FIELD', `No such column '${name.trim()}' on sobject of type ${wanted.object}`);
    return found;
  });
}

/** A record as the row resource answers it, with its validators. */
export function readRecord(org: Org, call: ApiCall, row: RecordRow): ApiReply {
  const object = org.objectOf(row).name;
  const names = call.query.get('fields')?.split(',');
  const fields = names ? visibleNamed(org, call.actor, { object, names }) : visibleFields(org, object, call.actor);
  const body = renderRecord(org, row, fields);
  const known = conditionalReply(org, call, row);
  return 'status' in known ? known : { status: 200, headers: known.headers, body };
}

/** Rows that a write of this record locks: itself, its account and its person. */
export function lockedBy(row: RecordRow): string[] {
  return [row.Id, row.AccountId, row.PersonContactId].filter((id): id is string => typeof id === 'string');
}

/** `/sobjects/{T}` and `/sobjects/{T}/{id}`. */
export function recordRoutes({ org, locks }: RecordRooms): ApiRoute[] {
  const rowOf = (call: ApiCall): RecordRow => findRecord(org, findObject(org, call).name, call.params.id ?? '');
  const create = (call: ApiCall): ApiReply => {
    const { name } = findObject(org, call);
    return created(
      name,
      inTransaction(org, call, (tx) => insertRecord(tx, name, readBody(call))),
    );
  };
  const update = async (call: ApiCall): Promise<ApiReply> => {
    await locks.free(lockedBy(rowOf(call)));
    const row = rowOf(call);
    checkPreconditions(org, call, row);
    inTransaction(org, call, (tx) => updateRecord(tx, row, readBody(call)));
    return { status: 204 };
  };
  const remove = async (call: ApiCall): Promise<ApiReply> => {
    await locks.free(lockedBy(rowOf(call)));
    inTransaction(org, call, (tx) => deleteRecord(tx, rowOf(call)));
    return { status: 204 };
  };
  return [
    { method: 'POST', pattern: '/sobjects/:object', handler: create },
    { method: 'GET', pattern: '/sobjects/:object/:id', handler: (call) => readRecord(org, call, rowOf(call)) },
    { method: 'PATCH', pattern: '/sobjects/:object/:id', handler: update },
    { method: 'DELETE', pattern: '/sobjects/:object/:id', handler: remove },
  ];
}
