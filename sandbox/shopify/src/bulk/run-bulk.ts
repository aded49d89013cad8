import { executeSync } from 'graphql';
import { adminSchema } from '../graphql/admin-schema';
import type { Context } from '../graphql/context';
import { documentOf } from '../graphql/documents';
import { rootView } from '../graphql/root-view';
import { strictResolver, viewType } from '../graphql/strict-resolver';
import { oneSecond } from '../one-second';
import { bulkLines } from './bulk-lines';
import type { BulkRecord } from './bulk-record';

const NEWLINE = '\n';

/** Runs an operation to its end. What one field may not be read ends all of it, as with the vendor, who then does not say which field. */
export function runBulk(context: Context, operation: BulkRecord): void {
  const { document } = documentOf(operation.query);
  if (!document || operation.status !== 'RUNNING') return;
  const bulk: Context = { ...context, isBulk: true };
  const { data, errors } = executeSync({
    ...{ schema: adminSchema(), document, rootValue: rootView(bulk), contextValue: bulk },
    ...{ fieldResolver: strictResolver, typeResolver: viewType },
  });
  operation.completedAt = oneSecond();
  if (errors || !data) {
    const [first] = errors ?? [];
    operation.status = 'FAILED';
    operation.errorCode = first?.extensions['code'] === 'ACCESS_DENIED' ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR';
    return context.shop.save();
  }
  const { lines, roots } = bulkLines(data, operation.isGrouped);
  const text = lines.map((line) => line + NEWLINE).join('');
  Object.assign(operation, { status: 'COMPLETED', objectCount: lines.length, rootObjectCount: roots, fileSize: Buffer.byteLength(text) });
  context.shop.bulkResults.put(operation.id, text);
  context.shop.save();
}
