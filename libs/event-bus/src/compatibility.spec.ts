import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TOPICS, avroSchema, type SchemaPath } from '@trueup/canonical-schema';
import { incompatibilities } from './compatibility';

const history = join(__dirname, '../../../schemas/history');
const paths = [...new Set([...Object.values(TOPICS).map(({ schema }) => schema), 'customer/raw.v1', 'parked.v1'] as SchemaPath[])];

function committed(path: SchemaPath): { version: string; schema: string }[] {
  const folder = join(history, path);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => ({ version: file.replace('.json', ''), schema: readFileSync(join(folder, file), 'utf8') }));
}

it.each(paths)('%s understands every committed version of itself, and they understand it', (path) => {
  const earlier = committed(path);
  expect(earlier.length).toBeGreaterThan(0);
  const found = incompatibilities({ version: 'now', schema: avroSchema(path) }, earlier);
  const said = found.map(({ reader, writer, reason }) => `version ${reader} cannot read version ${writer}: ${reason}`);
  if (said.length > 0) throw new Error(`${path} breaks its readers or writers; make it a new topic, or change it so:\n${said.join('\n')}`);
});

describe('a breaking change is named where it is', () => {
  const record = (...fields: object[]): string => JSON.stringify({ type: 'record', name: 'Event', fields });
  const one = { version: '1', schema: record({ name: 'id', type: 'string' }) };

  it('says which field lacks a default', () => {
    const now = { version: 'now', schema: record({ name: 'id', type: 'string' }, { name: 'at', type: 'long' }) };
    expect(incompatibilities(now, [one])).toEqual([
      { reader: 'now', writer: '1', reason: 'Event.at was not written and has no default: give it one' },
    ]);
  });

  it('says what a removed field needed', () => {
    expect(incompatibilities({ version: 'now', schema: record() }, [one])).toEqual([
      { reader: '1', writer: 'now', reason: 'Event.id was not written and has no default: give it one' },
    ]);
  });

  it('says which type changed', () => {
    const now = { version: 'now', schema: record({ name: 'id', type: ['null', 'boolean'], default: null }) };
    expect(
      incompatibilities(now, [one])
        .map(({ reason }) => reason)
        .join(),
    ).toContain('Event.id');
  });

  it('finds nothing where a field with a default is added', () => {
    const now = { version: 'now', schema: record({ name: 'id', type: 'string' }, { name: 'at', type: ['null', 'long'], default: null }) };
    expect(incompatibilities(now, [one])).toEqual([]);
  });
});
