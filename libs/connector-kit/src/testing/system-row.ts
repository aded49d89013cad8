import { ROW_DEFAULTS, type SystemRow } from '@trueup/governance';

/** A row of systems.yaml for tests: a store that is written to. */
export function systemRow(given: Partial<SystemRow> = {}): SystemRow {
  return {
    ...ROW_DEFAULTS,
    system: 'shop-one',
    vendor: 'fake',
    family: 'commerce',
    mode: 'write',
    brand: 'brand-one',
    legalEntity: null,
    businessUnit: null,
    region: null,
    country: null,
    createWhen: 'always',
    orderAccepted: null,
    keyField: null,
    pollSeconds: 1,
    webhook: null,
    connection: {},
    limits: {},
    settings: {},
    ...given,
  };
}
