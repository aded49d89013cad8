import { addressSort, addressView, fullName } from '../addresses/address-view';
import { companyContactView } from '../companies/company-contact-view';
import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { gid } from '../gid';
import { metafieldFields } from '../metafields/metafield-view';
import { decimal, isPaid, type OrderRecord, totalCents } from '../orders/order-record';
import { orderPage } from '../orders/order-page';
import { orderView } from '../orders/order-view';
import type { Shop } from '../shop/shop';
import { emailFields, phoneFields } from './contact-view';
import type { CustomerRecord } from './customer-record';

export function displayName(customer: CustomerRecord): string {
  return fullName(customer) ?? customer.email ?? customer.phone ?? '';
}

function spent(shop: Shop, customer: CustomerRecord): View {
  const paid = shop.ordersOf(customer.id).filter((order) => isPaid(order) && order.cancelledAt === null);
  const total = paid.reduce((sum, order) => sum + totalCents(order), 0);
  return { amount: decimal(total), currencyCode: shop.config.currency };
}

function lastOrder(orders: readonly OrderRecord[]): OrderRecord | undefined {
  return [...orders].sort((a, b) => a.id - b.id).at(-1);
}

function addressFields(customer: CustomerRecord): View {
  const byDefault = customer.addresses.find((address) => address.id === customer.defaultAddressId);
  return {
    addresses: ({ first }: Args) => customer.addresses.slice(0, Number(first ?? 250)).map(addressView),
    addressesV2: (args: Args) => connection({ items: customer.addresses, keyOf: addressSort, view: addressView }, args),
    defaultAddress: byDefault ? addressView(byDefault) : null,
  };
}

function orderFields(context: Context, customer: CustomerRecord): View {
  const { shop } = context;
  return {
    amountSpent: () => spent(shop, customer),
    canDelete: () => shop.ordersOf(customer.id).length === 0,
    lastOrder: () => {
      const order = lastOrder(shop.ordersOf(customer.id));
      return order ? orderView(context, order) : null;
    },
    numberOfOrders: () => String(shop.ordersOf(customer.id).length),
    orders: (args: Args) => orderPage(context, { orders: shop.ordersOf(customer.id), args }),
  };
}

/** A customer as the API shows it; what is missing here the sandbox refuses to answer. */
export function customerView(context: Context, customer: CustomerRecord): View {
  const { id, firstName, lastName, note, tags, taxExempt, taxExemptions, locale, state, createdAt, updatedAt } = customer;
  return {
    __typename: 'Customer',
    id: gid('Customer', id),
    legacyResourceId: String(id),
    ...{ firstName, lastName, note, taxExempt, taxExemptions, locale, state, createdAt, updatedAt },
    tags: [...tags].sort(),
    displayName: displayName(customer),
    verifiedEmail: customer.verifiedEmail,
    validEmailAddress: customer.email !== null,
    multipassIdentifier: customer.multipassIdentifier,
    dataSaleOptOut: false,
    companyContactProfiles: () => context.shop.business.profilesOf(id).map((contact) => companyContactView(context, contact)),
    productSubscriberStatus: 'NEVER_SUBSCRIBED',
    mergeable: { isMergeable: true, errorFields: [], reason: null, mergeInProgress: null },
    ...emailFields(customer),
    ...phoneFields(customer),
    ...addressFields(customer),
    ...orderFields(context, customer),
    ...metafieldFields(context, { type: 'Customer', record: customer }),
  };
}
