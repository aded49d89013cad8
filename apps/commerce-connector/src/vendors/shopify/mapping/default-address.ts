import type { Address } from '@trueup/canonical-schema';
import { patchAt, type MappedRow } from '@trueup/connector-kit';
import type { ShopifyAddress, ShopifyCustomer } from '../wire';
import { namesOf, receiverOf } from './receiver';
import { hasProvinces } from './provinces';

const LONGEST = 255;
const LONGEST_ZIP = 20;
const NOBODY = { firstName: null, lastName: null, phone: null };

/**
 * The default address. A receiver or a telephone that golden does not name stays: other systems' forms have no room for them. It cannot be
 * cleared while there are others, for Shopify would make one of them the default.
 */
export const defaultAddress: MappedRow<ShopifyCustomer> = {
  read(wire) {
    const held = wire.defaultAddress;
    if (held === undefined) return [{ state: 'withheld', value: null }];
    if (held === null) return [{ state: 'empty', value: null }];
    if (held.firstName === undefined || held.phone === undefined) return [{ state: 'withheld', value: null, partId: held.id }];
    const value = canonical(held);
    const isBlank = Object.values(value).every((part) => part === null);
    return [isBlank ? { state: 'empty', value: null, partId: held.id } : { state: 'value', value, partId: held.id }];
  },
  write(value, place, { current }) {
    if (place.context !== 'private') return undefined;
    if (current !== null && current.defaultAddress === undefined) return undefined;
    if (value === null) return hasOthers(current) ? undefined : { defaultAddress: null };
    return patchAt<ShopifyCustomer>('defaultAddress', { ...(current?.defaultAddress ? {} : NOBODY), ...vendors(value as Address) });
  },
};

function hasOthers(current: ShopifyCustomer | null): boolean {
  return current !== null && current.defaultAddress !== null && (current.addressesV2 === undefined || current.addressesV2.nodes.length > 1);
}

function canonical(held: ShopifyAddress): Address {
  const { company, address1, address2, city, province, provinceCode, zip, countryCodeV2, phone = null } = held;
  return {
    receiver: receiverOf(held),
    company,
    line1: address1,
    line2: address2,
    line3: null,
    city,
    region: hasProvinces(countryCodeV2) ? (provinceCode ?? province) : null,
    postalCode: zip,
    country: countryCodeV2,
    phone,
    language: null,
  };
}

function vendors(value: Address): Partial<ShopifyAddress> {
  const { receiver, company, line1, line2, line3, city, region, postalCode, country, phone } = value;
  const province = country !== null && hasProvinces(country) ? region : null;
  const isCode = province !== null && /^[A-Z0-9-]{1,6}$/.test(province);
  return {
    ...(receiver === null ? {} : namesOf(receiver)),
    ...(phone === null ? {} : { phone: cut(phone) }),
    company: cut(company),
    address1: cut(line1),
    address2: cut([line2, line3].filter((line) => line !== null).join(', ')),
    city: cut(city),
    provinceCode: isCode ? province : null,
    province: isCode ? null : province,
    zip: cut(postalCode, LONGEST_ZIP),
    countryCodeV2: country,
  };
}

function cut(part: string | null, longest = LONGEST): string | null {
  return part?.trim().slice(0, longest) || null;
}
