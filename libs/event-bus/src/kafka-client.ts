import { Kafka, logLevel, type LogEntry } from 'kafkajs';
import type { BusLog } from './bus-log';
import type { BusSettings } from './bus-settings';
import { registerCompression } from './compression';

/** A client for this service. A broker that is away is asked again for about a minute before anything fails. */
export function kafkaClient(settings: BusSettings, log: BusLog): Kafka {
  registerCompression();
  const { brokers, sasl, ssl } = settings.kafka;
  return new Kafka({
    clientId: settings.producer,
    brokers: [...brokers],
    ...(sasl ? { sasl: saslFor(sasl) } : {}),
    ...(ssl ? { ssl: ssl === true ? true : { ca: [ssl.ca] } } : {}),
    connectionTimeout: 3_000,
    requestTimeout: 20_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 60 },
    logLevel: logLevel.INFO,
    logCreator: () => (entry) => report(log, entry),
  });
}

type Sasl = NonNullable<BusSettings['kafka']['sasl']>;

function saslFor({ mechanism, username, password }: Sasl): { mechanism: 'plain'; username: string; password: string } {
  // The three mechanisms share one shape, which the client's type spells out one by one.
  return { mechanism: mechanism as 'plain', username, password };
}

function report(log: BusLog, { level, namespace, log: line }: LogEntry): void {
  const { message, error, groupId, broker, topic, partition } = line;
  const fields = {
    client: namespace,
    error: error as unknown,
    groupId: groupId as unknown,
    broker: broker as unknown,
    topic: topic as unknown,
    partition: partition as unknown,
  };
  // What the client calls an error it mostly mends itself; what it cannot mend reaches us as a rejection or a crash event.
  if (level <= logLevel.ERROR) log.warn(fields, message);
  else log.debug(fields, message);
}
