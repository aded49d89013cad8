import { z } from 'zod';
import { canaryFilter } from './canary';
import { ConfigFaults, type ConfigFault } from './config-faults';
import { faultsOf } from './faults-of';
import { readYaml } from './read-yaml';
import { checkRowsAlone } from './check-system-rows';
import type { SystemsConfig } from './system-row';

const FILE = 'systems.yaml';
const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'Use lower case letters, digits and hyphens.');
const text = z.string().min(1);
const optional = text.nullable().default(null);
const secret = z.union([z.strictObject({ env: z.string().regex(/^[A-Z][A-Z0-9_]*$/) }), z.strictObject({ file: text })], {
  error: 'Give {env: NAME} or {file: PATH}; a secret itself never stands in this file.',
});
const pattern = text.refine(isPattern, 'Give a regular expression with one group.');
const header = z.strictObject({ header: text });

const webhook = z.strictObject({
  secret,
  secretEncoding: z.enum(['utf8', 'base64', 'hex']).default('utf8'),
  secretPrefix: z.string().default(''),
  signature: z.strictObject({
    header: text,
    algorithm: z.enum(['sha1', 'sha256', 'sha512']),
    encoding: z.enum(['base64', 'hex']),
    prefix: z.string().default(''),
    separator: z.string().min(1).nullable().default(null),
    signs: z
      .array(z.union([z.literal('body'), header]))
      .refine((parts) => parts.includes('body'), 'The body must be among what is signed.')
      .default(['body']),
    joinedBy: z.string().default('.'),
  }),
  timestamp: z
    .strictObject({ header: text, unit: z.enum(['seconds', 'milliseconds']).default('seconds'), toleranceSeconds: z.number().positive() })
    .nullable()
    .default(null),
  deliveryId: header,
  subject: header.nullable().default(null),
  keys: z.array(z.strictObject({ subject: text, type: text, id: text, match: pattern.nullable().default(null) })).default([]),
});

const orderAccepted = z.strictObject({
  financialStatus: z.array(text).min(1),
  channels: z.array(text).nullable().default(null),
  risk: z.array(text).default([]),
});

const perHour = z.number().int().positive().nullable().default(null);
const share = z.number().gt(0).max(1);
const brakes = z.strictObject({
  createsPerHour: perHour,
  clearsPerHour: perHour,
  mergesPerHour: perHour,
  shareTouchedPerHour: share.nullable().default(null),
  massClearShare: share.default(0.01),
  massClearLeast: z.number().int().positive().default(10),
});

const row = z.strictObject({
  system: name,
  vendor: name,
  family: z.enum(['crm', 'commerce', 'erp', 'marketing']),
  mode: z.enum(['off', 'listen', 'observe', 'canary', 'write']),
  canary: canaryFilter.nullable().default(null),
  firstLoad: z.boolean().default(false),
  brand: optional,
  legalEntity: optional,
  businessUnit: optional,
  region: optional,
  country: optional,
  createWhen: z.enum(['firstOrder', 'orderAccepted', 'never', 'always']),
  createContactsWhen: z.enum(['never', 'related']).default('never'),
  createCompaniesWhen: z.enum(['never', 'approved', 'always']).default('never'),
  orderAccepted: orderAccepted.nullable().default(null),
  keyField: optional,
  pollSeconds: z.number().positive().default(60),
  webhook: webhook.nullable().default(null),
  connection: z.record(z.string(), z.union([secret, z.string(), z.number()])).default({}),
  limits: z.record(z.string(), z.number().positive()).default({}),
  brakes: brakes.prefault({}),
  settings: z.record(z.string(), z.unknown()).default({}),
});

const file = z.strictObject({
  cell: name,
  addressCheck: z
    .strictObject({ check: z.enum(['none', 'structure']), countries: z.array(z.string().length(2)).nullable().default(null) })
    .default({ check: 'structure', countries: null }),
  systems: z.array(row).min(1),
});

/** Reads config/systems.yaml whole. Throws ConfigFaults with everything that is wrong with it. */
export function parseSystems(text: string): SystemsConfig {
  const read = file.safeParse(readYaml(FILE, text));
  if (!read.success) throw new ConfigFaults(FILE, faultsOf(read.error));
  const faults = [...repeated(read.data), ...unsellable(read.data), ...checkRowsAlone(read.data)];
  if (faults.length > 0) throw new ConfigFaults(FILE, faults);
  return read.data;
}

function repeated({ systems }: SystemsConfig): ConfigFault[] {
  return systems.flatMap(({ system }, index) =>
    systems.findIndex((other) => other.system === system) < index
      ? [{ path: `systems.${index}.system`, message: `${system} is there already; give each row its own name.` }]
      : [],
  );
}

function unsellable({ systems }: SystemsConfig): ConfigFault[] {
  const entities = new Set(systems.filter(({ orderAccepted }) => orderAccepted).map(({ legalEntity }) => legalEntity));
  return systems.flatMap(({ system, createWhen, legalEntity }, index) =>
    createWhen === 'orderAccepted' && legalEntity !== null && !entities.has(legalEntity)
      ? [
          {
            path: `systems.${index}.createWhen`,
            message: `No store with an orderAccepted rule sells for ${legalEntity}, so ${system} would never get a customer.`,
          },
        ]
      : [],
  );
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(`${source}|`).exec('')?.length === 2;
  } catch (fault) {
    if (fault instanceof SyntaxError) return false;
    throw fault;
  }
}
