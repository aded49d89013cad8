export type { ShopifySandboxConfig } from './config';
export { startShopifySandbox } from './start-shopify-sandbox';
