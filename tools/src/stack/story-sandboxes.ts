import type { SandboxPlan } from './sandbox-fleet';

const GERMANY = { id: '2', name: 'Northwind Handel GmbH', country: 'DE', currency: 'EUR' };
const AMERICA = { id: '1', name: 'Northwind Trading Inc.', country: 'US', currency: 'USD' };

/** The five systems of config/systems.yaml as sandboxes: one CRM, two shops, and an ERP account for each legal entity. */
export const STORY_SANDBOXES: readonly SandboxPlan[] = [
  { vendor: 'salesforce', tenants: [{ system: 'salesforce', port: 0 }] },
  {
    vendor: 'shopify',
    tenants: [
      { system: 'shopify-us', port: 0, shop: 'northwind-us.example.com', plan: 1000 },
      { system: 'shopify-eu', port: 0, shop: 'northwind-eu.example.com', plan: 1000, currency: 'EUR', country: 'DE' },
    ],
  },
  {
    vendor: 'netsuite',
    tenants: [
      { system: 'netsuite-us', port: 0, accountId: '1000001', subsidiaries: [AMERICA], numberPrefix: 'US' },
      { system: 'netsuite-de', port: 0, accountId: '1000002', subsidiaries: [GERMANY], numberPrefix: 'DE' },
    ],
  },
];
