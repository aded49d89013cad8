import type { AdminApi } from './admin-api';
import { isText, METAFIELDS, METAFIELDS_DELETE, METAFIELDS_SET, NAMESPACE, type MetafieldName } from './documents/metafields';

const MUTATION_COST = 10;

interface Owner {
  /** gid of what holds the metafields. */
  readonly id: string;
  readonly own?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

interface Given {
  readonly base: Owner;
  readonly wanted: Owner;
  readonly patch: object;
  readonly names: readonly MetafieldName[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Sets the metafields, ours and the tenant's own, that hold something, and deletes those that no longer do. */
export function metafieldSteps(api: AdminApi, { base, wanted, patch, names }: Given): (() => Promise<undefined>)[] {
  const held = base as unknown as Fields;
  const touched = names.filter((name) => name in patch).map((name) => ({ name, value: valueOf(wanted as unknown as Fields, name) }));
  const ours = touched.flatMap(({ name, value }) =>
    value === null ? [] : [{ ...addressOf(base, name), value, type: isText(name) ? 'single_line_text_field' : 'json' }],
  );
  const gone = touched.filter(({ name, value }) => value === null && held[name]).map(({ name }) => addressOf(base, name));
  const own = ownChanges(wanted, patch);
  const set = [...ours, ...own.flatMap(({ value, ...at }) => (value === null ? [] : [{ ...at, ownerId: base.id, value: String(value) }]))];
  const taken = [...gone, ...own.flatMap(({ value, ...at }) => (value === null ? [{ ...at, ownerId: base.id }] : []))];
  return [...(set.length > 0 ? [step(api, METAFIELDS_SET, set)] : []), ...(taken.length > 0 ? [step(api, METAFIELDS_DELETE, taken)] : [])];
}

function step(api: AdminApi, document: string, metafields: readonly object[]): () => Promise<undefined> {
  return async () => {
    await api.change({ document, variables: { metafields }, cost: MUTATION_COST });
    return undefined;
  };
}

function addressOf({ id }: Owner, name: MetafieldName) {
  return { ownerId: id, namespace: NAMESPACE, key: METAFIELDS[name] };
}

/** The tenant's own metafields that the patch names; their definitions say of what type they are. */
function ownChanges({ own = {} }: Owner, patch: object): { namespace: string; key: string; value: unknown }[] {
  const patched = (patch as { own?: Readonly<Record<string, object>> }).own ?? {};
  return Object.entries(patched).flatMap(([namespace, keys]) =>
    Object.keys(keys).map((key) => ({ namespace, key, value: own[namespace]?.[key] ?? null })),
  );
}

/** The metafield's text; null where nothing would be in it. */
function valueOf(wanted: Fields, name: MetafieldName): string | null {
  if (isText(name)) return (wanted[name] as { value?: string | null } | null)?.value || null;
  const items = (wanted[name] as { jsonValue?: readonly object[] | null } | null)?.jsonValue ?? [];
  const filled = items.map(withoutNothing).filter((item) => Object.keys(item).length > 1);
  return filled.length > 0 ? JSON.stringify(filled) : null;
}

/** An item without what it no longer holds; its key alone says nothing. */
function withoutNothing(item: object): object {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null && value !== undefined));
}
