import { refused } from '../api-fault';
import { deleteById } from '../dml/delete-record';
import { insertRecord } from '../dml/insert-record';
import type { Transaction } from '../dml/transaction';
import { updateById } from '../dml/update-record';
import type { Org } from '../org';
import { normalId } from '../records/record-id';
import { isBody, type Body } from './read-body';
import type { Saved } from './save-each';
import { externalKey, upsertRecord } from './upsert-record';

function objectOf(org: Org, record: Body): string {
  const type = isBody(record.attributes) ? record.attributes.type : undefined;
  const object = typeof type === 'string' ? org.catalog.find(type) : undefined;
  if (!object) throw refused('INVALID_TYPE', `sObject type '${String(type)}' is not supported.`);
  return object.name;
}

function taken(record: Body, name: string): { value: string; rest: Body } {
  const entries = Object.entries(record);
  const isIt = ([key]: [string, unknown]): boolean => key.toLowerCase() === name.toLowerCase();
  const value = entries.find(isIt)?.[1];
  if (typeof value !== 'string') throw refused('MISSING_ARGUMENT', `${name} not specified`, [name]);
  return { value, rest: Object.fromEntries(entries.filter((entry) => !isIt(entry))) };
}

const whole = (id: string): string => normalId(id) ?? id;

export function createOne(tx: Transaction, record: Body): Saved {
  return { id: insertRecord(tx, objectOf(tx.org, record), record) };
}

export function updateOne(tx: Transaction, record: Body): Saved {
  const { value: id, rest } = taken(record, 'Id');
  updateById(tx, { object: objectOf(tx.org, record), id }, rest);
  return { id: whole(id) };
}

export function upsertOne(tx: Transaction, record: Body, target: { object: string; field: string }): Saved {
  const { value, rest } = taken(record, target.field);
  return upsertRecord(tx, externalKey(tx.org, target.object, { field: target.field, value }), rest);
}

export function deleteOne(tx: Transaction, id: string): Saved {
  const object = tx.org.catalog.ofId(id);
  if (!object) throw refused('MALFORMED_ID', `bad id ${id}`);
  deleteById(tx, { object: object.name, id });
  return { id: whole(id) };
}
