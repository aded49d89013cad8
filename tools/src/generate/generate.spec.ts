import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AvroSchemaParser } from '@asyncapi/avro-schema-parser';
import { Parser } from '@asyncapi/parser';
import { assemble, type AvroObject, type AvroType } from './assemble';
import { assembledSchemas, derivedFiles } from './schemas';

const root = join(__dirname, '../../..');

it.each([...derivedFiles(root)])('%s is what the schemas say', (path, content) => {
  const committed = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
  if (committed !== content) throw new Error(`${path} is stale: run \`npm run generate\` and commit it.`);
});

it('documents every type and field of every schema', () => {
  const silent = [...assembledSchemas(root).values()].flatMap((schema) => undocumented(schema, schema.name ?? ''));
  expect(silent).toEqual([]);
});

it('marks what tells of a person as personal data', () => {
  const observed = assembledSchemas(root).get('customer/observed.v1');
  const marked = (observed?.fields ?? []).filter((field) => field.pii).map((field) => field.name);
  expect(marked).toEqual(expect.arrayContaining(['names', 'birthDate', 'emails', 'phones', 'addresses', 'taxIds']));
});

it('describes the topics as valid AsyncAPI', async () => {
  const parser = new Parser();
  parser.registerSchemaParser(AvroSchemaParser() as never);
  const { document, diagnostics } = await parser.parse(readFileSync(join(root, 'docs/asyncapi.yaml'), 'utf8'));
  expect(diagnostics.filter(({ severity }) => Number(severity) === 0)).toEqual([]);
  expect(document?.channels().all()).toHaveLength(10);
});

it('names a shared type that is missing', () => {
  const schema: AvroObject = { type: 'record', name: 'A', fields: [{ name: 'b', type: 'Nowhere', doc: 'b' }] };
  expect(() => assemble(schema, new Map())).toThrow('A: no shared schema is called Nowhere');
});

function undocumented(type: AvroType, path: string): string[] {
  if (Array.isArray(type)) return type.flatMap((each) => undocumented(each, path));
  if (typeof type === 'string') return [];
  const own = type.name && !type.doc ? [path] : [];
  const fields = (type.fields ?? []).flatMap((field) => [
    ...(field.doc ? [] : [`${path}.${field.name}`]),
    ...undocumented(field.type, `${path}.${field.name}`),
  ]);
  return [...own, ...fields, ...(type.items ? undocumented(type.items, path) : [])];
}
