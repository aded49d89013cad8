import type { Context, View } from '../graphql/context';
import { gid } from '../gid';
import type { BulkRecord } from './bulk-record';

/** Where the lines of an operation are fetched; nobody signs in there, the address is the secret. */
export function bulkPath(operation: Pick<BulkRecord, 'id'>): string {
  return `/bulk-results/${operation.id}`;
}

export function bulkView({ shop }: Context, operation: BulkRecord): View {
  const { id, query, status, errorCode, objectCount, rootObjectCount, fileSize, createdAt, completedAt } = operation;
  const isDone = status === 'COMPLETED' && objectCount > 0;
  return {
    __typename: 'BulkOperation',
    id: gid('BulkOperation', id),
    ...{ query, status, errorCode, createdAt, completedAt, type: 'QUERY' },
    objectCount: String(objectCount),
    rootObjectCount: String(rootObjectCount),
    fileSize: fileSize === null ? null : String(fileSize),
    url: isDone ? `${shop.baseUrl()}${bulkPath(operation)}.jsonl` : null,
    partialDataUrl: null,
  };
}
