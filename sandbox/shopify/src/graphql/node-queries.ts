import { GraphQLError } from 'graphql';
import { bulkView } from '../bulk/bulk-view';
import { companyContactView } from '../companies/company-contact-view';
import { companyLocationView } from '../companies/company-location-view';
import { companyView } from '../companies/company-view';
import { addressView } from '../addresses/address-view';
import { customerView } from '../customers/customer-view';
import { parseGid } from '../gid';
import { orderView } from '../orders/order-view';
import { refuseWithoutScope, scopedField } from './access-scopes';
import type { Args, Context, View } from './context';
import { unserved } from './unserved';

const MOST = 250;

function shown<T>(record: T | undefined, view: (record: T) => View): View | null {
  return record === undefined ? null : view(record);
}

const READERS: Readonly<Record<string, (context: Context, id: number) => View | null>> = {
  Company: (context, id) => shown(context.shop.business.companies.get(id), (one) => companyView(context, one)),
  CompanyLocation: (context, id) => shown(context.shop.business.locations.get(id), (one) => companyLocationView(context, one)),
  CompanyContact: (context, id) => shown(context.shop.business.contacts.get(id), (one) => companyContactView(context, one)),
  BulkOperation: (context, id) =>
    shown(
      context.shop.data.bulkOperations.find((one) => one.id === id),
      (one) => bulkView(context, one),
    ),
};

/** Any object by its id; null when it is gone. */
function node(context: Context, gid: string): View | null {
  const { shop } = context;
  const { type, id } = parseGid(gid);
  refuseWithoutScope(context.scopes, ['QueryRoot', scopedField(type)]);
  const reader = READERS[type];
  if (reader) return reader(context, id);
  if (type === 'Customer') {
    const customer = shop.customers.get(id);
    return customer ? customerView(context, customer) : null;
  }
  if (type === 'Order') {
    const order = shop.orders.get(id);
    return order ? orderView(context, order) : null;
  }
  if (type !== 'MailingAddress') throw unserved(`nodes of type ${type}`);
  const owner = shop.findCustomer((customer) => customer.addresses.some((address) => address.id === id));
  const address = owner?.addresses.find((one) => one.id === id);
  return address ? addressView(address) : null;
}

function nodes(context: Context, ids: readonly string[]): (View | null)[] {
  if (ids.length > MOST) {
    const message = `The input array size of ${ids.length} is greater than the maximum allowed of ${MOST}.`;
    throw new GraphQLError(message, { extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' } });
  }
  return ids.map((id) => node(context, id));
}

export function nodeQueries(context: Context): View {
  return {
    node: ({ id }: Args) => node(context, String(id)),
    nodes: ({ ids }: Args) => nodes(context, ids as string[]),
  };
}
