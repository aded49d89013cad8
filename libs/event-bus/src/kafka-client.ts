import { Kafka, logLevel, type LogEntry } from 'kafkajs';
import type { BusLog } from './bus-log';
import type { BusSettings } from './bus-settings';
import { registerCompression } from './compression';
import type { FencedSockets } from './fenced-sockets';
import { leanProduce } from './lean-produce';

/** A client for this service. A broker that is away is asked again for about a minute before anything fails. */
export function kafkaClient(settings: BusSettings, log: BusLog, sockets?: FencedSockets): Kafka {
  registerCompression();
  leanProduce();
  const { brokers, sasl, ssl } = settings.kafka;
  return new Kafka({
    clientId: settings.producer,
    brokers: [...brokers],
    ...(sasl ? { sasl: saslFor(sasl) } : {}),
    ...(ssl ? { ssl: ssl === true ? true : { ca: [ssl.ca] } } : {}),
    ...(sockets ? { socketFactory: sockets.factory } : {}),
    connectionTimeout: 3_000,
    requestTimeout: 20_000,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 60 },
    logLevel: logLevel.INFO,
    logCreator: () => reporter(log),
  });
}

type Sasl = NonNullable<BusSettings['kafka']['sasl']>;

function saslFor({ mechanism, username, password }: Sasl): { mechanism: 'plain'; username: string; password: string } {
  // The three mechanisms share one shape, which the client's type spells out one by one.
  return { mechanism: mechanism as 'plain', username, password };
}

const repeatsMs = 30_000;

/** What the client calls an error it mostly mends itself, and says so many times a second: once in a while is enough. */
function reporter(log: BusLog): (entry: LogEntry) => void {
  const told = new Map<string, number>();
  return ({ level, namespace, log: { message, groupId, topic, partition } }) => {
    const fields = { client: namespace, groupId: groupId as unknown, topic: topic as unknown, partition: partition as unknown };
    const isNew = Date.now() - (told.get(message) ?? 0) > repeatsMs;
    if (level > logLevel.ERROR || !isNew || told.size > 1_000) return log.debug(fields, message);
    told.set(message, Date.now());
    log.warn(fields, message);
  };
}
