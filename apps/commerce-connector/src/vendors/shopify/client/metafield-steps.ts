import type { ShopifyCustomer } from '../wire';
import type { AdminApi } from './admin-api';
import { METAFIELDS, METAFIELDS_DELETE, METAFIELDS_SET, NAMESPACE } from './documents';
import type { Change, Step } from './step';

type Name = keyof typeof METAFIELDS;

const NAMES = Object.keys(METAFIELDS) as readonly Name[];
const MUTATION_COST = 10;

/** Sets the metafields of ours that hold something, and deletes those that no longer do. */
export function metafieldSteps(api: AdminApi, { base, wanted, patch }: Change): Step[] {
  const touched = NAMES.filter((name) => patch[name] !== undefined).map((name) => ({ name, value: valueOf(wanted, name) }));
  const set = touched.flatMap(({ name, value }) => (value === null ? [] : [{ ...addressOf(base, name), value, type: typeOf(name) }]));
  const gone = touched.filter(({ name, value }) => value === null && base[name]).map(({ name }) => addressOf(base, name));
  return [...(set.length > 0 ? [step(api, METAFIELDS_SET, set)] : []), ...(gone.length > 0 ? [step(api, METAFIELDS_DELETE, gone)] : [])];
}

function step(api: AdminApi, document: string, metafields: readonly object[]): Step {
  return async () => {
    await api.change({ document, variables: { metafields }, cost: MUTATION_COST });
    return undefined;
  };
}

function addressOf({ id }: ShopifyCustomer, name: Name) {
  return { ownerId: id, namespace: NAMESPACE, key: METAFIELDS[name] };
}

function typeOf(name: Name): string {
  return name === 'accountNumber' ? 'single_line_text_field' : 'json';
}

/** The metafield's text; null where nothing would be in it. */
function valueOf(wanted: ShopifyCustomer, name: Name): string | null {
  if (name === 'accountNumber') return wanted.accountNumber?.value ?? null;
  const items: readonly object[] = wanted[name]?.jsonValue ?? [];
  const filled = items.map(withoutNothing).filter((item) => Object.keys(item).length > 1);
  return filled.length > 0 ? JSON.stringify(filled) : null;
}

/** An item without what it no longer holds; its key alone says nothing. */
function withoutNothing(item: object): object {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null && value !== undefined));
}
