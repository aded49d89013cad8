import { dirname } from 'node:path';
import type { ServiceProcess } from '../processes/service-process';
import { ClassArchive } from './class-archive';
import { launch } from './launch';
import type { LocalRun } from './local-run';
import type { ServerFiles } from './server-files';

/** Apicurio Registry, keeping its schemas in PostgreSQL, ready for requests. */
export async function startRegistry(run: LocalRun, files: ServerFiles): Promise<ServiceProcess> {
  const { options, state } = run;
  options.progress?.('starting the schema registry', undefined);
  const archive = new ClassArchive('registry', files, run.java);
  const service = await launch(run, 'registry', {
    spawn: async () =>
      run.group.spawnService({
        name: 'registry',
        command: run.java.command,
        args: [
          '-Xmx256m',
          '-XX:TieredStopAtLevel=1',
          '-XX:+UseSerialGC',
          ...(await archive.flags()),
          ...properties(run),
          '-jar',
          files.registryJar,
        ],
        cwd: dirname(files.registryJar),
        // The password stays out of the command line, which every user of the machine can read.
        env: { ...process.env, APICURIO_DATASOURCE_PASSWORD: state.databasePassword },
        logFile: run.logFile('registry'),
        onExit: run.onExit('registry'),
      }),
    isReady: () => isHealthy(state.ports.registryHealth),
    timeoutMs: 180_000,
  });
  run.afterwards.push(service.exited.then((exit) => archive.keep(exit)));
  options.progress?.('starting the schema registry', 1);
  return service;
}

/** Where clients that speak Confluent's protocol find it. */
export function localRegistryUrl({ state }: LocalRun): string {
  return `http://127.0.0.1:${state.ports.registry}/apis/ccompat/v7`;
}

function properties({ state }: LocalRun): string[] {
  const { ports } = state;
  const settings: Record<string, string | number | boolean> = {
    'quarkus.http.host': '127.0.0.1',
    'quarkus.http.port': ports.registry,
    'quarkus.management.host': '127.0.0.1',
    'quarkus.management.port': ports.registryHealth,
    'quarkus.http.access-log.enabled': false,
    'apicurio.rules.global.compatibility': 'FULL_TRANSITIVE',
    'apicurio.storage.kind': 'sql',
    'apicurio.storage.sql.kind': 'postgresql',
    'apicurio.datasource.url': `jdbc:postgresql://127.0.0.1:${ports.postgres}/registry`,
    'apicurio.datasource.username': 'trueup',
    'apicurio.datasource.jdbc.initial-size': 2,
    'apicurio.datasource.jdbc.min-size': 2,
  };
  return Object.entries(settings).map(([name, value]) => `-D${name}=${value}`);
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(3_000) });
    await reply.arrayBuffer();
    return reply.status === 200;
  } catch (error) {
    // fetch words every failure to connect as a TypeError; by name, because Jest has a TypeError of its own.
    if (['TypeError', 'TimeoutError'].includes((error as Error).name)) return false;
    throw error;
  }
}
