import type { EventMeta } from '@trueup/canonical-schema';
import { LeaseLost } from '@trueup/event-bus';
import type { Fault } from '../faults';
import type { SystemRuntime } from './system-runtime';

export type Worked<T> = { readonly kind: 'done'; readonly value: T } | { readonly kind: 'fault'; readonly fault: Fault };

/** Runs calls to the vendor and tells the system's health how they went. `causes` are the events behind the calls, for the log. */
export async function callVendor<T>(runtime: SystemRuntime, call: () => Promise<T>, causes: readonly EventMeta[] = []): Promise<Worked<T>> {
  try {
    const value = await call();
    runtime.health.succeeded();
    return { kind: 'done', value };
  } catch (error) {
    // The system did nothing wrong where another process has taken it over.
    if (error instanceof LeaseLost) throw error;
    const fault = runtime.client.faultOf(error);
    const correlationIds = causes.map(({ correlationId }) => correlationId);
    runtime.log.warn({ system: runtime.row.system, fault: fault.kind, code: fault.code, correlationIds }, 'a call to the vendor failed');
    noteFault(runtime, fault);
    return { kind: 'fault', fault };
  }
}

/** What a fault means for the system as a whole. */
export function noteFault(runtime: SystemRuntime, fault: Fault): void {
  runtime.health.failed(fault);
  if (fault.kind === 'throttled') runtime.budget.holdFor(runtime.health.waitMs());
}
