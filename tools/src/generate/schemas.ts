import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { assemble, type AvroObject } from './assemble';
import { asyncApiOf } from './async-api';
import { typeScriptOf } from './type-script';

const GENERATED = 'libs/canonical-schema/src/generated';

function avscFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.avsc'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function read(file: string): AvroObject {
  return JSON.parse(readFileSync(file, 'utf8')) as AvroObject;
}

/** Every topic schema written out whole, by its path below schemas/ without the ending, such as `customer/observed.v1`. */
export function assembledSchemas(root: string): Map<string, AvroObject> {
  const base = join(root, 'schemas');
  const shared = sharedTypes(root);
  const topics = avscFiles(base).filter((file) => !/^(shared|history)\//.test(relative(base, file)));
  return new Map(topics.map((file) => [relative(base, file).replace(/\.avsc$/, ''), assemble(read(file), shared)]));
}

function sharedTypes(root: string): Map<string, AvroObject> {
  return new Map(
    avscFiles(join(root, 'schemas/shared'))
      .map((file) => read(file))
      .map((schema) => [schema.name ?? '', schema]),
  );
}

/** What is derived from the schemas: path below the root ─► content. */
export function derivedFiles(root: string): Map<string, string> {
  const assembled = assembledSchemas(root);
  const types = typeScriptOf([...sharedTypes(root).values(), ...[...assembled.values()]]);
  const entries = [...assembled].map(([path, schema]) => `  '${path}': ${JSON.stringify(JSON.stringify(schema))},`);
  const schemas = `// Generated from schemas/ by \`npm run generate\`; do not edit.\n\n/** Self-contained Avro schemas as JSON text, by their path below schemas/. */\nexport const AVRO_SCHEMAS = {\n${entries.join('\n')}\n} as const;\n`;
  return new Map([
    [`${GENERATED}/types.ts`, types],
    [`${GENERATED}/avro-schemas.ts`, schemas],
    ['docs/asyncapi.yaml', asyncApiOf(assembled)],
  ]);
}
