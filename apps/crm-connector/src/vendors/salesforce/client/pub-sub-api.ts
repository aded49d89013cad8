import { Client, credentials, Metadata, status, type ClientDuplexStream, type MethodDefinition, type ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { VendorError } from '@trueup/connector-kit';
import { dirname, join } from 'node:path';
import { streamFault } from '../faults';
import type { SalesforceConfig } from './configuration';
import type { SignedIn } from './session';

/** The messages of the published proto that are used, as the loader shows them. */
export interface FetchRequest {
  readonly topic_name: string;
  readonly replay_preset?: 'LATEST' | 'CUSTOM';
  readonly replay_id?: Buffer;
  readonly num_requested: number;
}

export interface ConsumerEvent {
  readonly event: { readonly id: string; readonly schema_id: string; readonly payload: Buffer };
  readonly replay_id: Buffer;
}

export interface FetchResponse {
  readonly events: readonly ConsumerEvent[];
  readonly latest_replay_id: Buffer;
  readonly pending_num_requested: number;
}

export type EventStream = ClientDuplexStream<FetchRequest, FetchResponse>;

const PING_MS = 60_000;
const ANSWER_MS = 20_000;

/** The calls of the Pub/Sub API, over one connection with TLS. */
export class PubSubApi {
  readonly #client: Client;
  readonly #metadata = new Metadata();

  constructor({ pubsubEndpoint, pubsubCa }: SalesforceConfig, { token, instanceUrl, orgId }: SignedIn) {
    const tls = credentials.createSsl(pubsubCa === undefined ? null : Buffer.from(pubsubCa));
    this.#client = new Client(pubsubEndpoint, tls, { 'grpc.keepalive_time_ms': PING_MS, 'grpc.keepalive_timeout_ms': ANSWER_MS });
    this.#metadata.set('accesstoken', token);
    this.#metadata.set('instanceurl', instanceUrl);
    this.#metadata.set('tenantid', orgId);
  }

  subscribe(): EventStream {
    const { path, requestSerialize, responseDeserialize } = methods().Subscribe;
    return this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, this.#metadata);
  }

  /** The Avro schema of events, as JSON text. Throws VendorError. */
  async schema(id: string): Promise<string> {
    return (await this.ask(methods().GetSchema, { schema_id: id })).schema_json;
  }

  /** Whether this credential may follow a channel. Throws VendorError for one that is not there. */
  async canSubscribe(topic: string): Promise<boolean> {
    return (await this.ask(methods().GetTopic, { topic_name: topic })).can_subscribe;
  }

  private ask<Request, Answer>(method: MethodDefinition<Request, Answer>, request: Request): Promise<Answer> {
    const { path, requestSerialize, responseDeserialize } = method;
    const deadline = Date.now() + ANSWER_MS;
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, this.#metadata, { deadline }, (error, answer) => {
        if (error) reject(streamError(error));
        else if (answer === undefined) reject(new Error(`${path} gave no answer.`));
        else resolve(answer);
      });
    });
  }

  close(): void {
    this.#client.close();
  }
}

/** The fault of a call that ended with an error; other errors as they are. */
export function streamError(error: unknown): unknown {
  if (!isServiceError(error)) return error;
  return new VendorError(streamFault(status[error.code] ?? 'UNKNOWN', String(error.metadata?.get('error-code')[0] ?? '')), {
    cause: error,
  });
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' && 'details' in error;
}

interface Methods {
  readonly Subscribe: MethodDefinition<FetchRequest, FetchResponse>;
  readonly GetSchema: MethodDefinition<{ schema_id: string }, { schema_json: string }>;
  readonly GetTopic: MethodDefinition<{ topic_name: string }, { can_subscribe: boolean }>;
}

let loaded: Methods | undefined;

/** The vendor's published service. The proto stands beside the code of its own client, which keeps replay ids as numbers and so loses some. */
function methods(): Methods {
  const file = join(dirname(require.resolve('salesforce-pubsub-api-client')), '..', 'pubsub_api.proto');
  loaded ??= loadSync(file, { keepCase: true, longs: String, enums: String, defaults: true })['eventbus.v1.PubSub'] as unknown as Methods;
  return loaded;
}
