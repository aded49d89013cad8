import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { freePort, isPortFree } from '../processes/free-port';
import { runToEnd, type CommandResult } from '../processes/run-to-end';
import { brokerAnswers } from './broker-answers';
import type { Infrastructure, InfrastructureOptions } from './infrastructure';
import { InfrastructureError } from './infrastructure-error';
import { waitUntil } from './wait-until';

const composeFile = resolve(__dirname, '..', '..', '..', 'deploy', 'compose.yaml');
const services = { kafka: 9092, registry: 8080, postgres: 5432 } as const;
type Ports = Record<keyof typeof services, number>;

/** The containers of `deploy/compose.yaml`, in a project of their own for this data folder. */
export async function startCompose(options: InfrastructureOptions): Promise<Infrastructure> {
  const project = new ComposeProject(options);
  if (options.reset) await project.run(['down', '--volumes', '--remove-orphans']);
  project.ports = await project.choosePorts();
  options.progress?.('starting the containers', undefined);
  try {
    await project.run(['up', '--detach', '--wait', '--wait-timeout', '300']);
    const { kafka } = project.ports;
    if (!(await waitUntil(() => brokerAnswers(kafka), { timeoutMs: 60_000, signal: options.signal }))) {
      throw new InfrastructureError('START_FAILED', `Kafka in Docker does not answer at 127.0.0.1:${kafka}.`);
    }
  } catch (error) {
    await project.ask(['stop']);
    throw error;
  }
  options.progress?.('starting the containers', 1);
  return describe(project);
}

class ComposeProject {
  readonly name: string;
  ports: Ports = { ...services };

  constructor(readonly options: InfrastructureOptions) {
    this.name = `trueup-${createHash('sha256').update(options.dataDir).digest('hex').slice(0, 10)}`;
  }

  get env(): NodeJS.ProcessEnv {
    const { kafka, registry, postgres } = this.ports;
    const ports = { TRUEUP_KAFKA_PORT: `${kafka}`, TRUEUP_REGISTRY_PORT: `${registry}`, TRUEUP_POSTGRES_PORT: `${postgres}` };
    return { ...(this.options.env ?? process.env), ...ports, COMPOSE_PROGRESS: 'plain' };
  }

  args(words: readonly string[]): string[] {
    return ['compose', '--project-name', this.name, '--file', composeFile, ...words];
  }

  ask(words: readonly string[]): Promise<CommandResult> {
    return runToEnd('docker', this.args(words), { env: this.env, timeoutMs: 15 * 60_000 });
  }

  async run(words: readonly string[]): Promise<void> {
    const { code, stderr } = await this.ask(words);
    if (code !== 0)
      throw new InfrastructureError(
        'START_FAILED',
        `docker compose ${words[0]} ended with ${code}:\n${stderr.trim().split('\n').slice(-5).join('\n')}`,
      );
  }

  /** The ports in use while the containers run or would have again, else free ones. Kafka must be told its own before it starts. */
  async choosePorts(): Promise<Ports> {
    const entries = await Promise.all(
      Object.entries(services).map(async ([name, inside]) => {
        const { code, stdout } = await this.ask(['port', name, String(inside)]);
        const published = Number(/:(\d+)\s*$/.exec(stdout)?.[1] ?? 0);
        if (code === 0 && published > 0) return [name, published] as const;
        return [name, (await isPortFree(inside)) ? inside : await freePort()] as const;
      }),
    );
    return Object.fromEntries(entries) as Ports;
  }
}

function describe(project: ComposeProject): Infrastructure {
  const { kafka, registry, postgres } = project.ports;
  const broker = `127.0.0.1:${kafka}`;
  const registryUrl = `http://127.0.0.1:${registry}/apis/ccompat/v7`;
  const databaseUrl = `postgres://trueup:trueup@127.0.0.1:${postgres}/trueup`;
  return {
    mode: 'compose',
    line: `Infrastructure from Docker Compose (project ${project.name}): Kafka ${broker}, registry 127.0.0.1:${registry}, PostgreSQL 127.0.0.1:${postgres}`,
    kafka: { brokers: [broker] },
    registryUrl,
    databaseUrl,
    environment: { KAFKA_BROKERS: broker, SCHEMA_REGISTRY_URL: registryUrl, DATABASE_URL: databaseUrl },
    pids: {},
    isRunning: () => brokerAnswers(kafka),
    crashCommand: (name) => ['docker', ...project.args(['kill', '--signal', 'SIGKILL', name])],
    kill: (name, signal) =>
      void execFileSync('docker', project.args(['kill', '--signal', signal, name]), { env: project.env, stdio: 'ignore' }),
    restart: async (name) => {
      await project.run(['up', '--detach', '--wait', '--no-recreate', name]);
      if (!(await waitUntil(() => brokerAnswers(kafka), { timeoutMs: 60_000 })))
        throw new InfrastructureError('START_FAILED', 'Kafka in Docker did not come back.');
    },
    stop: () => project.run(['stop']),
  };
}
