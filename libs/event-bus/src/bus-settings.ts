import { readFileSync } from 'node:fs';
import { z } from 'zod';

export interface KafkaAddress {
  readonly brokers: string[];
  readonly sasl?: { readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; readonly username: string; readonly password: string };
  /** `ca` is a CA bundle in PEM. */
  readonly ssl?: boolean | { readonly ca: string };
}

export interface RegistryAddress {
  /** With its base path, such as http://127.0.0.1:8081/apis/ccompat/v7. */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  /** CA bundle in PEM. */
  readonly ca?: string;
}

export interface BusSettings {
  readonly kafka: KafkaAddress;
  readonly registry: RegistryAddress;
  /** Comes before the name of every topic, group and subject of this cell. */
  readonly topicPrefix: string;
  readonly cell: string;
  /** Name of the service. */
  readonly producer: string;
  /** Every system of the cell: each has a raw topic. */
  readonly systems: readonly string[];
  /** For topics that are created; existing ones keep theirs. */
  readonly partitions: number;
  /** Publishers of one service's outbox that may run side by side; changing it needs an empty outbox. */
  readonly outboxShards?: number;
}

/** What the environment says about the bus. */
export type EnvironmentSettings = Omit<BusSettings, 'producer' | 'systems'>;

const environment = z.object({
  KAFKA_BROKERS: z.string().min(1),
  KAFKA_SASL_MECHANISM: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).default('plain'),
  KAFKA_SASL_USERNAME: z.string().optional(),
  KAFKA_SASL_PASSWORD: z.string().optional(),
  KAFKA_SSL: z.stringbool().optional(),
  KAFKA_SSL_CA_FILE: z.string().optional(),
  SCHEMA_REGISTRY_URL: z.url(),
  SCHEMA_REGISTRY_USERNAME: z.string().optional(),
  SCHEMA_REGISTRY_PASSWORD: z.string().optional(),
  SCHEMA_REGISTRY_CA_FILE: z.string().optional(),
  TRUEUP_CELL: z.string().min(1).default('local'),
  TRUEUP_TOPIC_PREFIX: z.string().default(''),
  TRUEUP_PARTITIONS: z.coerce.number().int().min(1).default(3),
  TRUEUP_OUTBOX_SHARDS: z.coerce.number().int().min(1).max(64).default(2),
});

type Environment = z.infer<typeof environment>;

/** Reads the bus's part of the environment; throws one error that names everything that is missing or wrong. */
export function busSettingsFrom(env: NodeJS.ProcessEnv): EnvironmentSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse({ ...given, KAFKA_SASL_MECHANISM: given['KAFKA_SASL_MECHANISM']?.toLowerCase() });
  if (!read.success) throw new Error(`The environment cannot be used: ${z.prettifyError(read.error)}`, { cause: read.error });
  const values = read.data;
  return {
    kafka: { brokers: values.KAFKA_BROKERS.split(',').map((broker) => broker.trim()), ...saslOf(values), ...sslOf(values) },
    registry: registryOf(values),
    topicPrefix: values.TRUEUP_TOPIC_PREFIX,
    cell: values.TRUEUP_CELL,
    partitions: values.TRUEUP_PARTITIONS,
    outboxShards: values.TRUEUP_OUTBOX_SHARDS,
  };
}

function saslOf({
  KAFKA_SASL_MECHANISM: mechanism,
  KAFKA_SASL_USERNAME: username,
  KAFKA_SASL_PASSWORD: password,
}: Environment): Pick<KafkaAddress, 'sasl'> {
  return username && password ? { sasl: { mechanism, username, password } } : {};
}

function sslOf({ KAFKA_SSL: ssl, KAFKA_SSL_CA_FILE: file }: Environment): Pick<KafkaAddress, 'ssl'> {
  if (file) return { ssl: { ca: readFileSync(file, 'utf8') } };
  return ssl ? { ssl } : {};
}

function registryOf(values: Environment): RegistryAddress {
  return {
    url: values.SCHEMA_REGISTRY_URL.replace(/\/+$/, ''),
    username: values.SCHEMA_REGISTRY_USERNAME,
    password: values.SCHEMA_REGISTRY_PASSWORD,
    ca: values.SCHEMA_REGISTRY_CA_FILE ? readFileSync(values.SCHEMA_REGISTRY_CA_FILE, 'utf8') : undefined,
  };
}
