import { joinKey, splitKey } from '@trueup/canonical-schema';
import { patchAt, type MappedRow, type MappingContext } from '@trueup/connector-kit';
import type { ShopifyLocation } from '../wire';
import { homeAccount } from './erp-account';

const SHOPIFYS = /^(US|CA|EU)_[A-Z0-9_]+$/;

/** The tax registration of a location, of the country in which it stands. */
export const locationTaxId: MappedRow<ShopifyLocation> = {
  read(wire, at) {
    const key = taxKey(wire, at);
    if (key === undefined) return [];
    const number = wire.taxSettings?.taxRegistrationId;
    if (number === undefined) return [{ key, state: 'withheld', value: null }];
    return [number ? { key, state: 'value', value: number } : { key, state: 'empty', value: null }];
  },
  write(value, { key }, at) {
    const isOwn = at.current === null ? splitKey(key, 2)[0] === at.row.country : key === taxKey(at.current, at);
    return isOwn ? patchAt<ShopifyLocation>('taxSettings.taxRegistrationId', value) : undefined;
  },
};

/** Exemptions of a location, as claims on the account of the ERP that books for this shop; Shopify takes its own codes only. */
export const locationExemptions: MappedRow<ShopifyLocation> = {
  read({ taxSettings }, at) {
    const key = homeAccount(at);
    if (key === undefined) return [];
    if (taxSettings === undefined) return [{ key, state: 'withheld', value: null }];
    const codes = [...taxSettings.taxExemptions].sort();
    return [codes.length > 0 ? { key, state: 'value', value: codes } : { key, state: 'empty', value: null }];
  },
  write(value, { key }, at) {
    if (key !== homeAccount(at)) return undefined;
    const codes = Array.isArray(value) ? value.filter((code) => SHOPIFYS.test(code)) : [];
    if (value !== null && codes.length === 0) return undefined;
    return patchAt<ShopifyLocation>('taxSettings.taxExemptions', [...codes].sort());
  },
};

function taxKey(wire: ShopifyLocation, { row }: Pick<MappingContext<unknown>, 'row'>): string | undefined {
  const country = wire.billingAddress?.countryCode ?? wire.shippingAddress?.countryCode ?? row.country;
  return country ? joinKey([country, country === 'US' ? 'ein' : 'vat']) : undefined;
}
