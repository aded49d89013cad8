import type { Connector } from '@trueup/connector-kit';
import { ShopifyClient } from './client';
import { API_VERSION } from './client/admin-api';
import { configuration, type ShopifyConfig } from './client/configuration';
import { mapping } from './mapping';
import { CUSTOMER, type ShopifyCustomer } from './wire';

/** Shopify: the Admin GraphQL API, told of changes by signed webhooks and polled for those that got lost. */
export const shopify: Connector<ShopifyConfig, ShopifyCustomer> = {
  name: 'shopify',
  apiVersion: API_VERSION,
  family: 'commerce',
  // Companies, their locations and contacts are record types of their own and come next.
  recordTypes: [CUSTOMER],
  configuration,
  // Points of the smallest plan; each answer tells what the shop really has.
  limits: { unit: 'points', concurrency: 8, batchSize: 10, perSecond: 100, maximum: 2_000 },
  mappings: { customer: mapping },
  connect: (config, context) => new ShopifyClient(config, context),
};
