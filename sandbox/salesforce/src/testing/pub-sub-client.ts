import { type ChannelCredentials, Client, credentials as grpc, Metadata, type ServiceError } from '@grpc/grpc-js';
import { Type } from 'avsc';
import { pubSubService } from '../pubsub/load-proto';
import { longType } from '../pubsub/change-event-schema';
import type { FetchRequest, FetchResponse, SchemaInfo, TopicInfo } from '../pubsub/wire';
import type { TestOrg } from './start-org';

export interface SeenEvent {
  replayId: Buffer;
  schemaId: string;
  payload: Record<string, unknown> & { ChangeEventHeader: Record<string, unknown> };
}

const SERVICE = pubSubService();

/** A plain subscriber over TLS, as any client of the published proto is one. */
export class PubSubClient {
  readonly responses: FetchResponse[] = [];
  readonly events: SeenEvent[] = [];
  readonly failures: ServiceError[] = [];
  /** Avro schema by id, as GetSchema gave it. */
  readonly schemas = new Map<string, SchemaInfo>();
  metadata = new Metadata();
  private readonly client: Client;
  private write?: (request: Partial<FetchRequest>) => void;

  constructor(org: TestOrg, token = org.connector.token) {
    const { endpoint, caCert } = org.credentials.pubsub;
    const tls: ChannelCredentials = grpc.createSsl(Buffer.from(caCert));
    this.client = new Client(endpoint, tls);
    this.metadata.set('accesstoken', token);
    this.metadata.set('instanceurl', org.sandbox.baseUrl);
    this.metadata.set('tenantid', org.credentials.orgId);
  }

  topic(name: string): Promise<TopicInfo> {
    return this.unary('GetTopic', { topic_name: name });
  }

  schema(id: string): Promise<SchemaInfo> {
    return this.unary('GetSchema', { schema_id: id });
  }

  /** Opens the stream; schemas must have been fetched before events are decoded. */
  async subscribe(topic: string, request: Partial<FetchRequest> = {}): Promise<void> {
    for (const object of ['Account', 'Contact']) {
      const info = await this.schema((await this.topic(`/data/${object}ChangeEvent`)).schema_id);
      this.schemas.set(info.schema_id, info);
    }
    const method = SERVICE.Subscribe as (typeof SERVICE)[string];
    const stream = this.client.makeBidiStreamRequest(
      method.path,
      (value: object) => method.requestSerialize(value),
      (bytes: Buffer) => method.responseDeserialize(bytes) as FetchResponse,
      this.metadata,
    );
    stream.on('data', (response: FetchResponse) => this.take(response));
    stream.on('error', (error: ServiceError) => this.failures.push(error));
    this.write = (message) => stream.write(message);
    this.write({ topic_name: topic, num_requested: 100, ...request });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }

  request(count: number): void {
    this.write?.({ num_requested: count });
  }

  /** Resolves with the first `count` events. */
  async waitFor(count: number): Promise<SeenEvent[]> {
    await waitUntil(() => this.events.length >= count);
    return this.events.slice(0, count);
  }

  async failure(): Promise<ServiceError> {
    await waitUntil(() => this.failures.length > 0);
    return this.failures[0] as ServiceError;
  }

  close(): void {
    this.client.close();
  }

  private unary<T>(name: string, request: object): Promise<T> {
    const method = SERVICE[name] as (typeof SERVICE)[string];
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(
        method.path,
        (value: object) => method.requestSerialize(value),
        (bytes: Buffer) => method.responseDeserialize(bytes) as T,
        request,
        this.metadata,
        (error, answer) => (error ? reject(error) : resolve(answer as T)),
      );
    });
  }

  private take(response: FetchResponse): void {
    this.responses.push(response);
    for (const { event, replay_id: replayId } of response.events) {
      const schema = JSON.parse(this.schemas.get(event.schema_id)?.schema_json ?? '{}') as Parameters<typeof Type.forSchema>[0];
      const type = Type.forSchema(schema, { registry: { long: longType } });
      this.events.push({ replayId, schemaId: event.schema_id, payload: type.fromBuffer(event.payload) as SeenEvent['payload'] });
    }
  }
}

export async function waitUntil(isSo: () => boolean, withinMs = 3000): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  while (!isSo()) {
    if (Date.now() > giveUpAt) throw new Error('It did not come about in time.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
