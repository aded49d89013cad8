import { z } from 'zod';

const tenant = z.strictObject({
  system: z.string().min(1),
  port: z.int().min(0).max(65535).default(0),
  /** The shop's domain, as webhooks name it. */
  shop: z.string().min(1),
  /** Generated where absent, and kept in the state file. */
  accessToken: z.string().optional(),
  staffToken: z.string().optional(),
  webhookSecret: z.string().optional(),
  /** Points a second of the shop's plan: 100, 200, 1000 or 2000 with the vendor. */
  plan: z.number().positive().default(100),
  currency: z.string().length(3).default('USD'),
  /** Where national phone numbers are read. */
  country: z.string().length(2).default('US'),
  /** Offset of the shop's time zone in webhook payloads. */
  utcOffset: z
    .string()
    .regex(/^[+-]\d\d:\d\d$/)
    .default('+00:00'),
  /** Milliseconds until a search sees a write. */
  searchLagMs: z.number().min(0).default(1000),
  /** Waits before the eight further attempts; the vendor stretches them over four hours. */
  retryDelaysMs: z.array(z.number().min(0)).default([500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000]),
  /** Access scopes of the connector's app; all that it needs unless given. */
  scopes: z.array(z.string()).optional(),
  /** Milliseconds that a bulk operation takes at least. */
  bulkMs: z.number().min(0).default(20),
  stateFile: z.string().optional(),
});

const schema = z.strictObject({ host: z.string().default('127.0.0.1'), tenants: z.array(tenant).min(1) });

export type TenantConfig = z.output<typeof tenant>;
export type ShopifySandboxConfig = z.input<typeof schema>;

/** Throws with every fault in one message. */
export function parseConfig(config: unknown): z.output<typeof schema> {
  const parsed = schema.safeParse(config);
  if (!parsed.success) throw new Error(`The Shopify sandbox cannot start: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
