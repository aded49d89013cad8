import { isExported } from '@trueup/sandbox-kit';
import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { unserved } from '../graphql/unserved';
import { namespaceOf, ownerByCustomId } from '../metafields/owner-metafields';
import { customerById } from './customer-by-id';
import { e164 } from './customer-fields';
import type { CustomerRecord } from './customer-record';
import { customerFilter } from './customer-search';
import { customerView, displayName } from './customer-view';

const KEYS: Record<string, (customer: CustomerRecord) => string | number> = {
  ID: (customer) => customer.id,
  RELEVANCE: (customer) => customer.id,
  CREATED_AT: (customer) => customer.createdAt,
  UPDATED_AT: (customer) => customer.updatedAt,
  NAME: displayName,
};

/** Found and sorted as the search knows them, shown as they are; one deleted meanwhile is left out, and a faulty export leaves out more. */
function page(context: Context, args: Args): View {
  const { shop } = context;
  const sortKey = String(args['sortKey'] ?? 'ID');
  const value = KEYS[sortKey];
  if (!value) throw unserved(`customers sorted by ${sortKey}`);
  const found = shop.customerSearch.values().filter(customerFilter(args['query']));
  const { exportShare } = shop.faults;
  const isListed = ({ id }: CustomerRecord): boolean => Boolean(args['query']) || isExported(String(id), exportShare);
  const items = found.filter((customer) => shop.customers.has(customer.id) && isListed(customer));
  const view = ({ id }: CustomerRecord): View => customerView(context, shop.customers.get(id) as CustomerRecord);
  return connection({ items, keyOf: (customer) => [value(customer), customer.id], view }, args);
}

function count({ shop }: Context, args: Args): View {
  const found = shop.customerSearch.values().filter(customerFilter(args['query'])).length;
  const limit = args['limit'] === null ? Number.POSITIVE_INFINITY : Number(args['limit']);
  return { count: Math.min(found, limit), precision: found > limit ? 'AT_LEAST' : 'EXACT' };
}

function byIdentifier(context: Context, identifier: Args): CustomerRecord | undefined {
  const { shop } = context;
  if (identifier['id']) return customerById(shop, identifier['id']);
  if (identifier['emailAddress']) {
    const email = String(identifier['emailAddress']).trim().toLowerCase();
    return shop.findCustomer((customer) => customer.email === email);
  }
  if (identifier['phoneNumber']) {
    const phone = e164(String(identifier['phoneNumber']), shop.config.country);
    return phone ? shop.findCustomer((customer) => customer.phone === phone) : undefined;
  }
  const customId = identifier['customId'] as Args;
  return ownerByCustomId(shop, {
    namespace: namespaceOf(context, customId['namespace']),
    key: String(customId['key']),
    value: String(customId['value']),
  });
}

export function customerQueries(context: Context): View {
  const view = (customer: CustomerRecord | undefined): View | null => (customer ? customerView(context, customer) : null);
  return {
    customer: ({ id }: Args) => view(customerById(context.shop, id)),
    customerByIdentifier: ({ identifier }: Args) => view(byIdentifier(context, identifier as Args)),
    customers: (args: Args) => page(context, args),
    customersCount: (args: Args) => count(context, args),
  };
}
