import { GraphQLError } from 'graphql';
import { addressView } from '../addresses/address-view';
import { customerView } from '../customers/customer-view';
import { parseGid } from '../gid';
import { orderView } from '../orders/order-view';
import type { Args, Context, View } from './context';
import { unserved } from './unserved';

const MOST = 250;

/** Any object by its id; null when it is gone. */
function node(context: Context, gid: string): View | null {
  const { shop } = context;
  const { type, id } = parseGid(gid);
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
