import { call } from '../call';
import type { SystemAt } from '../connectors';

/** What would be written to a system. */
export interface PlanView {
  readonly system: string;
  readonly unit: string;
  readonly rows: number;
  readonly creates: number;
  readonly updates: number;
  readonly perSlot: Readonly<Record<string, { readonly creates: number; readonly updates: number; readonly clears: number }>>;
  readonly cost: { readonly unit: string; readonly amount: number; readonly perHour?: number };
  readonly samples: readonly SampleView[];
  readonly heldBack: Readonly<Record<string, number>>;
}

/** One record with what would change. */
export interface SampleView {
  readonly customerId: string;
  readonly target: string | null;
  readonly operation?: string;
  readonly changes: readonly {
    readonly slot: string;
    readonly key: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

export interface PlanOptions {
  readonly slot?: string;
  readonly customer?: string;
  readonly samples?: string;
  readonly due?: boolean;
}

/** `trueup plan`: what would be written to these systems if all differences were healed, or what is about to be written. */
export function plans(systems: readonly SystemAt[], options: PlanOptions): Promise<PlanView[]> {
  const query = new URLSearchParams(
    Object.entries(options).flatMap(([name, value]): [string, string][] =>
      value === undefined || value === false ? [] : [[name, String(value)]],
    ),
  );
  return Promise.all(systems.map((at) => call<PlanView>(at, { method: 'GET', path: `/v1/systems/${at.system}/plan?${query}` })));
}

/** A plan for people. */
export function planLines({ system, rows, creates, updates, perSlot, cost, samples, heldBack }: PlanView): string[] {
  const slots = Object.entries(perSlot).sort(([left], [right]) => left.localeCompare(right));
  const held = Object.entries(heldBack).map(([because, slotsHeld]) => `${because} ${slotsHeld}`);
  const hours = cost.perHour ? `, at least ${duration((cost.amount / cost.perHour) * 3_600)}` : '';
  return [
    `${system}: ${creates} creates, ${updates} updates among ${rows} customers; about ${cost.amount} ${cost.unit}${hours}`,
    ...(slots.length > 0 ? [line(['  slot', 'creates', 'updates', 'clears'])] : []),
    ...slots.map(([slot, counts]) => line([`  ${slot}`, ...[counts.creates, counts.updates, counts.clears].map(String)])),
    ...(held.length > 0 ? [`  left alone: ${held.join(', ')}`] : []),
    ...samples.flatMap(sampleLines),
  ];
}

/** A record with what changes there. */
export function sampleLines({ customerId, target, changes }: SampleView): string[] {
  const shown = changes.map(
    ({ slot, key, before, after }) => `      ${key ? `${slot} [${key}]` : slot}: ${before ?? '–'} → ${after ?? '–'}`,
  );
  return [`    ${target ?? 'a new record'} of ${customerId}`, ...shown];
}

function line([first = '', ...rest]: readonly string[]): string {
  return first.padEnd(44) + rest.map((cell) => cell.padStart(10)).join('');
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : seconds < 5_400 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3_600)} h`;
}
