import type { MappingContext } from './mapping';
import type { Patch } from './patch';

/** Where a value lies in a record: names joined by dots, or a function where the row of systems.yaml names the field. Undefined: this row has none. */
export type Path<Wire> = string | ((at: MappingContext<Wire>) => string | undefined);

/** The dotted name that a path stands for. */
export function nameOf<Wire>(path: Path<Wire>, at: MappingContext<Wire>): string | undefined {
  return typeof path === 'function' ? path(at) : path;
}

/** What lies at a dotted name: undefined where the record does not speak of it, null where it or something above it is empty. */
export function readPath(wire: unknown, name: string): unknown {
  return name.split('.').reduce<unknown>((value, field) => {
    if (value === undefined || value === null) return value;
    return (value as Record<string, unknown>)[field];
  }, wire);
}

/** The patch that puts a value at a dotted name. */
export function patchAt<Wire>(name: string, value: unknown): Patch<Wire> {
  return name.split('.').reduceRight<unknown>((inner, field) => ({ [field]: inner }), value) as Patch<Wire>;
}
