import { z } from 'zod';
import { settings } from '../mapping';

/** What a row of systems.yaml gives for a shop. */
export const configuration = z.object({
  /** The shop's myshopify.com domain. */
  shop: z.string().min(1),
  /** Access token of a custom app. */
  token: z.string().min(1),
  /** Where the Admin API is; the shop itself unless given. */
  url: z.url().optional(),
  /** Milliseconds until a call counts as unanswered. */
  timeoutMs: z.number().positive().default(20_000),
  /** Milliseconds until a field that this app was refused is asked for again. */
  askAgainMs: z.number().positive().default(600_000),
  ...settings.shape,
});

export type ShopifyConfig = z.infer<typeof configuration>;
