import type { Connector } from '@trueup/connector-kit';
import { NetsuiteClient } from './client';
import { configuration, type NetsuiteConfig } from './client/configuration';
import { mapping } from './mapping';
import type { NetsuiteCustomer } from './wire';

/** NetSuite: REST record v1 for whole records and writes, SuiteQL for what changed and for looking up; polled, for it pushes nothing. */
export const netsuite: Connector<NetsuiteConfig, NetsuiteCustomer> = {
  name: 'netsuite',
  apiVersion: 'REST record v1, SuiteQL query v1',
  family: 'erp',
  recordTypes: ['customer'],
  configuration,
  // An account without SuiteCloud Plus has five calls at once, for everybody: one is left to people and other integrations.
  limits: { unit: 'calls', concurrency: 4, batchSize: 20 },
  mappings: { customer: mapping },
  connect: (config, context) => new NetsuiteClient(config, context),
};
