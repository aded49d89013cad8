import { BadSeed } from '@trueup/sandbox-kit';
import { z } from 'zod';
import type { Account } from '../account/account';
import { VendorError } from '../vendor-error';
import { type EntityRecord, RECORD_TYPES } from './entity-record';
import { createRecord } from './save-record';

const YEAR_MS = 365 * 24 * 3_600_000;
const time = z.iso.datetime({ offset: true });
const line = z.looseObject({
  defaultBilling: z.boolean().optional(),
  defaultShipping: z.boolean().optional(),
  isResidential: z.boolean().optional(),
});

const seedRecord = z.looseObject({
  type: z.enum(RECORD_TYPES).default('customer'),
  /** Names the record within its request: `parent` and `company` of later ones may say `#label`. */
  label: z.string().optional(),
  addresses: z.array(line).default([]),
  /** ISO 8601; a year ago unless given. */
  lastModifiedDate: time.optional(),
});

type SeedRecord = z.output<typeof seedRecord>;

function bookOf(addresses: SeedRecord['addresses']): object {
  const items = addresses.map(({ defaultBilling, defaultShipping, isResidential, label, ...addressBookAddress }) => ({
    defaultBilling: defaultBilling ?? false,
    defaultShipping: defaultShipping ?? false,
    isResidential: isResidential ?? false,
    ...(label === undefined ? {} : { label }),
    addressBookAddress,
  }));
  return items.length > 0 ? { addressBook: { items } } : {};
}

function made(account: Account, given: SeedRecord, labels: ReadonlyMap<string, string>): EntityRecord {
  const { type, label: _label, addresses, lastModifiedDate, ...fields } = given;
  const [first] = account.config.subsidiaries;
  const named = Object.entries(fields).map(([name, value]) => [name, idFor(value, labels)] as const);
  const body = { ...(first ? { subsidiary: first.id } : {}), ...Object.fromEntries(named), ...bookOf(addresses) };
  const now = new Date(lastModifiedDate ?? Date.now() - YEAR_MS).toISOString();
  return createRecord(type, body, { account, now: `${now.slice(0, 19)}Z`, isReformatting: false, isStrict: true, replace: [] });
}

function idFor(value: unknown, labels: ReadonlyMap<string, string>): unknown {
  return typeof value === 'string' && value.startsWith('#') ? (labels.get(value.slice(1)) ?? value) : value;
}

/**
 * Takes records in a plain shape: `type` (customer unless given), the fields of REST record v1 with references by id, and `addresses` as
 * plain fields with `defaultBilling` and `defaultShipping`. Answers the internal ids in order. Throws BadSeed, and keeps nothing of it.
 */
export function seed(account: Account, records: readonly unknown[]): string[] {
  const labels = new Map<string, string>();
  const all: EntityRecord[] = [];
  try {
    for (const record of records) {
      const given = seedRecord.parse(record);
      const one = made(account, given, labels);
      all.push(one);
      if (given.label !== undefined) labels.set(given.label, one.id);
    }
  } catch (error) {
    for (const { type, id } of all) account.records[type].delete(id);
    if (!(error instanceof VendorError) && !(error instanceof z.ZodError)) throw error;
    throw new BadSeed(`Record ${all.length} cannot be taken: ${error.message}`);
  }
  for (const type of RECORD_TYPES) account.records[type].catchUp();
  return all.map(({ id }) => id);
}
