import { VendorError } from '@trueup/connector-kit';
import { faultOfUserErrors, isDoubledAddress, type UserError } from '../faults';
import type { ShopifyAddress, ShopifyCustomer } from '../wire';
import type { AdminApi } from './admin-api';
import { ADDRESS_CREATE, ADDRESS_DELETE, ADDRESS_UPDATE, CUSTOMER_ADDRESSES, DEFAULT_ADDRESS_SET } from './documents/customer-parts';
import type { Change, Step } from './step';

const MUTATION_COST = 10;
const ADDRESSES = 100;

/** Changes the default address, or makes one where there is none. The customer's other addresses stay as they are. */
export function addressSteps(api: AdminApi, { base, wanted, patch }: Change): Step[] {
  if (patch.defaultAddress === undefined) return [];
  const { defaultAddress: held } = base;
  const { defaultAddress: next } = wanted;
  if (next === null || next === undefined) return held ? [() => remove(api, base, held)] : [];
  return [() => put(api, base, { held, next })];
}

async function put(
  api: AdminApi,
  { id: customerId }: ShopifyCustomer,
  { held, next }: { held: ShopifyAddress | null | undefined; next: ShopifyAddress },
): Promise<undefined> {
  const address = inputOf(next);
  const { userErrors } = await api.attempt<{ userErrors: UserError[] }>({
    document: held ? ADDRESS_UPDATE : ADDRESS_CREATE,
    variables: held ? { customerId, addressId: held.id, address } : { customerId, address },
    cost: MUTATION_COST,
  });
  if (userErrors.length === 0) return;
  const same = isDoubledAddress(userErrors) ? (await addressesOf(api, customerId, ADDRESSES)).find((one) => isSame(one, next)) : undefined;
  if (!same) throw new VendorError(faultOfUserErrors(userErrors, 'update'));
  await api.change({ document: DEFAULT_ADDRESS_SET, variables: { customerId, addressId: same.id }, cost: MUTATION_COST });
}

/** Takes the only address away. Where somebody added another meanwhile, Shopify would make that one the default: then it is planned again. */
async function remove(api: AdminApi, { id: customerId }: ShopifyCustomer, held: ShopifyAddress): Promise<undefined> {
  const some = await addressesOf(api, customerId, 2);
  if (some.length > 1) {
    throw new VendorError({
      kind: 'conflict',
      code: 'CHANGED',
      message: 'The customer has another address now, which would become the default.',
    });
  }
  await api.change({ document: ADDRESS_DELETE, variables: { customerId, addressId: held.id }, cost: MUTATION_COST });
}

async function addressesOf(api: AdminApi, id: string, first: number): Promise<readonly ShopifyAddress[]> {
  type Data = { customer: { addressesV2: { nodes: ShopifyAddress[] } } | null };
  const { data } = await api.ask<Data>({ document: CUSTOMER_ADDRESSES, variables: { id, first }, cost: 3 + first });
  return data.customer?.addressesV2.nodes ?? [];
}

function inputOf({ id: _id, countryCodeV2, province, provinceCode, ...rest }: ShopifyAddress): object {
  const region = provinceCode === null && province !== null ? { province } : { provinceCode };
  return { ...rest, ...region, countryCode: countryCodeV2 };
}

const COMPARED = ['firstName', 'lastName', 'company', 'address1', 'address2', 'city', 'countryCodeV2', 'zip', 'phone'] as const;

function isSame(left: ShopifyAddress, right: ShopifyAddress): boolean {
  const isEqual = (one: string | null | undefined, other: string | null | undefined): boolean =>
    (one ?? '').toLowerCase() === (other ?? '').toLowerCase();
  return (
    COMPARED.every((part) => isEqual(left[part], right[part])) &&
    isEqual(left.provinceCode ?? left.province, right.provinceCode ?? right.province)
  );
}
