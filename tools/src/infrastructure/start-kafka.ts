import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceProcess } from '../processes/service-process';
import { ClassArchive } from './class-archive';
import { InfrastructureError } from './infrastructure-error';
import { kafkaProperties } from './kafka-properties';
import { launch } from './launch';
import type { LocalRun } from './local-run';
import type { ServerFiles } from './server-files';
import { brokerAnswers } from './broker-answers';

const quickStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** A Kafka broker that is its own controller, ready for requests. `keepPorts` for a restart. */
export async function startKafka(run: LocalRun, files: ServerFiles, keepPorts = false): Promise<ServiceProcess> {
  const { options, state } = run;
  const folder = join(options.dataDir, 'kafka');
  await mkdir(folder, { recursive: true });
  const properties = join(folder, 'server.properties');
  const data = join(folder, 'data');
  await writeFile(properties, kafkaProperties(state.ports, data));
  if (!existsSync(join(data, 'meta.properties'))) await format(run, files, properties);
  options.progress?.('starting Kafka', undefined);
  const archive = new ClassArchive('kafka', files, run.java);
  const service = await launch(run, 'kafka', {
    spawn: async () => {
      await writeFile(properties, kafkaProperties(state.ports, data));
      return run.group.spawnService({
        name: 'kafka',
        command: run.java.command,
        args: [
          '-Xmx512m',
          ...quickStart,
          ...(await archive.flags()),
          ...logging(),
          '-cp',
          join(files.kafkaLibraries, '*'),
          'kafka.Kafka',
          properties,
        ],
        cwd: folder,
        logFile: run.logFile('kafka'),
        onExit: run.onExit('kafka'),
      });
    },
    isReady: () => brokerAnswers(state.ports.kafka),
    timeoutMs: 120_000,
    keepPorts,
  });
  run.afterwards.push(service.exited.then((exit) => archive.keep(exit)));
  options.progress?.('starting Kafka', 1);
  return service;
}

async function format(run: LocalRun, files: ServerFiles, properties: string): Promise<void> {
  const { options, state } = run;
  options.progress?.('preparing Kafka', undefined);
  const service = await run.group.spawnService({
    name: 'kafka-format',
    command: run.java.command,
    args: [
      ...quickStart,
      ...logging(),
      '-cp',
      join(files.kafkaLibraries, '*'),
      'kafka.tools.StorageTool',
      'format',
      '-t',
      state.clusterId,
      '-c',
      properties,
    ],
    logFile: run.logFile('kafka'),
  });
  const { code } = await service.exited;
  options.signal?.throwIfAborted();
  if (code !== 0) throw new InfrastructureError('START_FAILED', `Kafka could not prepare its data folder; see ${run.logFile('kafka')}.`);
  options.progress?.('preparing Kafka', 1);
}

function logging(): string[] {
  const level = '-Dorg.slf4j.simpleLogger.';
  return [
    `${level}showDateTime=true`,
    `${level}dateTimeFormat=HH:mm:ss.SSS`,
    `${level}log.org.apache.kafka.common.config.AbstractConfig=warn`,
  ];
}
