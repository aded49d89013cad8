import { setTimeout as wait } from 'node:timers/promises';
import { type sendUnaryData, Server, ServerCredentials, type ServerUnaryCall, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { randomUUID } from 'node:crypto';
import type { Journal } from '@trueup/sandbox-kit';
import type { Actor } from '../auth/actor';
import type { EventBus } from './event-bus';
import { pubSubService } from './load-proto';
import type { Certificate } from './make-certificate';
import { rpcFault } from './rpc-fault';
import { rpcActor, type SignIn } from './rpc-sign-in';
import { type Stream, Subscription } from './subscription';
import type { SchemaInfo, SchemaRequest, TopicInfo, TopicRequest } from './wire';

export interface PubSubOptions {
  host: string;
  port: number;
  certificate: Certificate;
  bus: EventBus;
  journal: Journal;
  signIn: SignIn;
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/** The Pub/Sub API: topics, schemas and subscriptions over gRPC with TLS. Publishing is not part of it. */
export class PubSubServer {
  private readonly server = new Server();

  constructor(private readonly options: PubSubOptions) {
    const refusePublish = (stream: Stream): boolean =>
      stream.emit('error', rpcFault('publish.unsupported', 'This org takes no published events.'));
    const implementation: UntypedServiceImplementation = {
      GetTopic: this.unary('GetTopic', (request: TopicRequest) => this.topic(request)),
      GetSchema: this.unary('GetSchema', (request: SchemaRequest) => this.schema(request)),
      Subscribe: (stream: Stream) => this.subscribe(stream),
      Publish: this.unary('Publish', () => {
        throw rpcFault('publish.unsupported', 'This org takes no published events.');
      }),
      PublishStream: refusePublish,
      ManagedSubscribe: refusePublish,
    };
    this.server.addService(pubSubService(), implementation);
  }

  /** The port it listens on. */
  listen(): Promise<number> {
    const { host, port, certificate } = this.options;
    const pair = { private_key: Buffer.from(certificate.key), cert_chain: Buffer.from(certificate.cert) };
    const credentials = ServerCredentials.createSsl(null, [pair]);
    return new Promise((resolve, reject) => {
      this.server.bindAsync(`${host}:${port}`, credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
    });
  }

  close(): void {
    this.options.bus.close();
    this.server.forceShutdown();
  }

  private unary<Request, Response>(name: string, answer: (request: Request) => Response) {
    return async (call: ServerUnaryCall<Request, Response>, reply: sendUnaryData<Response>): Promise<void> => {
      const { bus, journal, signIn } = this.options;
      const started = performance.now();
      let actor: Actor | undefined;
      let status = 0;
      try {
        if (bus.faults.slowMs > 0) await wait(bus.faults.slowMs);
        if (bus.faults.down) throw rpcFault('service.unavailable', 'The Pub/Sub API service is unavailable.');
        actor = rpcActor(signIn, call.metadata);
        const response = answer(call.request);
        status = 200;
        reply(null, response);
      } catch (error) {
        reply(asError(error));
      }
      const durationMs = Math.round(performance.now() - started);
      journal.record({
        kind: 'call',
        operation: `grpc ${name}`,
        actor: actor?.role,
        status,
        write: false,
        request: call.request,
        durationMs,
      });
    };
  }

  private topic(request: TopicRequest): TopicInfo {
    const { bus, signIn } = this.options;
    const objects = bus.topics.objectsOf(request.topic_name);
    if (!objects) throw rpcFault('topic.notfound', `The topic ${request.topic_name} does not exist or you have no access to it.`);
    const [only, ...others] = objects;
    return {
      topic_name: request.topic_name,
      tenant_guid: `core/sandbox/${signIn.orgId}`,
      can_publish: false,
      can_subscribe: true,
      schema_id: only && others.length === 0 ? bus.topics.schemaOf(only).id : '',
      rpc_id: randomUUID(),
    };
  }

  private schema(request: SchemaRequest): SchemaInfo {
    const schema = this.options.bus.topics.byId(request.schema_id);
    if (!schema) throw rpcFault('schema.notfound', `There is no schema ${request.schema_id}.`);
    return { schema_json: schema.json, schema_id: schema.id, rpc_id: randomUUID() };
  }

  private subscribe(stream: Stream): void {
    const { bus, journal, signIn } = this.options;
    try {
      if (bus.faults.down) throw rpcFault('service.unavailable', 'The Pub/Sub API service is unavailable.');
      const actor = rpcActor(signIn, stream.metadata);
      const subscription = new Subscription(bus, stream, actor);
      bus.add(subscription);
      const over = (): void => {
        subscription.end();
        bus.remove(subscription);
      };
      stream.on('data', (request) => {
        try {
          subscription.request(request);
        } catch (error) {
          subscription.end(asError(error));
        }
      });
      stream
        .on('end', over)
        .on('cancelled', over)
        .on('close', over)
        .on('error', () => bus.remove(subscription));
      journal.record({ kind: 'call', operation: 'grpc Subscribe', actor: actor.role, status: 200, write: false, durationMs: 0 });
    } catch (error) {
      stream.emit('error', asError(error));
    }
  }
}
