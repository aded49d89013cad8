import { z } from 'zod';
import { ConfigFaults } from './config-faults';
import { faultsOf } from './faults-of';
import { readYaml } from './read-yaml';

const FILE = 'columns.yaml';

/** A column of the file by its name, or one value for all rows. */
export type Column = string | { readonly value: string };

/** Attributes that lie in one column. */
export const COLUMN_ATTRIBUTES = [
  'fullName',
  'honorific',
  'givenName',
  'middleName',
  'familyName',
  'companyName',
  'birthDate',
  'taxId',
  'loyaltyId',
  'externalReference',
  'createdAt',
  'updatedAt',
] as const;

export const ADDRESS_PARTS = ['houseNumber', 'street', 'unit', 'city', 'region', 'postalCode', 'country'] as const;

export type ColumnAttribute = (typeof COLUMN_ATTRIBUTES)[number];
export type AddressColumn = (typeof ADDRESS_PARTS)[number];

/** What the columns of a file of customers mean. What is not named is not there. */
export interface Columns {
  /** Column with the record's id in its system. */
  readonly id: string;
  /** Row of systems.yaml; null where whoever sends the file names it. */
  readonly system: Column | null;
  /** `person` or `company`; null and blank are judged from the row. */
  readonly kind: Column | null;
  readonly attributes: Readonly<Partial<Record<ColumnAttribute, Column>>> & {
    readonly emails: readonly Column[];
    readonly phones: readonly Column[];
    readonly address: Readonly<Partial<Record<AddressColumn, Column>>>;
  };
}

const text = z.string({ error: 'Give the name of a column.' }).trim().min(1, 'Give the name of a column.');
const column = z.union([text, z.strictObject({ value: z.string() })], { error: 'Give a column, or {value: TEXT} for all rows.' });
const kind = z.union([text, z.strictObject({ value: z.enum(['person', 'company']) })], {
  error: 'Give a column, or {value: person} or {value: company}.',
});
const several = z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(column).default([]));

const attributes = z.strictObject({
  ...(Object.fromEntries(COLUMN_ATTRIBUTES.map((name) => [name, column.optional()])) as Record<
    ColumnAttribute,
    z.ZodOptional<typeof column>
  >),
  emails: several,
  phones: several,
  address: z
    .strictObject(
      Object.fromEntries(ADDRESS_PARTS.map((name) => [name, column.optional()])) as Record<AddressColumn, z.ZodOptional<typeof column>>,
    )
    .default({}),
});

const file = z.strictObject({
  id: text,
  system: column.nullable().default(null),
  kind: kind.nullable().default(null),
  attributes: attributes.default({ emails: [], phones: [], address: {} }),
});

/** Reads columns.yaml, or the same as JSON, whole. Throws ConfigFaults with everything that is wrong with it. */
export function parseColumns(content: string): Columns {
  const read = file.safeParse(readYaml(FILE, content));
  if (!read.success) throw new ConfigFaults(FILE, faultsOf(read.error));
  return read.data;
}

/** Columns that are named and that the file's header lacks, all of them. */
export function missingColumns(columns: Columns, header: readonly string[]): { readonly path: string; readonly column: string }[] {
  const there = new Set(header);
  return named(columns).flatMap(({ path, column: name }) => (typeof name === 'string' && !there.has(name) ? [{ path, column: name }] : []));
}

function named({ id, system, kind: type, attributes: all }: Columns): { path: string; column: Column | null | undefined }[] {
  const { emails, phones, address, ...single } = all;
  return [
    { path: 'id', column: id },
    { path: 'system', column: system },
    { path: 'kind', column: type },
    ...Object.entries(single).map(([name, one]) => ({ path: `attributes.${name}`, column: one })),
    ...emails.map((one, index) => ({ path: `attributes.emails.${index}`, column: one })),
    ...phones.map((one, index) => ({ path: `attributes.phones.${index}`, column: one })),
    ...Object.entries(address).map(([name, one]) => ({ path: `attributes.address.${name}`, column: one })),
  ];
}
