import { setTimeout as wait } from 'node:timers/promises';
import { VendorError } from '@trueup/connector-kit';
import { faultOfAnswer, unreadable } from '../faults';
import type { Account } from './account';
import type { Answer } from './exchange';

const LOOK_MS = 100;
const LOOKS = 300;

interface Order {
  readonly key: string;
  readonly path: string;
  readonly body: object;
}

/**
 * Makes a record once for each key, and answers its id. Without an external id NetSuite promises that only to requests that nobody waits
 * for: the same key again is refused, and the refusal names the job of the first.
 */
export async function submitOnce(account: Account, { key, path, body }: Order): Promise<string> {
  const headers = { prefer: 'respond-async', 'x-netsuite-idempotency-key': key };
  const submitted = await account.call({ method: 'POST', path, body, headers, takes: [400] });
  const job = /\/async\/v1\/job\/[^/]+$/.exec(submitted.location ?? '')?.[0];
  if (job === undefined) throw new VendorError(faultOfAnswer(submitted));
  await finished(account, job);
  const result = await resultOf(account, job);
  if (result.status >= 400) throw new VendorError(faultOfAnswer(result));
  return /\/record\/v1\/\w+\/([^/]+)$/.exec(result.location ?? '')?.[1] ?? noId();
}

async function finished(account: Account, job: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { body } = await account.call({ method: 'GET', path: job });
    if (typeof body === 'object' && body !== null && 'completed' in body && body.completed === true) return;
    await wait(LOOK_MS);
  }
  throw new VendorError({ kind: 'transient', code: 'JOB_UNFINISHED', message: 'The job is not done yet.' });
}

/** What the request itself would have been answered. */
function resultOf(account: Account, job: string): Promise<Answer> {
  return account.call({ method: 'GET', path: `${job}/task/1/result`, takes: [400, 404, 409] });
}

function noId(): never {
  throw unreadable(new Error('The result names no record.'));
}
