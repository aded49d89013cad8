import type { ShopifyCompany } from './company';
import type { ShopifyLocation } from './company-location';
import type { ShopifyCustomer } from './customer';

export * from './company';
export * from './company-location';
export { type ContactProfile, type RoleAssignment } from './contact-profile';
export * from './customer';
export * from './gid';
export { type ErpAccount, type WithAccounts } from './parts';

/** Any record of a shop. */
export type ShopifyRecord = ShopifyCustomer | ShopifyCompany | ShopifyLocation;
