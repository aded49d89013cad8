import type { LaggingIndex } from '@trueup/sandbox-kit';
import { isExported } from '@trueup/sandbox-kit';
import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { unserved } from '../graphql/unserved';
import { idOf } from '../gid';
import { companyById, contactById, locationById } from './by-gid';
import { companyContactView } from './company-contact-view';
import { companyLocationView } from './company-location-view';
import { companyFilter, locationFilter } from './company-search';
import { companyView, roleView } from './company-view';

interface Kept {
  id: number;
  name: string;
  createdAt: string;
  updatedAt: string;
}

interface Listing<T extends Kept> {
  name: string;
  index: LaggingIndex<T>;
  records: ReadonlyMap<number, T>;
  filter: (record: T) => boolean;
  view(record: T): View;
}

const KEYS: Record<string, (record: Kept) => string | number> = {
  ID: ({ id }) => id,
  RELEVANCE: ({ id }) => id,
  NAME: ({ name }) => name,
  CREATED_AT: ({ createdAt }) => createdAt,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
};

/** Found and sorted as the search knows them, shown as they are; a faulty export leaves some out. */
function page<T extends Kept>(context: Context, [listing, args]: [Listing<T>, Args]): View {
  const { exportShare } = context.shop.faults;
  const sortKey = String(args['sortKey'] ?? 'ID');
  const value = KEYS[sortKey];
  if (!value) throw unserved(`${listing.name} sorted by ${sortKey}`);
  const isListed = ({ id }: T): boolean => Boolean(args['query']) || isExported(String(id), exportShare);
  const items = listing.index.values().filter((one) => listing.records.has(one.id) && listing.filter(one) && isListed(one));
  const view = ({ id }: T): View => listing.view(listing.records.get(id) as T);
  return connection({ items, keyOf: (one) => [value(one), one.id], view }, args);
}

function roleById({ shop }: Context, id: unknown): View | null {
  const number = idOf('CompanyContactRole', String(id));
  const role = [...shop.business.companies.values()].flatMap(({ roles }) => roles).find((one) => one.id === number);
  return role ? roleView(role) : null;
}

export function companyQueries(context: Context): View {
  const { shop } = context;
  const { business } = shop;
  const shown = <T>(record: T | undefined, view: (context: Context, record: T) => View): View | null =>
    record ? view(context, record) : null;
  return {
    company: ({ id }: Args) => shown(companyById(shop, id), companyView),
    companyLocation: ({ id }: Args) => shown(locationById(shop, id), companyLocationView),
    companyContact: ({ id }: Args) => shown(contactById(shop, id), companyContactView),
    companyContactRole: ({ id }: Args) => roleById(context, id),
    companiesCount: () => ({ count: business.companies.size, precision: 'EXACT' }),
    companies: (args: Args) => {
      const filter = companyFilter(args['query']);
      const listing = { name: 'companies', index: business.companySearch, records: business.companies, filter };
      return page(context, [{ ...listing, view: (one) => companyView(context, one) }, args]);
    },
    companyLocations: (args: Args) => {
      const filter = locationFilter(args['query']);
      const listing = { name: 'companyLocations', index: business.locationSearch, records: business.locations, filter };
      return page(context, [{ ...listing, view: (one) => companyLocationView(context, one) }, args]);
    },
  };
}
