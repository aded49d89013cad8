import type { Org } from '../org';
import { readField } from '../records/read-field';
import type { RecordRow } from '../records/record-row';
import { attributesOf } from '../records/render-record';
import { parentOf, type ResolvedPath } from './resolve-path';

interface Shape {
  fields: ResolvedPath[];
  parents: Map<string, ResolvedPath[]>;
}

function shapeOf(paths: readonly ResolvedPath[]): Shape {
  const shape: Shape = { fields: [], parents: new Map() };
  for (const path of paths) {
    const [first] = path.names;
    if (path.parents.length === 0) shape.fields.push(path);
    else shape.parents.set(first ?? '', [...(shape.parents.get(first ?? '') ?? []), path]);
  }
  return shape;
}

const below = (path: ResolvedPath): ResolvedPath => ({ ...path, names: path.names.slice(1), parents: path.parents.slice(1) });

/** A row as a query answers it: its own fields, and each parent as a record inside, or null. */
export function renderRow(org: Org, row: RecordRow, select: readonly ResolvedPath[]): Record<string, unknown> {
  const { fields, parents } = shapeOf(select);
  const rendered: Record<string, unknown> = { attributes: attributesOf(org.objectOf(row).name, row.Id) };
  for (const { field } of fields) rendered[field.name] = readField(org, row, field);
  for (const [name, paths] of parents) {
    const reference = paths[0]?.parents[0];
    const parent = reference && parentOf(org, row, reference);
    rendered[name] = parent ? renderRow(org, parent, paths.map(below)) : null;
  }
  return rendered;
}
