import { z } from 'zod';

const customField = z.object({
  name: z.string().regex(/^[A-Za-z]\w*__c$/),
  label: z.string(),
  type: z.enum([
    'string',
    'textarea',
    'longtext',
    'email',
    'phone',
    'url',
    'boolean',
    'date',
    'datetime',
    'double',
    'int',
    'currency',
    'picklist',
  ]),
  length: z.number().int().positive().optional(),
  precision: z.number().int().optional(),
  scale: z.number().int().optional(),
  externalId: z.boolean().optional(),
  unique: z.boolean().optional(),
  values: z.array(z.string()).optional(),
  restricted: z.boolean().optional(),
  on: z.array(z.enum(['Account', 'Contact', 'Lead'])),
});

const tenant = z.object({
  system: z.string().min(1),
  port: z.number().int().min(0).default(0),
  grpcPort: z.number().int().min(0).default(0),
  stateFile: z.string().optional(),
  /** Minutes without a call after which a session ends. */
  sessionMinutes: z.number().positive().default(120),
  /** Calls in 24 hours. */
  dailyLimit: z.number().int().positive().default(100_000),
  eventRetentionHours: z.number().positive().default(72),
  keepaliveSeconds: z.number().positive().default(270),
  searchLagMs: z.number().min(0).default(1000),
  /** How long a write waits for a locked row. */
  lockWaitMs: z.number().min(0).default(10_000),
  /** A call that runs longer than this counts towards the 25 long ones. */
  longCallMs: z.number().positive().default(20_000),
  /** How long a bulk query takes until it is complete. */
  bulkJobMs: z.number().min(0).default(300),
  /** Bulk queries in 24 hours. */
  dailyBulkQueries: z.number().int().positive().default(10_000),
  /** Two contacts of one e-mail and last name are refused. */
  duplicateRule: z.boolean().default(true),
  customFields: z.array(customField).default([]),
});

const config = z.object({ host: z.string().default('127.0.0.1'), tenants: z.array(tenant).min(1) });

export type TenantConfig = z.output<typeof tenant>;
export type SandboxConfig = z.output<typeof config>;
/** As written: only `tenants[].system` is needed. */
export type SandboxConfigInput = z.input<typeof config>;

/** The config with its defaults. Throws a ZodError that names every wrong member. */
export const parseConfig = (given: unknown): SandboxConfig => config.parse(given);
