import type { AvroObject, AvroType } from './assemble';

const PRIMITIVES: Readonly<Record<string, string>> = {
  null: 'null',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  float: 'number',
  double: 'number',
  bytes: 'Buffer',
  string: 'string',
};

function typeOf(type: AvroType): string {
  if (Array.isArray(type)) return type.map(typeOf).sort(nullLast).join(' | ');
  if (typeof type === 'string') return PRIMITIVES[type] ?? type;
  if (type.type === 'array' && type.items) return `${wrapped(typeOf(type.items))}[]`;
  if (type.type === 'map' && type.values) return `Record<string, ${typeOf(type.values)}>`;
  return type.name ?? typeOf(type.type);
}

function nullLast(left: string, right: string): number {
  return Number(left === 'null') - Number(right === 'null');
}

function wrapped(type: string): string {
  return type.includes(' ') ? `(${type})` : type;
}

function declaration(schema: AvroObject): string {
  if (schema.symbols)
    return `/** ${schema.doc} */\nexport type ${schema.name} = ${schema.symbols.map((symbol) => `'${symbol}'`).join(' | ')};\n`;
  const fields = (schema.fields ?? []).map((field) => `  /** ${field.doc} */\n  ${field.name}: ${typeOf(field.type)};`);
  return `/** ${schema.doc} */\nexport interface ${schema.name} {\n${fields.join('\n')}\n}\n`;
}

/** TypeScript declarations of named Avro types, in the order given. */
export function typeScriptOf(schemas: Iterable<AvroObject>): string {
  return ['// Generated from schemas/ by `npm run generate`; do not edit.\n', ...[...schemas].map(declaration)].join('\n');
}
