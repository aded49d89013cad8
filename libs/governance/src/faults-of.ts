import type { z } from 'zod';
import type { ConfigFault } from './config-faults';

/** The faults that a schema found, each at the place where it is. */
export function faultsOf(error: z.ZodError): ConfigFault[] {
  return error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}
