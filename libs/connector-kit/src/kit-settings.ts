import type { SystemRow } from '@trueup/governance';
import { z } from 'zod';

const settings = z.object({
  /** How far a poll looks back behind what it has seen, for search indexes that lag and times of one second. */
  pollOverlapMs: z.number().min(0).default(5_000),
  /** How often all ids are compared to find deletes by absence; 0 where the vendor tells deletes. */
  sweepSeconds: z.number().min(0).default(0),
  /** How long a create waits for what an order flow may make at the same time. */
  createSettleMs: z.number().min(0).default(300),
  /** How long a create waits for the resolver to judge records that were found. */
  createWaitMs: z.number().min(0).default(5_000),
});

/** What the loops read of a row's `settings`; the rest is the vendor's. */
export type KitSettings = z.infer<typeof settings>;

export function kitSettings(row: SystemRow): KitSettings {
  return settings.parse(row.settings);
}
