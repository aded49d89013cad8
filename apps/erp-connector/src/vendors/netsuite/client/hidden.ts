import { VendorError } from '@trueup/connector-kit';

export const NO_PERMISSION = 'INSUFFICIENT_PERMISSION';

/** Whether the call was refused for what it asks to see: NetSuite calls a table or column that the role may not see unknown. */
export function isHidden(error: unknown): boolean {
  return error instanceof VendorError && (error.fault.kind === 'rejected' || error.fault.code === NO_PERMISSION);
}
