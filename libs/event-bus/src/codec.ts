import { avroSchema, type EventOf, type SchemaPath, type Topic } from '@trueup/canonical-schema';
import { type Resolver, Type } from 'avsc';
import { avroBytes } from './avro-bytes';
import { CodedError } from './coded-error';
import { frame, unframe } from './framing';
import type { Sealer } from './sealer';
import type { SchemaStore } from './schema-store';

export const sealKeyHeader = 'trueup-seal-key';

export interface Encoded {
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** One record's value with its headers. */
export interface Undecoded {
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Events to bytes and back. */
export class Codec {
  private readonly readers = new Map<SchemaPath, Type>();
  private readonly ids = new Map<string, Promise<number>>();
  private readonly resolvers = new WeakMap<Type, Map<SchemaPath, Resolver>>();
  /** Bodies of events that were framed and are still to be published: those are encoded once. */
  private readonly bodies = new WeakMap<object, Buffer>();

  constructor(
    private readonly store: SchemaStore,
    private readonly sealer: Sealer,
    private readonly topicPrefix: string,
  ) {}

  /** Registers the schema of a topic; asks once. */
  register(topic: Topic): Promise<number> {
    const known = this.ids.get(topic.name);
    if (known) return known;
    const id = this.store.register(`${this.topicPrefix}${topic.name}-value`, avroSchema(topic.schema));
    this.ids.set(topic.name, id);
    id.catch(() => this.ids.delete(topic.name));
    return id;
  }

  /** `subject` is whose key seals the body. Throws a `CodedError` where the event does not fit its schema. */
  async encode(topic: Topic, event: EventOf[SchemaPath], subject: string): Promise<Encoded> {
    const schemaId = await this.register(topic);
    const sealed = await this.sealer.seal(this.toBytes(topic, event), subject);
    this.bodies.delete(event);
    const headers: Record<string, string> = sealed.keyId === null ? {} : { [sealKeyHeader]: sealed.keyId };
    return { value: frame({ schemaId, body: sealed.bytes }), headers };
  }

  /** Throws a `CodedError` where the record itself is at fault; anything else means that the registry did not answer. */
  async decode(topic: Topic, record: Undecoded): Promise<EventOf[SchemaPath]> {
    const { schemaId, body } = unframe(record.value);
    const writer = await this.store.typeOf(schemaId);
    const bytes = await this.sealer.open({ bytes: body, keyId: record.headers[sealKeyHeader] ?? null });
    const reader = this.readerOf(topic.schema);
    if (writer.name !== reader.name)
      throw malformed('wrong-schema', `Schema ${schemaId} is ${writer.name}, but ${topic.name} holds ${reader.name}.`);
    try {
      return reader.fromBuffer(bytes, this.resolverOf(writer, topic.schema)) as EventOf[SchemaPath];
    } catch (error) {
      throw malformed('undecodable', `The body does not fit schema ${schemaId} on ${topic.name}.`, error);
    }
  }

  /** The event as it lies on its topic while nothing is sealed. Throws as `encode` does. */
  async frame(topic: Topic, event: EventOf[SchemaPath]): Promise<Buffer> {
    const body = this.toBytes(topic, event);
    this.bodies.set(event, body);
    return frame({ schemaId: await this.register(topic), body });
  }

  private toBytes(topic: Topic, event: EventOf[SchemaPath]): Buffer {
    const type = this.readerOf(topic.schema);
    const known = this.bodies.get(event);
    if (known) return known;
    try {
      return avroBytes(type, event);
    } catch (error) {
      const paths: string[] = [];
      type.isValid(event, { errorHook: (path) => paths.push(path.join('.')) });
      throw malformed('invalid-event', `The event does not fit ${topic.schema} at ${paths.slice(0, 5).join(', ')}.`, error);
    }
  }

  private readerOf(path: SchemaPath): Type {
    const known = this.readers.get(path);
    if (known) return known;
    const type = Type.forSchema(JSON.parse(avroSchema(path)));
    this.readers.set(path, type);
    return type;
  }

  private resolverOf(writer: Type, path: SchemaPath): Resolver {
    const known = this.resolvers.get(writer) ?? new Map<SchemaPath, Resolver>();
    this.resolvers.set(writer, known);
    const resolver = known.get(path) ?? this.readerOf(path).createResolver(writer);
    known.set(path, resolver);
    return resolver;
  }
}

function malformed(code: string, message: string, cause?: unknown): CodedError {
  return new CodedError(message, { code, fault: 'malformed', nextStep: 'Correct the writer, then redrive or discard.', cause });
}
