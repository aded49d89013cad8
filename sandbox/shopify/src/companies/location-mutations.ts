import type { Args, Context, View } from '../graphql/context';
import { gid, idOf } from '../gid';
import { type Problem, under } from '../problem';
import { tidy } from '../text-rules';
import { changed } from './business';
import type { CompanyLocationRecord } from './business-records';
import { businessCodes, missing } from './business-problem';
import { companyById, locationById } from './by-gid';
import { companyAddressView, readCompanyAddress } from './company-address';
import { companyLocationView } from './company-location-view';
import { newLocation, readLocationUpdate, readNewLocation } from './location-fields';

const PLACE = { BILLING: 'billingAddress', SHIPPING: 'shippingAddress' } as const;
const NO_LOCATION = missing(['companyLocationId'], 'Company location');

function refused(name: string, problems: readonly Problem[]): View {
  return { [name]: null, userErrors: businessCodes(problems) };
}

/** Changes a location; what leaves it as it was moves no time and sends no webhook. */
function apply(
  { shop }: Context,
  [location, change]: [CompanyLocationRecord, (copy: CompanyLocationRecord) => void],
): CompanyLocationRecord {
  const next = changed(location, change);
  if (next) shop.business.putLocation(next);
  return next ?? location;
}

function create(context: Context, args: Args): View {
  const { shop } = context;
  const company = companyById(shop, args['companyId']);
  if (!company) return refused('companyLocation', [missing(['companyId'], 'Company')]);
  const { fields, problems } = readNewLocation(shop, args['input'] as Args);
  if (problems.length > 0) return refused('companyLocation', under(['input'], problems));
  const location = { ...newLocation(shop, company.id), ...fields };
  shop.business.putLocation(location);
  return { companyLocation: companyLocationView(context, location), userErrors: [] };
}

function update(context: Context, args: Args): View {
  const location = locationById(context.shop, args['companyLocationId']);
  if (!location) return refused('companyLocation', [NO_LOCATION]);
  const { fields, problems } = readLocationUpdate(context.shop, [args['input'] as Args, location]);
  if (problems.length > 0) return refused('companyLocation', under(['input'], problems));
  const next = apply(context, [location, (copy) => void Object.assign(copy, fields)]);
  return { companyLocation: companyLocationView(context, next), userErrors: [] };
}

/** An address that was shared by both types is no longer, once one of them gets another. */
function assignAddress(context: Context, args: Args): View {
  const { shop } = context;
  const location = locationById(shop, args['locationId']);
  if (!location) return refused('addresses', [missing(['locationId'], 'Company location')]);
  const places = (args['addressTypes'] as (keyof typeof PLACE)[]).map((type) => PLACE[type]);
  const [first = PLACE.SHIPPING] = places;
  const isShared = location.billingAddress?.id === location.shippingAddress?.id && places.length === 1;
  const { address, problems } = readCompanyAddress(shop, [args['address'] as Args, location[first]]);
  if (!address) return refused('addresses', under(['address'], problems));
  const put = isShared ? { ...address, id: shop.nextId() } : address;
  const kept = location[first];
  const { updatedAt: _new, ...now } = put;
  const { updatedAt: _old, ...before } = kept ?? { updatedAt: '' };
  const isSame = places.length === 1 && JSON.stringify({ ...now, id: 0 }) === JSON.stringify({ ...before, id: 0 });
  const next = isSame ? location : apply(context, [location, (copy) => places.forEach((place) => (copy[place] = put))]);
  const shown = next[first] ?? put;
  return { addresses: [companyAddressView(shown, shop.business.companyOf(location).name)], userErrors: [] };
}

function deleteAddress(context: Context, { addressId }: Args): View {
  const id = idOf('CompanyAddress', String(addressId));
  const isHolder = (one: CompanyLocationRecord): boolean => [one.billingAddress?.id, one.shippingAddress?.id].includes(id ?? -1);
  const holder = [...context.shop.business.locations.values()].find(isHolder);
  if (!holder) return refused('deletedAddressId', [missing(['addressId'], 'Address')]);
  apply(context, [
    holder,
    (copy) => {
      for (const place of Object.values(PLACE)) if (copy[place]?.id === id) copy[place] = null;
    },
  ]);
  return { deletedAddressId: addressId, userErrors: [] };
}

function taxSettings(context: Context, args: Args): View {
  const location = locationById(context.shop, args['companyLocationId']);
  if (!location) return refused('companyLocation', [NO_LOCATION]);
  const { taxExempt, taxRegistrationId } = args;
  const [more, less] = ['exemptionsToAssign', 'exemptionsToRemove'].map((name) => (args[name] as string[] | null | undefined) ?? []);
  const next = apply(context, [
    location,
    (copy) => {
      if (typeof taxExempt === 'boolean') copy.taxExempt = taxExempt;
      if (taxRegistrationId !== undefined) copy.taxRegistrationId = tidy(taxRegistrationId);
      copy.taxExemptions = [...new Set([...copy.taxExemptions, ...(more ?? [])])].filter((one) => !less?.includes(one));
    },
  ]);
  return { companyLocation: companyLocationView(context, next), userErrors: [] };
}

function removeAll({ shop }: Context, ids: readonly unknown[]): { deleted: string[]; problems: Problem[] } {
  const locations = ids.map((id) => locationById(shop, id));
  const problems = locations.flatMap((location, index) => (location ? [] : [missing([String(index)], 'Company location')]));
  const there = locations.filter((location) => location !== undefined);
  there.forEach((location) => shop.business.deleteLocation(location));
  return { deleted: there.map(({ id }) => gid('CompanyLocation', id)), problems };
}

export function locationMutations(context: Context): View {
  return {
    companyLocationCreate: (args: Args) => create(context, args),
    companyLocationUpdate: (args: Args) => update(context, args),
    companyLocationAssignAddress: (args: Args) => assignAddress(context, args),
    companyAddressDelete: (args: Args) => deleteAddress(context, args),
    companyLocationTaxSettingsUpdate: (args: Args) => taxSettings(context, args),
    companyLocationDelete: ({ companyLocationId }: Args) => {
      const { deleted, problems } = removeAll(context, [companyLocationId]);
      return {
        deletedCompanyLocationId: deleted[0] ?? null,
        userErrors: problems.map((one) => ({ ...one, field: ['companyLocationId'] })),
      };
    },
    companyLocationsDelete: ({ companyLocationIds }: Args) => {
      const { deleted, problems } = removeAll(context, companyLocationIds as string[]);
      return { deletedCompanyLocationIds: deleted, userErrors: under(['companyLocationIds'], problems) };
    },
  };
}
