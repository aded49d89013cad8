import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Infrastructure } from '../infrastructure/infrastructure';
import { ProcessGroup } from '../processes/process-group';
import { freePort } from '../processes/free-port';
import { writeRunFile, type RunFile } from './run-file';
import { startSandboxes, type SandboxAddress, type SandboxPlan } from './sandbox-fleet';
import { SERVICES, type ServiceName } from './service-catalogue';
import { serviceEnvironment } from './service-environment';
import { SupervisedService } from './supervised-service';

export interface StackOptions {
  readonly root: string;
  readonly dataDir: string;
  readonly infrastructure: Infrastructure;
  readonly topicPrefix: string;
  /** Folder with systems.yaml, ownership.yaml and the rest. */
  readonly configDir: string;
  readonly sandboxes: readonly SandboxPlan[];
  /** Keep the sandboxes' state in files. */
  readonly durable: boolean;
  /** Variables on top of those that every service gets. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Runs when the sandboxes are up and no service is yet: what the systems hold before Trueup comes. */
  beforeServices?(systems: Readonly<Record<string, SandboxAddress>>): Promise<void>;
  log(line: string): void;
  progress?(step: string, fraction: number | undefined): void;
}

/** A running Trueup with its sandboxes. */
export interface Stack {
  /** As it is now. */
  readonly run: RunFile;
  readonly systems: Readonly<Record<string, SandboxAddress>>;
  readonly services: Readonly<Record<ServiceName, SupervisedService>>;
  /** Writes run.json again, after process ids changed. */
  refreshRun(): void;
  stop(): Promise<void>;
}

/**
 * Starts the sandboxes, then the services, and writes run.json. Resolves when every service is ready.
 * What was started is ended again when a step fails.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  mkdirSync(join(options.dataDir, 'logs'), { recursive: true });
  const group = new ProcessGroup();
  try {
    return await start(options, group);
  } catch (error) {
    await group.stop();
    throw error;
  }
}

async function start(options: StackOptions, group: ProcessGroup): Promise<Stack> {
  const progress = options.progress ?? (() => undefined);
  progress('sandboxes', undefined);
  const systems = await startSandboxes(options.sandboxes, { ...options, group });
  progress('sandboxes', 1);
  await options.beforeServices?.(systems);
  // Others are told where these two answer before they are up.
  const ports: Partial<Record<ServiceName, number>> = { 'ingest-gateway': await freePort(), 'identity-resolver': await freePort() };
  const apiKey = randomBytes(24).toString('base64url');
  const cell = {
    cell: 'demo',
    topicPrefix: options.topicPrefix,
    configDir: options.configDir,
    apiKey,
    gatewayUrl: `http://127.0.0.1:${ports['ingest-gateway']}`,
    resolverUrl: `http://127.0.0.1:${ports['identity-resolver']}`,
  };
  const environment = { ...serviceEnvironment(options.infrastructure, cell, systems), ...options.environment };
  let refreshRun = (): void => undefined;
  const supervision = { ...options, group, environment, onSpawn: () => refreshRun() };
  const started = await Promise.all(SERVICES.map((entry) => SupervisedService.start(entry, supervision, ports[entry.name])));
  const services = Object.fromEntries(started.map((service) => [service.name, service])) as Record<ServiceName, SupervisedService>;
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((service) => service.stop()));
    await group.stop();
  };
  const run = (): RunFile => runFile({ options, systems, services, apiKey });
  refreshRun = () => writeRunFile(join(options.dataDir, 'run.json'), run());
  // What is not ready may wait for somebody: `trueup activate` finds it here.
  refreshRun();
  let ready = 0;
  progress('services', 0);
  await Promise.all(started.map((service) => service.ready().then(() => progress('services', (ready += 1) / started.length))));
  return {
    get run() {
      return run();
    },
    systems,
    services,
    refreshRun,
    stop,
  };
}

function runFile(parts: {
  options: StackOptions;
  systems: Readonly<Record<string, SandboxAddress>>;
  services: Readonly<Record<ServiceName, SupervisedService>>;
  apiKey: string;
}): RunFile {
  const { infrastructure, topicPrefix } = parts.options;
  return {
    gateway: parts.services['ingest-gateway'].url,
    resolver: parts.services['identity-resolver'].url,
    consoleApi: parts.services['console-api'].url,
    connectors: Object.values(parts.services).flatMap(({ name, url }) => (name.endsWith('-connector') ? [url] : [])),
    apiKey: parts.apiKey,
    registry: infrastructure.registryUrl,
    kafka: infrastructure.kafka.brokers.join(','),
    database: infrastructure.databaseUrl,
    topicPrefix,
    services: Object.fromEntries(Object.values(parts.services).map(({ name, url, pid }) => [name, { url, pid }])),
    systems: parts.systems,
    crashBroker: infrastructure.crashCommand?.('kafka') ?? [],
    infrastructurePids: infrastructure.pids,
  };
}
