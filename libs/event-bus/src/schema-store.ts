import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { COMPATIBILITY, SchemaRegistry, SchemaType } from '@kafkajs/confluent-schema-registry';
import { Type } from 'avsc';
import type { RegistryAddress } from './bus-settings';
import { CodedError } from './coded-error';
import { delay } from './delay';

const missesAreKeptMs = 30_000;
const attempts = 6;

type Remembered = { readonly until: number; readonly type: Promise<Type> };

/** The schema registry, asked as seldom as possible. */
export class SchemaStore {
  private readonly registry: SchemaRegistry;
  private readonly types = new Map<number, Remembered>();

  constructor(address: RegistryAddress) {
    const { url, username, password, ca } = address;
    const agent = url.startsWith('https:') ? new HttpsAgent({ keepAlive: true, ca }) : new HttpAgent({ keepAlive: true });
    const auth = username && password ? { auth: { username, password } } : {};
    this.registry = new SchemaRegistry({ host: url, clientId: 'trueup', agent, ...auth, retry: { retries: 2 } });
  }

  /** The id of a schema below a subject. Several services register at once, and a loser of that race only has to ask again. */
  async register(subject: string, schema: string): Promise<number> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const options = { subject, compatibility: COMPATIBILITY.FULL_TRANSITIVE, updateConfig: true };
        const { id } = await this.registry.register({ type: SchemaType.AVRO, schema }, options);
        return id;
      } catch (error) {
        if (attempt === attempts) throw refused(subject, error);
        await delay(100 * attempt + Math.random() * 100);
      }
    }
  }

  /** The writer's type behind an id. Throws a `CodedError` where the registry does not know it, anything else where the registry does not answer. */
  typeOf(schemaId: number): Promise<Type> {
    const known = this.types.get(schemaId);
    if (known && known.until > Date.now()) return known.type;
    const type = this.ask(schemaId);
    const entry = { until: Number.POSITIVE_INFINITY, type };
    this.types.set(schemaId, entry);
    // A rejection is handed to whoever awaits `type`; this branch only decides how long it is remembered.
    type.catch((error: unknown) => {
      if (error instanceof CodedError) this.types.set(schemaId, { until: Date.now() + missesAreKeptMs, type });
      else this.types.delete(schemaId);
    });
    return type;
  }

  private async ask(schemaId: number): Promise<Type> {
    try {
      const schema = await this.registry.getSchema(schemaId);
      if (isAvro(schema)) return schema;
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
    throw new CodedError(`Schema ${schemaId} is not an Avro schema of this registry.`, {
      code: 'unknown-schema',
      fault: 'malformed',
      nextStep: 'Register the schema and redrive, or find who writes with another registry and discard.',
    });
  }
}

/** The client types what it parsed more loosely than avsc, which made it. */
function isAvro(schema: unknown): schema is Type {
  return Type.isType(schema);
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}

function refused(subject: string, cause: unknown): Error {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Error(`The registry did not take the schema of ${subject}: ${why}`, { cause });
}
