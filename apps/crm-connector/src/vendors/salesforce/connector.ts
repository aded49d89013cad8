import type { Connector } from '@trueup/connector-kit';
import { SalesforceClient } from './client';
import { configuration, type SalesforceConfig } from './client/configuration';
import { API_VERSION } from './client/rest-api';
import { mappings, settingsOf } from './mapping';
import type { SalesforceRecord } from './wire';

/** Salesforce: REST for whole records, look-ups and writes; change events over the Pub/Sub API, and a poll for what they miss; bulk queries for a first load. */
export const salesforce: Connector<SalesforceConfig, SalesforceRecord> = {
  name: 'salesforce',
  apiVersion: `REST v${API_VERSION}, Bulk API 2.0, Pub/Sub API v1`,
  family: 'crm',
  // An overlay that names no type is about contacts.
  recordTypes: ['Contact', 'Account', 'Lead'],
  createType: (row, { kind }, context) => {
    if (kind === 'organisation' || kind === 'site') return 'Account';
    // A person account is nobody's contact.
    return context.startsWith('business:') ? 'Contact' : settingsOf(row).createType;
  },
  configuration,
  // 25 calls that last longer than 20 seconds are the org's limit, for everybody; the calls of a day are told with each answer.
  limits: { unit: 'calls', concurrency: 20, batchSize: 100 },
  mappings,
  connect: (config, context) => new SalesforceClient(config, context),
};
