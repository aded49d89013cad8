import type { AddressFields } from '../addresses/address-record';
import { signature } from '../addresses/address-record';
import { readAddress } from '../addresses/address-fields';
import { customerById } from '../customers/customer-by-id';
import { e164, readCustomer } from '../customers/customer-fields';
import type { CustomerRecord } from '../customers/customer-record';
import type { Args, Context } from '../graphql/context';
import { problem, type Problem } from '../problem';
import type { Shop } from '../shop/shop';

export interface Buyer {
  email: string | null;
  phone: string | null;
  address: AddressFields | null;
  acceptsMarketing: boolean;
}

export interface FoundBuyer {
  customer?: CustomerRecord;
  problems: Problem[];
}

const PATH = ['order', 'customer', 'toUpsert'];

function byContact(shop: Shop, contact: { email: string | null; phone: string | null }): CustomerRecord | undefined {
  const byEmail = contact.email ? shop.findCustomer((one) => one.email === contact.email) : undefined;
  return byEmail ?? (contact.phone ? shop.findCustomer((one) => one.phone === contact.phone) : undefined);
}

/** The order's address becomes the customer's default; a customer without a name is called as the address says. */
function takeAddress(shop: Shop, [customer, address]: [customer: CustomerRecord, address: AddressFields | null]): void {
  if (!address) return;
  const same = customer.addresses.find((one) => signature(one) === signature(address));
  const kept = same ?? { ...address, id: shop.nextId() };
  if (!same) customer.addresses.push(kept);
  customer.defaultAddressId = kept.id;
  if (customer.firstName === null && customer.lastName === null) {
    customer.firstName = address.firstName;
    customer.lastName = address.lastName;
  }
}

function fill(shop: Shop, [buyer, extra]: [buyer: Buyer, extra: Partial<CustomerRecord>]): (customer: CustomerRecord) => void {
  return (customer) => {
    Object.assign(customer, extra);
    customer.email ??= buyer.email;
    takeAddress(shop, [customer, buyer.address]);
    if (buyer.acceptsMarketing && customer.email !== null && customer.emailConsent.state !== 'SUBSCRIBED') {
      customer.emailConsent = { state: 'SUBSCRIBED', optInLevel: 'SINGLE_OPT_IN', updatedAt: customer.updatedAt };
    }
  };
}

function upsert(context: Context, [input, buyer]: [input: Args, buyer: Buyer]): FoundBuyer {
  const { shop } = context;
  const { id, addresses, ...rest } = input;
  const email = typeof rest['email'] === 'string' ? rest['email'].trim().toLowerCase() : buyer.email;
  const phone = typeof rest['phone'] === 'string' ? (e164(rest['phone'], shop.config.country) ?? null) : null;
  const found = id ? customerById(shop, id) : byContact(shop, { email, phone });
  if (id && !found) return { problems: [problem([...PATH, 'id'], 'Customer does not exist', 'INVALID')] };
  const { fields, problems } = readCustomer(shop, [rest, found]);
  if (problems.length > 0)
    return { problems: problems.map((one) => ({ ...one, code: 'INVALID', field: [...PATH, ...(one.field ?? [])] })) };
  const listed = ((addresses as Args[] | null | undefined) ?? []).map(
    (one) => readAddress(one, { isReformatted: shop.faults.reformat }).fields,
  );
  const apply = (customer: CustomerRecord): void => {
    listed.forEach((address) => takeAddress(shop, [customer, address]));
    fill(shop, [{ ...buyer, email }, fields])(customer);
  };
  return { customer: found ? shop.changeCustomer(found, apply) : shop.createCustomer(apply), problems: [] };
}

/** Who an order belongs to: the one named, else whoever has its e-mail or phone, else a new one whose login stays disabled. */
export function buyerOf(context: Context, [order, buyer]: [order: Args, buyer: Buyer]): FoundBuyer {
  const { shop } = context;
  const named = order['customer'] as Args | null | undefined;
  if (named && order['customerId']) {
    return {
      problems: [problem(['order', 'customerId'], 'Only one of customer and customerId may be given.', 'REDUNDANT_CUSTOMER_FIELDS')],
    };
  }
  if (named?.['toUpsert']) return upsert(context, [named['toUpsert'] as Args, buyer]);
  const link = named?.['toAssociate'] as Args | undefined;
  const email = (link?.['email'] as string | undefined)?.trim().toLowerCase();
  const id = link?.['id'] ?? order['customerId'];
  const customer = id ? customerById(shop, id) : byContact(shop, { email: email ?? buyer.email, phone: email ? null : buyer.phone });
  if (customer) return { customer: shop.changeCustomer(customer, fill(shop, [buyer, {}])), problems: [] };
  if (id || email) return { problems: [problem(['order', 'customer', 'toAssociate'], 'Customer does not exist', 'INVALID')] };
  if (buyer.email === null && buyer.phone === null) return { problems: [] };
  return { customer: shop.createCustomer(fill(shop, [buyer, { phone: buyer.phone }])), problems: [] };
}
