import { z } from 'zod';

/** A page of SuiteQL: columns in lower case, everything as text, unset columns left out. */
const queryPage = z.looseObject({ items: z.array(z.looseObject({})), hasMore: z.boolean() });

export type QueryRow = Readonly<Record<string, string | undefined>>;

export function parseQueryPage(body: unknown): { readonly rows: readonly QueryRow[]; readonly hasMore: boolean } {
  const { items, hasMore } = queryPage.parse(body);
  return { rows: items as QueryRow[], hasMore };
}

const property = z.looseObject({
  type: z.string().optional(),
  format: z.string().optional(),
  maxLength: z.number().optional(),
  readOnly: z.boolean().optional(),
});
const schema = z.looseObject({ properties: z.record(z.string(), property) });

/** What the metadata catalogue says of one field of a record type. */
export interface FieldShape {
  readonly name: string;
  readonly kind: 'text' | 'flag' | 'number' | 'date' | 'time' | 'choice' | 'sublist';
  readonly maxLength: number | null;
  readonly isWritable: boolean;
}

/** The fields in a record's JSON schema, as the metadata catalogue answers it. */
export function parseFields(body: unknown): FieldShape[] {
  return Object.entries(schema.parse(body).properties).map(([name, given]) => ({
    name,
    kind: kindOf(given),
    maxLength: given.maxLength ?? null,
    isWritable: given.readOnly !== true,
  }));
}

function kindOf({ type, format, properties }: z.output<typeof property>): FieldShape['kind'] {
  if (type === 'object') return typeof properties === 'object' && properties !== null && 'items' in properties ? 'sublist' : 'choice';
  if (type === 'boolean') return 'flag';
  if (type === 'number' || type === 'integer') return 'number';
  return format === 'date-time' ? 'time' : format === 'date' ? 'date' : 'text';
}

const token = z.looseObject({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** An access token and for how many seconds it is good. */
export function parseToken(body: unknown): { readonly token: string; readonly seconds: number } {
  const { access_token, expires_in } = token.parse(body);
  return { token: access_token, seconds: expires_in };
}
