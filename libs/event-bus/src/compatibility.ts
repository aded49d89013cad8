import { Type, type Schema } from 'avsc';

/** One way in which two versions of a schema do not understand each other. */
export interface Incompatibility {
  /** The versions, such as `1` and `now`. */
  readonly reader: string;
  readonly writer: string;
  /** Where and why, in words. */
  readonly reason: string;
}

export interface SchemaVersion {
  readonly version: string;
  /** Self-contained Avro schema as JSON text. */
  readonly schema: string;
}

interface Field {
  readonly name: string;
  readonly type: unknown;
  readonly default?: unknown;
}

type Node = {
  readonly type?: unknown;
  readonly name?: string;
  readonly fields?: readonly Field[];
  readonly items?: unknown;
  readonly symbols?: readonly string[];
};

/** Everything that keeps the newest version from reading what any earlier one wrote, and the other way round (FULL_TRANSITIVE). */
export function incompatibilities(newest: SchemaVersion, earlier: readonly SchemaVersion[]): Incompatibility[] {
  return earlier.flatMap((old) => [...cannotRead(newest, old), ...cannotRead(old, newest)]);
}

function cannotRead(reader: SchemaVersion, writer: SchemaVersion): Incompatibility[] {
  const versions = { reader: reader.version, writer: writer.version };
  const [reads, wrote] = [JSON.parse(reader.schema) as Schema, JSON.parse(writer.schema) as Schema];
  try {
    Type.forSchema(reads).createResolver(Type.forSchema(wrote));
    return [];
  } catch (error) {
    const found = differences(reads, wrote, (reads as Node).name ?? '');
    const reasons = found.length > 0 ? found : [error instanceof Error ? error.message : String(error)];
    return reasons.map((reason) => ({ ...versions, reason }));
  }
}

/** Where a reader stumbles over what a writer wrote. */
function differences(reader: unknown, writer: unknown, path: string): string[] {
  const [reads, wrote] = [reader as Node, writer as Node];
  if (reads?.fields && wrote?.fields) return fieldDifferences(reads.fields, wrote.fields, path);
  if (reads?.items && wrote?.items) return differences(reads.items, wrote.items, `${path}[]`);
  if (Array.isArray(reader) && Array.isArray(writer)) return unionDifferences(reader, writer, path);
  const [left, right] = [nameOf(reader), nameOf(writer)];
  return left === right ? [] : [`${path} is read as ${left} and was written as ${right}`];
}

function fieldDifferences(reads: readonly Field[], wrote: readonly Field[], path: string): string[] {
  return reads.flatMap((field) => {
    const written = wrote.find(({ name }) => name === field.name);
    if (written) return differences(field.type, written.type, `${path}.${field.name}`);
    return 'default' in field ? [] : [`${path}.${field.name} was not written and has no default: give it one`];
  });
}

function unionDifferences(reads: readonly unknown[], wrote: readonly unknown[], path: string): string[] {
  const known = new Map(reads.map((branch) => [nameOf(branch), branch]));
  return wrote.flatMap((branch) => {
    const name = nameOf(branch);
    return known.has(name) ? differences(known.get(name), branch, path) : [`${path} may hold ${name}, which the reader does not know`];
  });
}

function nameOf(type: unknown): string {
  if (typeof type === 'string') return type;
  if (Array.isArray(type)) return type.map(nameOf).join(' or ');
  const node = type as Node;
  return node.name ?? (typeof node.type === 'string' ? node.type : nameOf(node.type));
}
