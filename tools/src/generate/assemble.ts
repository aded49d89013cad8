/** Avro as JSON: a name, or an object that describes a type. */
export type AvroType = string | AvroType[] | AvroObject;
export interface AvroObject {
  type: string | AvroType;
  name?: string;
  namespace?: string;
  doc?: string;
  fields?: AvroField[];
  symbols?: string[];
  items?: AvroType;
  values?: AvroType;
  default?: unknown;
  logicalType?: string;
}
export interface AvroField {
  name: string;
  type: AvroType;
  doc: string;
  default?: unknown;
  pii?: 'direct' | 'quasi';
}

/**
 * One self-contained schema from a root that names shared types: each named type is written out where it is first used.
 * @param root the event's own schema
 * @param shared the shared types by name
 * @throws Error when a name is neither Avro's own nor shared
 */
export function assemble(root: AvroObject, shared: ReadonlyMap<string, AvroObject>): AvroObject {
  const written = new Set<string>();
  const primitives = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string']);

  function visit(type: AvroType): AvroType {
    if (Array.isArray(type)) return type.map(visit);
    if (typeof type === 'object') return visitObject(type);
    if (primitives.has(type) || written.has(type)) return type;
    const found = shared.get(type);
    if (!found) throw new Error(`${root.name}: no shared schema is called ${type}; add it under schemas/shared or correct the name.`);
    return visitObject(found);
  }

  function visitObject(type: AvroObject): AvroObject {
    if (type.name) written.add(type.name);
    if (type.fields) return { ...type, fields: type.fields.map((field) => ({ ...field, type: visit(field.type) })) };
    if (type.items) return { ...type, items: visit(type.items) };
    if (type.values) return { ...type, values: visit(type.values) };
    return type;
  }

  return visitObject(root);
}
