import type { CustomerRecord } from '../customers/customer-record';
import { customerById } from '../customers/customer-by-id';
import { customerView } from '../customers/customer-view';
import type { Args, Context, View } from '../graphql/context';
import { gid, idOf } from '../gid';
import { problem, type Problem, under } from '../problem';
import { readAddress } from './address-fields';
import { type AddressFields, type AddressRecord, signature } from './address-record';
import { addressView } from './address-view';

const NO_CUSTOMER = problem(['customerId'], 'Customer does not exist');
const NO_ADDRESS = problem(['addressId'], 'Address does not exist');
const DOUBLED = problem(['address'], 'Address already exists');

function refused(name: string, problems: readonly Problem[]): View {
  return { [name]: null, userErrors: problems };
}

function addressIn(customer: CustomerRecord, args: Args): AddressRecord | undefined {
  const id = idOf('MailingAddress', args['addressId'] as string);
  return customer.addresses.find((address) => address.id === id);
}

function isTaken(customer: CustomerRecord, [fields, except]: [fields: AddressFields, except?: number]): boolean {
  return customer.addresses.some((address) => address.id !== except && signature(address) === signature(fields));
}

function create({ shop }: Context, args: Args): View {
  const customer = customerById(shop, args['customerId']);
  if (!customer) return refused('address', [NO_CUSTOMER]);
  const { fields, problems } = readAddress(args['address'] as Args, { isReformatted: shop.faults.reformat });
  if (problems.length > 0) return refused('address', under(['address'], problems));
  if (isTaken(customer, [fields])) return refused('address', [DOUBLED]);
  const address = { ...fields, id: shop.nextId() };
  shop.changeCustomer(customer, (one) => {
    one.addresses.push(address);
    if (args['setAsDefault'] === true || one.addresses.length === 1) one.defaultAddressId = address.id;
  });
  return { address: addressView(address), userErrors: [] };
}

function update({ shop }: Context, args: Args): View {
  const customer = customerById(shop, args['customerId']);
  if (!customer) return refused('address', [NO_CUSTOMER]);
  const old = addressIn(customer, args);
  if (!old) return refused('address', [NO_ADDRESS]);
  const { fields, problems } = readAddress(args['address'] as Args, { old, isReformatted: shop.faults.reformat });
  if (problems.length > 0) return refused('address', under(['address'], problems));
  if (isTaken(customer, [fields, old.id])) return refused('address', [DOUBLED]);
  const address = { ...fields, id: old.id };
  shop.changeCustomer(customer, (one) => {
    one.addresses = one.addresses.map((other) => (other.id === old.id ? address : other));
    if (args['setAsDefault'] === true) one.defaultAddressId = address.id;
  });
  return { address: addressView(address), userErrors: [] };
}

function remove({ shop }: Context, args: Args): View {
  const customer = customerById(shop, args['customerId']);
  if (!customer) return refused('deletedAddressId', [NO_CUSTOMER]);
  const address = addressIn(customer, args);
  if (!address) return refused('deletedAddressId', [NO_ADDRESS]);
  shop.changeCustomer(customer, (one) => {
    one.addresses = one.addresses.filter((other) => other.id !== address.id);
    if (one.defaultAddressId === address.id) one.defaultAddressId = one.addresses[0]?.id ?? null;
  });
  return { deletedAddressId: gid('MailingAddress', address.id), userErrors: [] };
}

function makeDefault(context: Context, args: Args): View {
  const customer = customerById(context.shop, args['customerId']);
  if (!customer) return refused('customer', [NO_CUSTOMER]);
  const address = addressIn(customer, args);
  if (!address) return refused('customer', [NO_ADDRESS]);
  context.shop.changeCustomer(customer, (one) => {
    one.defaultAddressId = address.id;
  });
  return { customer: customerView(context, customer), userErrors: [] };
}

export function addressMutations(context: Context): View {
  return {
    customerAddressCreate: (args: Args) => create(context, args),
    customerAddressUpdate: (args: Args) => update(context, args),
    customerAddressDelete: (args: Args) => remove(context, args),
    customerUpdateDefaultAddress: (args: Args) => makeDefault(context, args),
  };
}
