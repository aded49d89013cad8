import { applyPatch, type WriteItem } from '@trueup/connector-kit';
import { mappings, NO_LAST_NAME } from '../mapping';
import { FILE_FIELDS, fileText, type FileField, type SalesforceRecord } from '../wire';
import type { RestApi } from './rest-api';
import { isOneOf, rowsOf } from './soql';
import type { TypeFields } from './visible-fields';

type Item = WriteItem<SalesforceRecord>;
type Fields = Readonly<Record<string, unknown>>;

/** Names of accounts by id. */
export type ParentNames = ReadonlyMap<string, string>;

const isText = (value: unknown): value is string => typeof value === 'string';

/** The names of the companies whose sites are to be made. */
export async function parentsOf(rest: RestApi, items: readonly Item[]): Promise<ParentNames> {
  const ids = items.flatMap(({ ref, kind, patch, place }) =>
    ref === null && kind === 'site' ? [patch.ParentId ?? place?.id].filter(isText) : [],
  );
  if (ids.length === 0) return new Map();
  const rows = await rowsOf(rest, `SELECT Id, Name FROM Account WHERE ${isOneOf('Id', [...new Set(ids)])}`);
  return new Map(rows.map((row) => [row.Id, String(row.Name)]));
}

/** The fields to send: those that differ from what was read, files as whole texts, nothing that this credential may not see. */
export function bodyOf(item: Item, { seen, parents }: Pick<TypeFields, 'seen'> & { readonly parents: ParentNames }): Fields {
  const { operation, current, patch, type, kind } = item;
  const after = applyPatch(current ?? emptyOf(type, kind), patch);
  const names = Object.keys(patch).filter((name) => seen.has(name));
  const changed = names.filter((name) => stored(name, after) !== (current === null ? null : stored(name, current)));
  const body = Object.fromEntries(changed.map((name) => [name, stored(name, after)]));
  return operation === 'create' ? { ...insistedOn(item, { body, parents }), ...body } : body;
}

/** What the org insists on, or needs to put a new record where it belongs. */
function insistedOn({ type, kind, place }: Item, { body, parents }: { body: Fields; parents: ParentNames }): Fields {
  if (type === 'Contact') {
    const account = place?.type === 'Account' ? { AccountId: place.id } : {};
    return { ...(body.LastName ? {} : { LastName: NO_LAST_NAME }), ...account };
  }
  if (kind === 'person') return body.LastName ? {} : { LastName: NO_LAST_NAME };
  const parent = body.ParentId ?? (kind === 'site' ? place?.id : undefined);
  // A site bears the name of its company, as people who keep accounts by hand do it.
  const name = body.Name ?? parents.get(String(parent)) ?? body.Legal_Name__c ?? body.Site;
  return { ...(name === undefined ? {} : { Name: name }), ...(parent === undefined ? {} : { ParentId: parent }) };
}

function emptyOf(type: string, kind: Item['kind']): SalesforceRecord {
  return mappings[type === 'Account' ? 'Account' : 'Contact'].empty(kind);
}

/** What a field is stored as. */
function stored(name: string, record: SalesforceRecord): unknown {
  const value = (record as unknown as Fields)[name];
  return isFile(name) ? fileText(name, value) : value;
}

function isFile(name: string): name is FileField {
  return FILE_FIELDS.some((field) => field === name);
}
