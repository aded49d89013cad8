import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, GraphQLError, type GraphQLSchema, type IntrospectionQuery, isScalarType, valueFromASTUntyped } from 'graphql';

export const API_VERSION = '2026-10';

const CHECKS: Record<string, (value: string) => boolean> = {
  DateTime: (value) => /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)),
  URL: (value) => URL.canParse(value),
  Decimal: (value) => /^-?\d+(\.\d+)?$/.test(value),
};

/** Descriptions are a third of the file and nobody asks a sandbox for them; without them the schema takes far less memory. */
function withoutProse(node: unknown): void {
  if (Array.isArray(node)) return node.forEach(withoutProse);
  if (typeof node !== 'object' || node === null) return;
  const record = node as Record<string, unknown>;
  if (typeof record['description'] === 'string') record['description'] = null;
  for (const name of ['deprecationReason', 'requiredAccess', 'accessRestrictedReason']) {
    if (typeof record[name] === 'string') record[name] = name === 'deprecationReason' ? 'deprecated' : null;
  }
  Object.values(record).forEach(withoutProse);
}

/** A schema built from introspection accepts anything as a scalar; these refuse what the vendor refuses. */
function checkScalars(schema: GraphQLSchema): void {
  for (const [name, isFit] of Object.entries(CHECKS)) {
    const type = schema.getType(name);
    if (!isScalarType(type)) throw new Error(`The vendor's schema has no scalar ${name}.`);
    type.parseValue = (value) => {
      if (isFit(String(value))) return value;
      throw new GraphQLError(`Invalid ${name} '${String(value)}'`);
    };
    type.parseLiteral = (node, variables) => type.parseValue(valueFromASTUntyped(node, variables));
  }
}

/** The package exports its tools only, so the file is looked for where modules are. */
function schemaFile(): string {
  const places = require.resolve.paths('@shopify/dev-mcp') ?? [];
  const found = places.map((place) => join(place, '@shopify/dev-mcp/dist/data', `admin_${API_VERSION}.json.gz`)).find(existsSync);
  if (!found) throw new Error('The Shopify sandbox needs the package @shopify/dev-mcp, which holds the schema. Run npm ci.');
  return found;
}

function load(): GraphQLSchema {
  const { data } = JSON.parse(gunzipSync(readFileSync(schemaFile())).toString('utf8')) as { data: IntrospectionQuery };
  withoutProse(data);
  const schema = buildClientSchema(data, { assumeValid: true });
  checkScalars(schema);
  return schema;
}

let once: GraphQLSchema | undefined;

/** The Admin API schema as the vendor publishes it; built once per process and shared by all shops. */
export function adminSchema(): GraphQLSchema {
  return (once ??= load());
}
