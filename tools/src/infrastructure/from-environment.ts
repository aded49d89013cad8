import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Infrastructure, KafkaSettings } from './infrastructure';
import { InfrastructureError } from './infrastructure-error';

const required = ['KAFKA_BROKERS', 'SCHEMA_REGISTRY_URL', 'DATABASE_URL'] as const;
const optional = [
  'KAFKA_SASL_MECHANISM',
  'KAFKA_SASL_USERNAME',
  'KAFKA_SASL_PASSWORD',
  'KAFKA_SSL',
  'KAFKA_SSL_CA_FILE',
  'SCHEMA_REGISTRY_USERNAME',
  'SCHEMA_REGISTRY_PASSWORD',
  'SCHEMA_REGISTRY_CA_FILE',
] as const;
const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** What the environment names, or undefined when it names nothing. Half of it is a mistake, and said so. */
export function fromEnvironment(env: NodeJS.ProcessEnv): Infrastructure | undefined {
  const missing = required.filter((name) => !env[name]);
  if (missing.length === required.length) return undefined;
  if (missing.length > 0) {
    const set = required.filter((name) => env[name]);
    throw new InfrastructureError(
      'ENVIRONMENT_INCOMPLETE',
      `${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'} set, but ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not. ` +
        'Set all three to use your own infrastructure, or none to let Trueup start its own.',
    );
  }
  const kafka = kafkaSettings(env);
  const registryUrl = parseUrl('SCHEMA_REGISTRY_URL', env).replace(/\/+$/, '');
  const databaseUrl = parseUrl('DATABASE_URL', env);
  return {
    mode: 'environment',
    line: `Infrastructure from the environment: Kafka ${kafka.brokers.join(', ')}, registry ${withoutSecret(registryUrl)}, database ${withoutSecret(databaseUrl)}`,
    kafka,
    registryUrl,
    ...registryAuth(env),
    databaseUrl,
    environment: Object.fromEntries([...required, ...optional].flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
    pids: {},
    stop: () => Promise.resolve(),
  };
}

/** Rejects with one message that names everything that does not answer within `timeoutMs`. One broker of several is enough. */
export async function checkReachable(found: Infrastructure, timeoutMs = 5_000): Promise<void> {
  const parts: [string, URL[]][] = [
    ['Kafka', found.kafka.brokers.map((broker) => new URL(`kafka://${broker}`))],
    ['the registry', [new URL(found.registryUrl)]],
    ['the database', [new URL(found.databaseUrl)]],
  ];
  const silent = await Promise.all(
    parts.map(async ([name, targets]) => {
      const heard = await Promise.all(targets.map((target) => answers(target, timeoutMs)));
      return heard.includes(true) ? [] : [`${name} at ${targets.map((target) => target.host).join(', ')}`];
    }),
  );
  const failed = silent.flat();
  if (failed.length === 0) return;
  throw new InfrastructureError(
    'UNREACHABLE',
    `No answer from ${failed.join(' and ')}. Check the address, or unset the variables to let Trueup start its own.`,
  );
}

function kafkaSettings(env: NodeJS.ProcessEnv): KafkaSettings {
  const brokers = (env.KAFKA_BROKERS ?? '').split(',').flatMap((broker) => broker.trim() || []);
  for (const broker of brokers) if (!/^.+:\d+$/.test(broker)) throw invalid(`KAFKA_BROKERS holds "${broker}"; each entry is HOST:PORT.`);
  const settings: KafkaSettings = { brokers };
  const caFile = env.KAFKA_SSL_CA_FILE;
  if (isOn(env.KAFKA_SSL) || caFile) settings.ssl = caFile ? { caFile, ca: readCa('KAFKA_SSL_CA_FILE', caFile) } : {};
  const username = env.KAFKA_SASL_USERNAME;
  const password = env.KAFKA_SASL_PASSWORD;
  if (!username && !password && !env.KAFKA_SASL_MECHANISM) return settings;
  if (!username || !password) throw invalid('SASL needs both KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.');
  const wanted = (env.KAFKA_SASL_MECHANISM ?? 'plain').toLowerCase();
  const mechanism = mechanisms.find((known) => known === wanted);
  if (!mechanism) throw invalid(`KAFKA_SASL_MECHANISM is "${wanted}"; known are ${mechanisms.join(', ')}.`);
  settings.sasl = { mechanism, username, password };
  return settings;
}

function registryAuth(env: NodeJS.ProcessEnv): Pick<Infrastructure, 'registryAuth'> {
  const { SCHEMA_REGISTRY_USERNAME: username, SCHEMA_REGISTRY_PASSWORD: password, SCHEMA_REGISTRY_CA_FILE: caFile } = env;
  if (caFile) readCa('SCHEMA_REGISTRY_CA_FILE', caFile);
  return username || password || caFile ? { registryAuth: { username, password, caFile } } : {};
}

function parseUrl(name: 'SCHEMA_REGISTRY_URL' | 'DATABASE_URL', env: NodeJS.ProcessEnv): string {
  const value = env[name] ?? '';
  if (!URL.canParse(value)) throw invalid(`${name} is no URL.`);
  return value;
}

function readCa(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw invalid(`${name} names ${file}, which cannot be read.`, error);
  }
}

function withoutSecret(url: string): string {
  const parsed = new URL(url);
  parsed.password = '';
  parsed.username = '';
  parsed.search = '';
  return parsed.toString().replace(/\/$/, '');
}

function isOn(value: string | undefined): boolean {
  return ['1', 'true', 'yes', 'on'].includes((value ?? '').toLowerCase());
}

function invalid(message: string, cause?: unknown): InfrastructureError {
  return new InfrastructureError('ENVIRONMENT_INVALID', message, { cause });
}

const usualPorts: Record<string, number> = { 'http:': 80, 'https:': 443, 'postgres:': 5432, 'postgresql:': 5432 };

function answers(target: URL, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({
      host: target.hostname.replace(/^\[|\]$/g, ''),
      port: Number(target.port) || (usualPorts[target.protocol] ?? 0),
      timeout: timeoutMs,
    });
    const end = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket
      .once('connect', () => end(true))
      .once('timeout', () => end(false))
      .once('error', () => end(false));
  });
}
