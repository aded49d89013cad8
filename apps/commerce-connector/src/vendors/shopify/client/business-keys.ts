import type { LookupKeys } from '@trueup/connector-kit';
import type { ShopifyCompany, ShopifyLocation } from '../wire';
import type { AdminApi } from './admin-api';
import type { BusinessReader } from './business-reader';
import { COMPANY_ADDRESSES } from './documents/business-mutations';

type Record_ = ShopifyCompany | ShopifyLocation;
type At = NonNullable<LookupKeys['at']>;

interface Place {
  readonly city: string | null;
  readonly zip: string | null;
}

const FEW = 20;

/** The company or location whose external id is our key; searches lag, so one that was just made may be missing. */
export async function byExternalId<Wire extends Record_>(reader: BusinessReader<Wire>, key: string): Promise<Wire | undefined> {
  const page = await reader.search(`external_id:'${key}'`, null, 2);
  return page?.nodes.find(({ externalId }) => externalId === key);
}

/** Companies of one of the names that have a location in that place, or none anywhere. */
export async function companiesNamed(
  api: AdminApi,
  reader: BusinessReader<ShopifyCompany>,
  { names = [], at }: Pick<LookupKeys, 'names' | 'at'>,
): Promise<ShopifyCompany[]> {
  const found = at ? await named(reader, names) : [];
  if (found.length === 0 || !at) return [];
  type Located = { id: string; locations: { nodes: { billingAddress: Place | null; shippingAddress: Place | null }[] } };
  const call = { document: COMPANY_ADDRESSES, variables: { ids: found.map(({ id }) => id) }, cost: found.length * (3 + FEW * 3) };
  const { data } = await api.ask<{ nodes: (Located | null)[] }>(call);
  const near = new Set(data.nodes.flatMap((one) => (one && isThere(one.locations.nodes, at) ? one.id : [])));
  return found.filter(({ id }) => near.has(id));
}

/** Locations of one of the names that are in that place. */
export async function locationsNamed(
  reader: BusinessReader<ShopifyLocation>,
  { names = [], at }: Pick<LookupKeys, 'names' | 'at'>,
): Promise<ShopifyLocation[]> {
  const found = at ? await named(reader, names) : [];
  const places = ({ billingAddress, shippingAddress }: ShopifyLocation) => ({
    billingAddress: billingAddress ?? null,
    shippingAddress: shippingAddress ?? null,
  });
  return at ? found.filter((location) => isNear(places(location), at)) : [];
}

function isThere(locations: readonly { billingAddress: Place | null; shippingAddress: Place | null }[], at: At): boolean {
  return locations.length === 0 || locations.some((location) => isNear(location, at));
}

/** Quotes cannot be quoted in a search; a name that has some is found by its words around them. */
async function named<Wire extends Record_>(reader: BusinessReader<Wire>, names: readonly string[]): Promise<Wire[]> {
  const found: Wire[] = [];
  for (const name of names) {
    const page = await reader.search(`name:"${name.replaceAll('"', ' ').replaceAll('\\', ' ')}"`, null, FEW);
    found.push(...(page?.nodes ?? []));
  }
  return found;
}

function isNear({ billingAddress, shippingAddress }: { billingAddress: Place | null; shippingAddress: Place | null }, at: At): boolean {
  const isSame = (one: string | null | undefined, other: string | null): boolean =>
    Boolean(one) && one?.toLowerCase() === other?.toLowerCase();
  return [billingAddress, shippingAddress].some((place) => isSame(place?.zip, at.postalCode) || isSame(place?.city, at.city));
}
