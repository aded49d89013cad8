import type { CustomerRecord } from '../customers/customer-record';
import { idOf } from '../gid';
import { problem, type Problem, under } from '../problem';
import type { Shop } from '../shop/shop';
import { readAddress } from './address-fields';
import { type AddressRecord, signature } from './address-record';

export interface Replacement {
  addresses: AddressRecord[];
  problems: Problem[];
}

function oneOf(input: Record<string, unknown>, [shop, existing]: [shop: Shop, existing: readonly AddressRecord[]]): Replacement {
  const id = typeof input['id'] === 'string' ? idOf('MailingAddress', input['id']) : undefined;
  const old = existing.find((address) => address.id === id);
  if (input['id'] && !old) return { addresses: [], problems: [problem(['id'], 'Address does not exist', 'NOT_FOUND')] };
  const { fields, problems } = readAddress(input, { old, isReformatted: shop.faults.reformat });
  const same = old ?? existing.find((address) => signature(address) === signature(fields));
  return { addresses: [{ ...fields, id: same?.id ?? shop.nextId() }], problems };
}

/** The list as a whole: what is in it is created or updated, what is not in it is deleted, the same one twice is refused. */
export function replaceAddresses(
  shop: Shop,
  [customer, inputs]: [customer: CustomerRecord | undefined, inputs: readonly object[]],
): Replacement {
  const read = inputs.map((input) => oneOf(input as Record<string, unknown>, [shop, customer?.addresses ?? []]));
  const addresses = read.flatMap((one) => one.addresses);
  const problems = read.flatMap((one, index) => under(['addresses', String(index)], one.problems));
  const signatures = addresses.map(signature);
  const doubled = signatures.findIndex((one, index) => signatures.indexOf(one) !== index);
  if (doubled >= 0) problems.push(problem(['addresses', String(doubled)], 'Address already exists', 'TAKEN'));
  return { addresses, problems };
}

/** Puts the list in place; the default stays while it is in the list, else the first becomes it. */
export function putAddresses(customer: CustomerRecord, addresses: AddressRecord[]): void {
  customer.addresses = addresses;
  if (!addresses.some((address) => address.id === customer.defaultAddressId)) customer.defaultAddressId = addresses[0]?.id ?? null;
}
