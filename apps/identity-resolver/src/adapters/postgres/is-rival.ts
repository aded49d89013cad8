import { CodedError } from '@trueup/event-bus';

/** Classes and codes of SQLSTATE by which another transaction was in the way: a deadlock or conflict, a lock that was not free, a row that came first. */
const RIVALRY = /^(40|55P03|23505)/;

/** Whether work failed only because another transaction did something at the same time, so that the same work may pass when tried again. */
export function isRival(error: unknown): boolean {
  if (error instanceof CodedError) return error.fault === 'transient';
  if (typeof error !== 'object' || error === null) return false;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  return (typeof code === 'string' && code.length === 5 && RIVALRY.test(code)) || (driverError !== error && isRival(driverError));
}
