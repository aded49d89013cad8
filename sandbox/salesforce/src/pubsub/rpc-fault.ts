import { randomUUID } from 'node:crypto';
import { Metadata, status, type ServiceError } from '@grpc/grpc-js';

/** Error codes that the vendor puts into the trailers, behind `sfdc.platform.eventbus.grpc.`. */
const KINDS = {
  'service.auth.error': status.UNAUTHENTICATED,
  'service.auth.headers.invalid': status.UNAUTHENTICATED,
  'service.unavailable': status.UNAVAILABLE,
  'topic.notfound': status.NOT_FOUND,
  'schema.notfound': status.NOT_FOUND,
  'subscription.topic.mismatch': status.INVALID_ARGUMENT,
  'subscription.fetch.replayid.corrupted': status.INVALID_ARGUMENT,
  'subscription.fetch.replayid.validation.failed': status.INVALID_ARGUMENT,
  'subscription.fetch.requested.events.invalid': status.INVALID_ARGUMENT,
  'publish.unsupported': status.UNIMPLEMENTED,
} as const;

/** A failed call: gRPC status, and the vendor's error code and rpc id in the trailing metadata. */
export function rpcFault(kind: keyof typeof KINDS, message: string): ServiceError {
  const rpcId = randomUUID();
  const metadata = new Metadata();
  metadata.set('error-code', `sfdc.platform.eventbus.grpc.${kind}`);
  metadata.set('rpc-id', rpcId);
  const details = `${message} rpcId: ${rpcId}`;
  return Object.assign(new Error(details), { code: KINDS[kind], details, metadata });
}
