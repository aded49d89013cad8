import type { Connector } from '@trueup/connector-kit';
import { NetsuiteClient } from './client';
import { configuration, type NetsuiteConfig } from './client/configuration';
import { contactMapping, customerMapping } from './mapping';
import { RECORD_TYPES, type NetsuiteRecord } from './wire';

/** NetSuite: REST record v1 for whole records and writes, SuiteQL for what changed and for looking up; polled, for it pushes nothing. */
export const netsuite: Connector<NetsuiteConfig, NetsuiteRecord> = {
  name: 'netsuite',
  apiVersion: 'REST record v1, SuiteQL query v1',
  family: 'erp',
  recordTypes: RECORD_TYPES,
  // People at a company are contacts of it; everybody else is a customer.
  createType: (_row, { kind }, context) => (kind === 'person' && context !== 'private' ? 'contact' : 'customer'),
  configuration,
  // An account without SuiteCloud Plus has five calls at once, for everybody: one is left to people and other integrations.
  limits: { unit: 'calls', concurrency: 4, batchSize: 20 },
  mappings: { customer: customerMapping, contact: contactMapping },
  connect: (config, context) => new NetsuiteClient(config, context),
};
