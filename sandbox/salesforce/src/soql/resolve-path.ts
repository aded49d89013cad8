import { ApiFault } from '../api-fault';
import type { Actor } from '../auth/actor';
import type { FieldDefinition } from '../fields/field-definition';
import type { Org } from '../org';
import { readField, type Compound } from '../records/read-field';
import type { RecordRow, Value } from '../records/record-row';
import type { Path } from './query-ast';

/** A path that was checked: the reference fields to follow, then the field to read. */
export interface ResolvedPath {
  names: Path;
  parents: readonly FieldDefinition[];
  field: FieldDefinition;
}

export interface Asker {
  org: Org;
  actor: Actor;
}

function noSuchColumn(object: string, name: string): ApiFault {
  const advice =
    "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.";
  return new ApiFault(
    400,
    'INVALID_FIELD',
    `\n${name} FROM ${object}\n^\nERROR at Row:1:Column:8\nNo such column '${name}' on entity '${object}'. ${advice}`,
  );
}

function noSuchRelationship(object: string, name: string): ApiFault {
  const advice =
    "If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.";
  return new ApiFault(400, 'INVALID_FIELD', `\nDidn't understand relationship '${name}' in field path. ${advice} (entity ${object})`);
}

/** Checks a path against the catalog and the caller's field security. Throws INVALID_FIELD. */
export function resolvePath(asker: Asker, object: string, path: Path): ResolvedPath {
  const { org, actor } = asker;
  const steps = path[0]?.toLowerCase() === object.toLowerCase() && path.length > 1 ? path.slice(1) : path;
  const parents: FieldDefinition[] = [];
  let current = object;
  for (const name of steps.slice(0, -1)) {
    const parent = org.catalog.relationship(current, name);
    if (!parent?.referenceTo || org.isWithheld(actor, current, parent)) throw noSuchRelationship(current, name);
    parents.push(parent);
    current = parent.referenceTo;
  }
  const last = steps.at(-1) ?? '';
  const field = org.catalog.field(current, last);
  if (!field || org.isWithheld(actor, current, field)) throw noSuchColumn(current, last);
  return { names: [...parents.map((one) => one.relationshipName ?? ''), field.name], parents, field };
}

/** The parent record that a reference field points at, if there is one. */
export function parentOf(org: Org, row: RecordRow, reference: FieldDefinition): RecordRow | undefined {
  const id = readField(org, row, reference);
  return typeof id === 'string' ? org.store.get(reference.referenceTo ?? '', id) : undefined;
}

/** The value at the end of a path; null when a parent is missing on the way. */
export function readPath(org: Org, row: RecordRow, path: ResolvedPath): Value | Compound {
  let current: RecordRow | undefined = row;
  for (const parent of path.parents) current = current && parentOf(org, current, parent);
  return current ? readField(org, current, path.field) : null;
}
