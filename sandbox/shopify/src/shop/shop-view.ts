import type { View } from '../graphql/context';
import { gid } from '../gid';
import type { Shop } from './shop';

export function shopView(shop: Shop): View {
  const { config, data } = shop;
  const name = config.shop.split('.')[0] ?? config.shop;
  return {
    __typename: 'Shop',
    id: gid('Shop', data.shopId),
    name,
    myshopifyDomain: config.shop,
    url: `https://${config.shop}`,
    primaryDomain: { host: config.shop, url: `https://${config.shop}`, id: gid('Shop', data.shopId), sslEnabled: true },
    email: `owner@${name}.example.com`,
    contactEmail: `hello@${name}.example.com`,
    currencyCode: config.currency,
    createdAt: data.createdAt,
    timezoneOffset: config.utcOffset.replace(':', ''),
    taxesIncluded: false,
  };
}
