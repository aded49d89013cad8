import { ask } from '../ask';
import type { Address } from '../address';

interface Step {
  readonly at: number | string;
  readonly event: string;
  readonly topic: string;
  readonly system?: string | null;
  readonly outcome?: string | null;
  readonly summary?: string | null;
}

interface Trace {
  readonly correlationId: string;
  readonly steps: readonly Step[];
}

/** `trueup trace ID`: every step that carries the correlation id, in order of time. */
export async function trace(address: Address, correlationId: string): Promise<string[]> {
  const { steps } = await ask<Trace>(address, `/v1/trace/${encodeURIComponent(correlationId)}`);
  const first = steps[0] ? Date.parse(timeOf(steps[0])) : 0;
  return steps.map((step) => {
    const since = `+${Date.parse(timeOf(step)) - first} ms`.padStart(10);
    return [since, step.event.padEnd(16), (step.system ?? '').padEnd(14), step.outcome ?? '', step.summary ?? ''].join('  ').trimEnd();
  });
}

function timeOf({ at }: Step): string {
  return typeof at === 'number' ? new Date(at).toISOString() : at;
}
