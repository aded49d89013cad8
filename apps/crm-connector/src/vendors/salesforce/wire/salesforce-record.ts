import { z } from 'zod';
import { parseFile } from './file-texts';
import type { Files } from './files';
import { FILE_FIELDS, type PlainField, type RecordType } from './record-fields';

type Plain = { readonly [Field in Exclude<PlainField, 'Id'>]?: string | boolean | null };

/** What ties a contact to one account. */
export interface ContactRelation {
  readonly Id: string;
  /** Words with semicolons between them; not there where this credential may not read it. */
  readonly Roles?: string | null;
  readonly IsDirect: boolean;
  readonly IsActive: boolean;
}

/** A contact, an account or a lead in the org's own words. A field that is not there is one that this credential may not read. */
export interface SalesforceRecord extends Plain, Files {
  readonly attributes: { readonly type: RecordType };
  /** Empty: a record that is still to be made. */
  readonly Id: string;
  /** Who last changed it, where that user may be seen. */
  readonly LastModifiedBy?: { readonly Name: string };
  /** Of a contact: its relations, by account. */
  readonly AccountContactRelations?: Readonly<Record<string, ContactRelation | null>> | null;
}

const record = z.looseObject({ attributes: z.looseObject({ type: z.enum(['Contact', 'Account', 'Lead']) }), Id: z.string().min(15) });

/** A record as REST answers it, its files parsed. Throws ZodError for anything else. */
export function parseRecord(body: unknown): SalesforceRecord {
  const { attributes, ...fields } = record.parse(body);
  const files = FILE_FIELDS.filter((field) => field in fields).map((field) => [field, parseFile(field, fields[field])]);
  return { ...fields, attributes: { type: attributes.type }, ...Object.fromEntries(files) };
}

const relation = z.object({
  Id: z.string(),
  ContactId: z.string(),
  AccountId: z.string(),
  Roles: z.string().nullish(),
  IsDirect: z.boolean().nullish(),
  IsActive: z.boolean().nullish(),
});

/** Relations by contact, then by account, in an order that is always the same. Throws ZodError. */
export function relationsByContact(rows: readonly unknown[]): Map<string, Record<string, ContactRelation>> {
  const sorted = rows.map((row) => relation.parse(row)).sort((left, right) => (left.AccountId < right.AccountId ? -1 : 1));
  const byContact = new Map<string, Record<string, ContactRelation>>();
  for (const { Id, ContactId, AccountId, IsDirect, IsActive, Roles } of sorted) {
    const own = byContact.get(ContactId) ?? {};
    own[AccountId] = { Id, IsDirect: IsDirect ?? false, IsActive: IsActive ?? true, ...(Roles === undefined ? {} : { Roles }) };
    byContact.set(ContactId, own);
  }
  return byContact;
}
