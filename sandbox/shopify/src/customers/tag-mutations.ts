import type { Args, Context, View } from '../graphql/context';
import { parseGid } from '../gid';
import { oneSecond } from '../one-second';
import { orderView } from '../orders/order-view';
import { problem } from '../problem';
import { tidyTags } from './customer-fields';
import { customerView } from './customer-view';

type Edit = (tags: readonly string[], wanted: readonly string[]) => string[];

const add: Edit = (tags, wanted) => tidyTags([...tags, ...wanted]);
const remove: Edit = (tags, wanted) => {
  const gone = new Set(wanted.map((tag) => tag.toLowerCase()));
  return tags.filter((tag) => !gone.has(tag.toLowerCase()));
};

function change(context: Context, [args, edit]: [args: Args, edit: Edit]): View {
  const { shop } = context;
  const { type, id } = parseGid(String(args['id']));
  const wanted = tidyTags(args['tags'] as string[]);
  const customer = type === 'Customer' ? shop.customers.get(id) : undefined;
  const order = type === 'Order' ? shop.orders.get(id) : undefined;
  if (customer) {
    shop.changeCustomer(customer, (one) => {
      one.tags = edit(one.tags, wanted);
    });
    return { node: customerView(context, customer), userErrors: [] };
  }
  if (!order) return { node: null, userErrors: [problem(['id'], `${type} does not exist`)] };
  order.tags = edit(order.tags, wanted);
  order.updatedAt = oneSecond();
  shop.keepOrder(order, [{ topic: 'ORDERS_UPDATED', order, customer: shop.customers.get(order.customerId ?? -1) }]);
  return { node: orderView(context, order), userErrors: [] };
}

export function tagMutations(context: Context): View {
  return {
    tagsAdd: (args: Args) => change(context, [args, add]),
    tagsRemove: (args: Args) => change(context, [args, remove]),
  };
}
