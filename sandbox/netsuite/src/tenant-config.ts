import { z } from 'zod';

const subsidiary = z.object({ id: z.coerce.string(), name: z.string(), country: z.string().length(2), currency: z.string().length(3) });

const customField = z.object({
  name: z.string().regex(/^custentity_[a-z0-9_]+$/),
  title: z.string(),
  kind: z.enum(['text', 'email', 'phone', 'boolean', 'number', 'date', 'datetime']).default('text'),
  maxLength: z.number().int().positive().optional(),
  /** Whether contacts have it too. */
  isOnContacts: z.boolean().default(false),
});

const names = z.record(z.string().regex(/^-?\d+$/), z.string());

const tenant = z.object({
  system: z.string(),
  port: z.number().int().default(0),
  accountId: z.string(),
  /** None = an account without OneWorld: customers have no subsidiary. */
  subsidiaries: z.array(subsidiary),
  /** IANA name of the company's time zone: SuiteQL shows dates in it. */
  timeZone: z.string().default('America/Los_Angeles'),
  dateFormat: z.enum(['MM/DD/YYYY', 'DD/MM/YYYY', 'DD.MM.YYYY', 'YYYY-MM-DD']).default('MM/DD/YYYY'),
  /** Calls at once, shared by all credentials of the account. */
  concurrency: z.number().int().positive().default(5),
  /** 400 = SSS_REQUEST_LIMIT_EXCEEDED, as RESTlets answer. */
  overLimitStatus: z.union([z.literal(429), z.literal(400)]).default(429),
  numberPrefix: z.string().default('CUST'),
  baseLatencyMs: z.number().nonnegative().default(15),
  /** How late `q` and SuiteQL see a write. */
  searchLagMs: z.number().nonnegative().default(1000),
  /** How long an asynchronous job stays pending. */
  jobDelayMs: z.number().nonnegative().default(200),
  customFields: z.array(customField).default([]),
  /** Names by id that replace a list of the account's: each account words its own. */
  lists: z.object({ term: names, priceLevel: names, taxItem: names, contactRole: names }).partial().default({}),
  stateFile: z.string().optional(),
});

export const sandboxConfig = z.object({ host: z.string().default('127.0.0.1'), tenants: z.array(tenant).min(1) });

export type TenantConfig = z.output<typeof tenant>;
export type NetsuiteSandboxConfig = z.input<typeof sandboxConfig>;
