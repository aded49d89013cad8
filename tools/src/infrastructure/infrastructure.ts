/** How to reach Kafka. `caFile` and `ca` are one CA bundle in PEM: where it lies and what it says. */
export interface KafkaSettings {
  brokers: string[];
  ssl?: { caFile?: string; ca?: string };
  sasl?: { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string };
}

export interface RegistryAuth {
  username?: string;
  password?: string;
  caFile?: string;
}

export interface Infrastructure {
  mode: 'environment' | 'compose' | 'local';
  /** One line that says what was found. */
  line: string;
  kafka: KafkaSettings;
  /** With its base path, such as http://127.0.0.1:8081/apis/ccompat/v7. */
  registryUrl: string;
  registryAuth?: RegistryAuth;
  databaseUrl: string;
  /** The same facts as variables, for a service that reads its settings from the environment. */
  environment: Record<string, string>;
  /** Name to process id; empty unless local. */
  pids: Record<string, number>;
  /** Starts Kafka again on the same port with the same data and resolves when it answers. */
  restart?(name: 'kafka'): Promise<void>;
  /** Whether Kafka runs; only where `restart` could help it. */
  isRunning?(name: 'kafka'): Promise<boolean>;
  /** Program and arguments that end Kafka as a crash would; undefined while it does not run. */
  crashCommand?(name: 'kafka'): readonly string[] | undefined;
  /** Sends Kafka a signal and returns at once. */
  kill?(name: 'kafka', signal: NodeJS.Signals): void;
  /** Ends what was started here, and nothing else; the data stays. */
  stop(): Promise<void>;
}

export interface InfrastructureOptions {
  /** Where everything durable goes. One instance at a time may use it. */
  dataDir: string;
  /** Start with no data. */
  reset?: boolean;
  /** fsync on; false for tests. */
  durable: boolean;
  log(line: string): void;
  /** `fraction` from 0 to 1 where it is known; a step ends with 1. */
  progress?(step: string, fraction: number | undefined): void;
  env?: NodeJS.ProcessEnv;
  only?: 'local';
  /** Gives up and ends what was started so far. */
  signal?: AbortSignal;
}
