import type { LoadRun, Pause } from '@trueup/canonical-schema';
import type { CanaryFilter } from '@trueup/governance';
import type { SystemRuntime } from '../loops/system-runtime';
import { heldRows } from './held-rows';
import { notLoaded } from './known-states';
import { readState } from './state-store';

/** A brake that counts an hour: how much it lets through and how much went. */
export interface HourlyUse {
  readonly brake: string;
  readonly limit: number;
  readonly used: number;
}

/** How a system stands, as people and tools see it. */
export interface SystemView {
  readonly system: string;
  readonly vendor: string;
  readonly family: string;
  readonly mode: string;
  readonly canary: CanaryFilter | null;
  readonly pauses: readonly Pause[];
  readonly load: LoadRun | null;
  readonly version: number;
  readonly firstLoad: boolean;
  /** Systems whose first load must be through before anything is written. */
  readonly waitsFor: readonly string[];
  readonly status: string;
  /** Customers with a slot that is paused. */
  readonly heldRows: number;
  readonly hourly: readonly HourlyUse[];
}

export async function describeSystem(runtime: SystemRuntime): Promise<SystemView> {
  const { bus, row, systems, health, control } = runtime;
  const { system, vendor, family, firstLoad } = row;
  return bus.transaction(async (tx) => {
    const state = (await readState(tx, system)) ?? control.state;
    const first = systems.systems.filter((one) => one.firstLoad && one.mode !== 'off').map((one) => one.system);
    const waitsFor = await notLoaded(tx, first);
    const used = await usedThisHour(runtime, tx);
    return {
      system,
      vendor,
      family,
      firstLoad,
      ...state,
      waitsFor,
      status: health.status,
      heldRows: await heldRows(tx, system),
      hourly: used,
    };
  });
}

async function usedThisHour(
  { row: { system, brakes }, now }: SystemRuntime,
  tx: { query<R>(sql: string, parameters: unknown[]): Promise<R[]> },
): Promise<HourlyUse[]> {
  const limits = { creates: brakes.createsPerHour, clears: brakes.clearsPerHour, merges: brakes.mergesPerHour };
  if (Object.values(limits).every((limit) => limit === null)) return [];
  const [used] = await tx.query<Record<keyof typeof limits, string>>(
    `SELECT count(*) FILTER (WHERE operation = 'create') AS creates, COALESCE(sum(clears), 0) AS clears,
       count(DISTINCT customer_id) FILTER (WHERE merges) AS merges FROM write_image WHERE system = $1 AND at > $2::bigint`,
    [system, now() - 3_600_000],
  );
  return (['creates', 'clears', 'merges'] as const).flatMap((kind) => {
    const limit = limits[kind];
    return limit === null ? [] : [{ brake: `${kind}PerHour`, limit, used: Number(used?.[kind] ?? 0) }];
  });
}
