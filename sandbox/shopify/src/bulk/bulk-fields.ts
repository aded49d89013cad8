import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { idOf } from '../gid';
import { oneSecond } from '../one-second';
import { problem, type Problem } from '../problem';
import { bulkDocument } from './bulk-document';
import type { BulkRecord } from './bulk-record';
import { bulkView } from './bulk-view';
import { runBulk } from './run-bulk';

const UNDER_WAY = ['CREATED', 'RUNNING', 'CANCELING'];

function own({ shop, actor }: Context): BulkRecord[] {
  return shop.data.bulkOperations.filter((one) => one.actor === actor);
}

function refused(problems: readonly Problem[]): View {
  return { bulkOperation: null, userErrors: problems };
}

/** One at a time for each app; it begins at once and ends a little later. */
function run(context: Context, { query, groupObjects }: Args): View {
  const { shop, actor } = context;
  if (own(context).some(({ status }) => UNDER_WAY.includes(status))) {
    const message = 'A bulk query operation for this app and shop is already in progress.';
    return refused([problem(null, message, 'OPERATION_IN_PROGRESS')]);
  }
  const { faults } = bulkDocument(String(query));
  if (faults) return refused(faults.map((fault) => problem(['query'], fault, 'INVALID')));
  const operation: BulkRecord = {
    ...{ id: shop.nextId(), actor, query: String(query), isGrouped: groupObjects === true, status: 'CREATED', errorCode: null },
    ...{ objectCount: 0, rootObjectCount: 0, fileSize: null, createdAt: oneSecond(), completedAt: null },
  };
  shop.data.bulkOperations.push(operation);
  shop.save();
  start(context, operation);
  return { bulkOperation: bulkView(context, operation), userErrors: [] };
}

function start(context: Context, operation: BulkRecord): void {
  const timer = setTimeout(() => {
    if (operation.status === 'CANCELING') Object.assign(operation, { status: 'CANCELED', completedAt: oneSecond() });
    else if (operation.status === 'CREATED') operation.status = 'RUNNING';
    runBulk(context, operation);
  }, context.shop.config.bulkMs);
  timer.unref();
}

function cancel(context: Context, { id }: Args): View {
  const operation = own(context).find((one) => one.id === idOf('BulkOperation', String(id)));
  if (!operation) return refused([problem(['id'], 'Bulk operation does not exist')]);
  if (!UNDER_WAY.includes(operation.status)) {
    return {
      bulkOperation: bulkView(context, operation),
      userErrors: [problem(null, 'A bulk operation cannot be canceled when it is completed')],
    };
  }
  operation.status = 'CANCELING';
  context.shop.save();
  return { bulkOperation: bulkView(context, operation), userErrors: [] };
}

/** Operations that a stopped shop left behind are begun anew. */
export function resumeBulk(contextOf: (actor: BulkRecord['actor']) => Context): void {
  for (const operation of contextOf('connector').shop.data.bulkOperations) {
    if (operation.status === 'RUNNING') operation.status = 'CREATED';
    if (UNDER_WAY.includes(operation.status)) start(contextOf(operation.actor), operation);
  }
}

export function bulkFields(context: Context): View {
  return {
    bulkOperationRunQuery: (args: Args) => run(context, args),
    bulkOperationCancel: (args: Args) => cancel(context, args),
    bulkOperation: ({ id }: Args) => {
      const found = own(context).find((one) => one.id === idOf('BulkOperation', String(id)));
      return found ? bulkView(context, found) : null;
    },
    currentBulkOperation: ({ type }: Args) => {
      const last = type === 'MUTATION' ? undefined : own(context).at(-1);
      return last ? bulkView(context, last) : null;
    },
    bulkOperations: (args: Args) => {
      const view = (one: BulkRecord): View => bulkView(context, one);
      return connection({ items: own(context), keyOf: (one) => [one.createdAt, one.id], view }, args);
    },
  };
}
