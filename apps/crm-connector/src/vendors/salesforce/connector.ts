import type { Connector } from '@trueup/connector-kit';
import { SalesforceClient } from './client';
import { configuration, type SalesforceConfig } from './client/configuration';
import { API_VERSION } from './client/rest-api';
import { mapping, settingsOf } from './mapping';
import { PERSON_TYPES, type SalesforcePerson } from './wire';

/** Salesforce: REST for whole records, look-ups and writes; change events over the Pub/Sub API, and a poll for what they miss. */
export const salesforce: Connector<SalesforceConfig, SalesforcePerson> = {
  name: 'salesforce',
  apiVersion: `REST v${API_VERSION}, Pub/Sub API v1`,
  family: 'crm',
  recordTypes: PERSON_TYPES,
  createType: (row) => settingsOf(row).createType,
  configuration,
  // 25 calls that last longer than 20 seconds are the org's limit, for everybody; the calls of a day are told with each answer.
  limits: { unit: 'calls', concurrency: 20, batchSize: 100 },
  mappings: { Contact: mapping, Account: mapping },
  connect: (config, context) => new SalesforceClient(config, context),
};
