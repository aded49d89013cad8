import { randomBytes, randomInt } from 'node:crypto';
import type { BulkRecord } from '../bulk/bulk-record';
import { type BusinessData, emptyBusinessData } from '../companies/business-records';
import type { TenantConfig } from '../config';
import type { CustomerRecord } from '../customers/customer-record';
import type { MetafieldDefinitionRecord } from '../metafields/metafield-record';
import { oneSecond } from '../one-second';
import type { OrderRecord } from '../orders/order-record';
import type { SubscriptionRecord } from '../webhooks/subscription-record';

export interface ShopSecrets {
  accessToken: string;
  staffToken: string;
  webhookSecret: string;
}

/** Everything a shop remembers, as it is written to the state file. */
export interface ShopData extends BusinessData {
  secrets: ShopSecrets;
  shopId: number;
  createdAt: string;
  nextId: number;
  nextOrderNumber: number;
  customers: CustomerRecord[];
  orders: OrderRecord[];
  definitions: MetafieldDefinitionRecord[];
  subscriptions: SubscriptionRecord[];
  /** Merged customers: job id to the customer that was kept. */
  mergeJobs: Record<string, number>;
  bulkOperations: BulkRecord[];
}

function secret(prefix: string): string {
  return `${prefix}_${randomBytes(16).toString('hex')}`;
}

export function emptyShopData(): ShopData {
  return {
    secrets: { accessToken: secret('shpat'), staffToken: secret('shpat'), webhookSecret: secret('shpss') },
    shopId: randomInt(60_000_000_000, 90_000_000_000),
    createdAt: oneSecond(),
    nextId: randomInt(6_000_000_000_000, 9_000_000_000_000),
    nextOrderNumber: 1001,
    customers: [],
    orders: [],
    definitions: [],
    subscriptions: [],
    mergeJobs: {},
    bulkOperations: [],
    ...emptyBusinessData(),
  };
}

/** What the configuration says goes over what was kept. */
export function configuredSecrets(config: TenantConfig, kept: ShopSecrets): ShopSecrets {
  return {
    accessToken: config.accessToken ?? kept.accessToken,
    staffToken: config.staffToken ?? kept.staffToken,
    webhookSecret: config.webhookSecret ?? kept.webhookSecret,
  };
}
