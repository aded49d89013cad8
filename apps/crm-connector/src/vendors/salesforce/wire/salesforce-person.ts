import { z } from 'zod';
import type { Files } from './files';
import { parseFile } from './file-texts';
import {
  FILE_FIELDS,
  type ACCOUNT_FIELDS,
  type CONTACT_FIELDS,
  type PersonField,
  type PersonType,
  type SHARED_FIELDS,
} from './person-fields';

type PlainField =
  (typeof SHARED_FIELDS)[number] | (typeof ACCOUNT_FIELDS)[number] | (typeof CONTACT_FIELDS)[number] | PersonField | `Person${PersonField}`;

type Plain = { readonly [Field in Exclude<PlainField, 'Id'>]?: string | boolean | null };

/** A contact or a person account in the org's own words. A field that is not there is one that this credential may not read. */
export interface SalesforcePerson extends Plain, Files {
  /** An empty type: a record that is still to be made, of the type that the row creates. */
  readonly attributes: { readonly type: PersonType | '' };
  readonly Id: string;
}

const record = z.looseObject({ attributes: z.looseObject({ type: z.enum(['Contact', 'Account']) }), Id: z.string().min(15) });

/** A record as REST answers it, its files parsed. Throws ZodError for anything else. */
export function parsePerson(body: unknown): SalesforcePerson {
  const { attributes, ...fields } = record.parse(body);
  const files = FILE_FIELDS.filter((field) => field in fields).map((field) => [field, parseFile(field, fields[field])]);
  return { ...fields, attributes: { type: attributes.type }, ...Object.fromEntries(files) };
}
