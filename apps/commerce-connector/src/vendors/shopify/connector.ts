import type { Connector } from '@trueup/connector-kit';
import { ShopifyClient } from './client';
import { API_VERSION } from './client/admin-api';
import { configuration, type ShopifyConfig } from './client/configuration';
import { mappings } from './mapping';
import { COMPANY, COMPANY_LOCATION, CUSTOMER, type ShopifyRecord } from './wire';

/** Shopify: the Admin GraphQL API, told of changes by signed webhooks and polled for those that got lost. */
export const shopify: Connector<ShopifyConfig, ShopifyRecord> = {
  name: 'shopify',
  apiVersion: API_VERSION,
  family: 'commerce',
  recordTypes: [CUSTOMER, COMPANY, COMPANY_LOCATION],
  createType: (_row, { kind }) => (kind === 'organisation' ? COMPANY : kind === 'site' ? COMPANY_LOCATION : CUSTOMER),
  configuration,
  // Points of the smallest plan; each answer tells what the shop really has.
  limits: { unit: 'points', concurrency: 8, batchSize: 10, perSecond: 100, maximum: 2_000 },
  mappings,
  overlayPath: (field) => `own.${field}`,
  connect: (config, context) => new ShopifyClient(config, context),
};
