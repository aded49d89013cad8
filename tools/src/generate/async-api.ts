import { TOPICS, parkedTopic, rawTopic, type Topic } from '@trueup/canonical-schema';
import { stringify } from 'yaml';
import type { AvroObject } from './assemble';

const AVRO = 'application/vnd.apache.avro+json;version=1.9.0';

/** The topics as AsyncAPI 3.0, YAML. Raw and parked topics stand there once, with their varying part as a parameter. */
export function asyncApiOf(schemas: ReadonlyMap<string, AvroObject>): string {
  const raw = { ...rawTopic('{system}'), about: 'What a system sent or answered, exactly as received.' };
  const parked = { ...parkedTopic('{topic}'), about: 'Records of a topic that could not be processed.' };
  const channels = { ...TOPICS, raw, parked };
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Trueup',
      version: '1.0.0',
      license: { name: 'Apache-2.0' },
      description:
        "The events of one cell. Every topic name begins with the cell's own prefix; values are Avro in the registry's wire format, metadata is also in CloudEvents headers.",
    },
    defaultContentType: 'application/vnd.apache.avro+json',
    channels: Object.fromEntries(Object.entries(channels).map(([name, topic]) => [name, channel(topic)])),
    operations: Object.fromEntries(
      Object.keys(channels).map((name) => [`read-${name}`, { action: 'receive', channel: { $ref: `#/channels/${name}` } }]),
    ),
    components: { messages: Object.fromEntries([...schemas].map(([path, schema]) => [schema.name ?? path, message(path, schema)])) },
  };
  return `# Generated from schemas/ and the topic table by \`npm run generate\`; do not edit.\n${stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 })}`;

  function channel(topic: Topic): object {
    const schema = schemas.get(topic.schema)?.name ?? topic.schema;
    const parameters = [...topic.name.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, { description: `The ${name}.` }]);
    return {
      address: topic.name,
      description: `${topic.about} Key: ${topic.key}. ${retention(topic)}`,
      ...(parameters.length > 0 ? { parameters: Object.fromEntries(parameters) } : {}),
      messages: { [schema]: { $ref: `#/components/messages/${schema}` } },
      bindings: { kafka: { topicConfiguration: { 'cleanup.policy': [topic.cleanup] } } },
    };
  }
}

function retention({ cleanup, retentionDays }: Topic): string {
  if (cleanup === 'compact') return 'Compacted: the newest record of a key stays.';
  return retentionDays === null ? 'Kept for ever.' : `Kept for ${retentionDays} days by default.`;
}

function message(path: string, schema: AvroObject): object {
  return { name: schema.name, title: path, summary: schema.doc, payload: { schemaFormat: AVRO, schema } };
}
