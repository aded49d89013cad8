import { field, type Codec, type MappedRow } from '@trueup/connector-kit';
import type { ShopifyCustomer } from '../wire';

const EMAIL = 'defaultEmailAddress.emailAddress';

/** Shopify keeps e-mail addresses in small letters. */
const small: Codec = {
  from: (raw) => (typeof raw === 'string' && raw !== '' ? raw : null),
  to: (value) => (typeof value === 'string' ? value.trim().toLowerCase() : value),
};

const plain = field<ShopifyCustomer>(EMAIL, { as: small });

/** The default e-mail address, which has no place for ours while it is what the shopper signs in with. */
export const contactEmail: MappedRow<ShopifyCustomer> = {
  read: plain.read.bind(plain),
  write: (value, address, at) => (at.current !== null && isLogin(at.current) ? undefined : plain.write?.(value, address, at)),
};

/** The address that the shopper signs in with, once the account is enabled. */
export const loginEmail: MappedRow<ShopifyCustomer> = {
  read: (wire, at) => (isLogin(wire) || wire.defaultEmailAddress === undefined ? plain.read(wire, at) : [{ state: 'empty', value: null }]),
};

function isLogin({ state }: ShopifyCustomer): boolean {
  return state === 'ENABLED';
}
