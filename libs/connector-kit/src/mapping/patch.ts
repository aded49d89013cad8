/** Part of a record: objects merge, lists and values replace, null clears. `listElement` changes one element of a list. */
export type Patch<Wire> = {
  readonly [Field in keyof Wire]?: PatchOf<NonNullable<Wire[Field]>> | null;
};

type PatchOf<Value> = Value extends readonly (infer Item)[] ? Value | ElementPatches<Item> : Value extends object ? Patch<Value> : Value;

const ELEMENTS = 'trueup:elements';

interface ElementPatch<Item> {
  readonly where: Partial<Item>;
  /** Null takes the element away. */
  readonly set: Patch<Item> | null;
}

/** Changes of single elements of a list. */
export interface ElementPatches<Item> {
  readonly [ELEMENTS]: readonly ElementPatch<Item>[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Changes or adds the list element whose fields equal `where`; a null `set` removes it. */
export function listElement<Item>(where: Partial<Item>, set: Patch<Item> | null): ElementPatches<Item> {
  return { [ELEMENTS]: [{ where, set }] };
}

/** The changes of single elements in a patched list, for a client that writes them one by one; undefined where the list is replaced. */
export function elementChanges(patched: unknown): readonly { where: Fields; set: Fields | null }[] | undefined {
  if (typeof patched !== 'object' || patched === null || !(ELEMENTS in patched)) return undefined;
  return patched[ELEMENTS] as { where: Fields; set: Fields | null }[];
}

/** The record with the patch applied; neither argument is changed. */
export function applyPatch<Wire extends object>(wire: Wire, patch: Patch<Wire>): Wire {
  return merge(wire, patch) as Wire;
}

/** One patch with the effect of all, the later ones on top. */
export function mergePatches<Wire>(patches: readonly Patch<Wire>[]): Patch<Wire> {
  return patches.reduce<Fields>((left, right) => combine(left, right as Fields) as Fields, {}) as Patch<Wire>;
}

function merge(target: unknown, patch: unknown): unknown {
  const elements = elementChanges(patch);
  if (elements) return elements.reduce<readonly unknown[]>(mergeElement, Array.isArray(target) ? target : []);
  if (!isFields(patch)) return patch;
  const base = isFields(target) ? target : {};
  return { ...base, ...Object.fromEntries(Object.entries(patch).map(([field, value]) => [field, merge(base[field], value)])) };
}

function mergeElement(list: readonly unknown[], { where, set }: { where: Fields; set: Fields | null }): readonly unknown[] {
  const at = list.findIndex((item) => matches(item, where));
  if (set === null) return list.filter((_, index) => index !== at);
  return at < 0 ? [...list, merge(where, set)] : list.map((item, index) => (index === at ? merge(item, set) : item));
}

function combine(left: unknown, right: unknown): unknown {
  const [before, after] = [elementChanges(left), elementChanges(right)];
  if (after && Array.isArray(left)) return merge(left, right);
  if (before && after) return { [ELEMENTS]: [...before, ...after] };
  if (before || after || !isFields(left) || !isFields(right)) return right;
  const fields = Object.entries(right).map(([field, value]) => [field, field in left ? combine(left[field], value) : value]);
  return { ...left, ...Object.fromEntries(fields) };
}

/** Whether a list element is the one that `where` describes. */
function matches(item: unknown, where: Fields): boolean {
  return isFields(item) && Object.entries(where).every(([field, value]) => item[field] === value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
