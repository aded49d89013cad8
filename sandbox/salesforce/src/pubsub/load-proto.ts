import { dirname, join } from 'node:path';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

/** The vendor's published service, from the proto file that ships with its Node client. */
export function pubSubService(): ServiceDefinition {
  const file = join(dirname(require.resolve('salesforce-pubsub-api-client')), '..', 'pubsub_api.proto');
  const definition = loadSync(file, { keepCase: true, longs: String, enums: String, defaults: true });
  return definition['eventbus.v1.PubSub'] as ServiceDefinition;
}
