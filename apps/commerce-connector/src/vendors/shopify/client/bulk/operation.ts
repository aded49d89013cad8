import { VendorError } from '@trueup/connector-kit';
import { setTimeout as wait } from 'node:timers/promises';
import { faultOfUserErrors, type UserError } from '../../faults';
import type { AdminApi } from '../admin-api';
import { BULK } from './documents';

/** A bulk operation that is over; without a url it found nothing. */
export interface Finished {
  readonly url: string | null;
  readonly records: number;
}

interface Node {
  readonly status?: string;
  readonly errorCode?: string | null;
  readonly rootObjectCount?: string;
  readonly url?: string | null;
}

const FIRST_LOOK_MS = 100;
const LONGEST_MS = 3_000;
const UNDER_WAY = ['CREATED', 'RUNNING', 'CANCELING'];

/** Starts an operation and gives its gid. There is one at a time: another one of this app is waited for. */
export async function startBulk(api: AdminApi, query: string, signal: AbortSignal): Promise<string> {
  for (;;) {
    signal.throwIfAborted();
    type Made = { bulkOperation: { id: string } | null; userErrors: UserError[] };
    const { bulkOperation, userErrors } = await api.attempt<Made>({ document: BULK.RUN, variables: { query }, cost: 10 });
    if (bulkOperation && userErrors.length === 0) return bulkOperation.id;
    if (!userErrors.some(({ code }) => code === 'OPERATION_IN_PROGRESS')) throw new VendorError(faultOfUserErrors(userErrors, 'update'));
    await otherEnded(api, signal);
  }
}

/** The operation once it is over; undefined where Shopify knows no such operation or has thrown its result away. */
export async function finished(api: AdminApi, id: string, signal: AbortSignal): Promise<Finished | undefined> {
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(LONGEST_MS, pause * 2)) {
    signal.throwIfAborted();
    const { data } = await api.ask<{ node: Node | null }>({ document: BULK.LOOK, variables: { id }, cost: 1 });
    const { status, errorCode, rootObjectCount, url = null } = data.node ?? {};
    if (status === 'COMPLETED') return { url, records: Number(rootObjectCount) };
    if (status === undefined || status === 'EXPIRED' || status === 'CANCELED') return undefined;
    if (status === 'FAILED') throw new VendorError(faultOfFailure(errorCode ?? 'FAILED'));
    await wait(pause, undefined, { signal });
  }
}

async function otherEnded(api: AdminApi, signal: AbortSignal): Promise<void> {
  for (let pause = FIRST_LOOK_MS; ; pause = Math.min(LONGEST_MS, pause * 2)) {
    await wait(pause, undefined, { signal });
    const { data } = await api.ask<{ currentBulkOperation: Node | null }>({ document: BULK.CURRENT, variables: {}, cost: 1 });
    if (!UNDER_WAY.includes(data.currentBulkOperation?.status ?? '')) return;
  }
}

function faultOfFailure(code: string): VendorError['fault'] {
  const isDenied = code === 'ACCESS_DENIED';
  return { kind: isDenied ? 'rejected' : 'transient', code, message: 'The bulk operation failed; Shopify does not say at which field.' };
}
