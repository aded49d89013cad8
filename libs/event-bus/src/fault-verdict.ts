import { KafkaJSError } from 'kafkajs';
import { CodedError } from './coded-error';

/** `wait`: nothing is wrong with the records. `retry`: perhaps. `record`: one of them is at fault. */
export type Verdict = 'wait' | 'retry' | 'record';

export const patience = 5;

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);
/** Classes of SQLSTATE that speak of the server, a rival transaction or a wrong deployment, not of a value. */
const serverClasses = new Set(['08', '25', '26', '40', '42', '53', '54', '55', '57', '58', 'F0', 'XX']);
const awayMessage =
  /connection terminated|timeout exceeded when trying to connect|client was closed|connection error|socket hang up|not queryable/i;

/** What a failure of a batch means after so many attempts. An error that nobody expected gets a few more before it counts against a record. */
export function judge(error: unknown, attempt: number): Verdict {
  if (chainOf(error).some(isAway)) return 'wait';
  if (error instanceof CodedError && error.fault !== 'transient' && error.fault !== 'throttled') return 'record';
  return attempt < patience ? 'retry' : 'record';
}

/** The fault that a record is parked with. */
export function faultOf(error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const what = error instanceof Error ? error.name : 'error';
  // The message may quote the record, so only the kind of error is told; the log has the rest.
  return new CodedError(`Handling failed ${patience} times with ${what}.`, {
    code: 'handler-failed',
    fault: 'rejected',
    nextStep: 'Find the error in the log of the service, correct it and redrive.',
    cause: error,
  });
}

function chainOf(error: unknown, depth = 0): object[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { cause, driverError, errors } = error as { cause?: unknown; driverError?: unknown; errors?: unknown };
  const inner = [cause, driverError, ...(Array.isArray(errors) ? errors : [])];
  return [error, ...inner.flatMap((one) => chainOf(one, depth + 1))];
}

function isAway(error: object): boolean {
  const { code, status, message } = error as { code?: unknown; status?: unknown; message?: unknown };
  if (error instanceof CodedError) return false;
  if (error instanceof KafkaJSError) return true;
  if (typeof status === 'number' && (status >= 500 || status === 429)) return true;
  if (typeof code === 'string' && (awayCodes.has(code) || (code.length === 5 && serverClasses.has(code.slice(0, 2))))) return true;
  return typeof message === 'string' && awayMessage.test(message);
}
