import { refused } from '../api-fault';
import type { FieldDefinition } from '../fields/field-definition';
import type { Value } from '../records/record-row';
import { convertValue } from './convert-value';
import { reformatValue } from './reformat-value';
import { resolveByExternalId, resolveReference } from './resolve-reference';
import type { Transaction } from './transaction';

export type Input = Record<string, unknown>;
export type Prepared = Map<FieldDefinition, Value>;

export interface Purpose {
  object: string;
  operation: 'create' | 'update';
}

function notWritable(names: readonly string[]): Error {
  const message = `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
  return refused('INVALID_FIELD_FOR_INSERT_UPDATE', message, names);
}

function isWritable(tx: Transaction, definition: FieldDefinition, purpose: Purpose): boolean {
  const allowed = purpose.operation === 'create' ? definition.createable : definition.updateable;
  return allowed && !tx.org.isWithheld(tx.actor, purpose.object, definition);
}

function converted(tx: Transaction, definition: FieldDefinition, given: unknown): Value {
  if (definition.type === 'reference') return resolveReference(tx.org, definition, given);
  const value = convertValue(definition, given);
  return tx.org.faults.reformat ? reformatValue(definition, value) : value;
}

/** What a request's JSON asks to be stored, field by field. Throws on unknown, read-only, withheld and unfit ones. */
export function prepareInput(tx: Transaction, input: Input, purpose: Purpose): Prepared {
  const prepared: Prepared = new Map();
  const refusedNames: string[] = [];
  for (const [key, given] of Object.entries(input)) {
    if (key === 'attributes') continue;
    const parent = typeof given === 'object' && given !== null ? tx.org.catalog.relationship(purpose.object, key) : undefined;
    const definition = parent ?? tx.org.catalog.field(purpose.object, key);
    if (!definition) throw refused('INVALID_FIELD', `No such column '${key}' on sobject of type ${purpose.object}`);
    if (!isWritable(tx, definition, purpose)) refusedNames.push(definition.name);
    else prepared.set(definition, parent ? resolveByExternalId(tx.org, parent, given as object) : converted(tx, definition, given));
  }
  if (refusedNames.length > 0) throw notWritable(refusedNames);
  return prepared;
}

/** Refuses fields of the other kind of account: a person has no `Name` of its own, a business no first name. */
export function refuseFieldsOfOtherKind(prepared: Prepared, isPerson: boolean): void {
  const names = [...prepared.keys()].filter((one) => (isPerson ? one.name === 'Name' : one.personOnly)).map((one) => one.name);
  if (names.length > 0) throw notWritable(names);
}
