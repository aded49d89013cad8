import type { Family } from '@trueup/governance';
import { z } from 'zod';
import type { AnyConnector, Client, Connector } from '../connector';
import type { Fault } from '../faults';
import { fileMapping } from './file-mapping';
import { ROW_TYPE } from './file-row';
import type { FileParty } from './party-of-row';

/** As `vendor` in systems.yaml: a system of which Trueup has nothing but files. */
export const FILE_VENDOR = 'file';

const NO_WRITING: Fault = { kind: 'rejected', code: 'FILE_ONLY', message: 'Nobody writes to a system that lives from files.' };

const client: Client<FileParty> = {
  fetch: (refs) => Promise.resolve(refs.map((ref) => ({ ref, record: null }))),
  find: () => Promise.resolve([]),
  write: (batch) => Promise.resolve(batch.map(() => ({ kind: 'fault', fault: NO_WRITING }))),
  faultOf: (error) => ({ kind: 'malformed', code: 'UNKNOWN', message: error instanceof Error ? error.message : String(error) }),
};

function fileConnector(family: Family): AnyConnector {
  const connector: Connector<unknown, FileParty> = {
    name: FILE_VENDOR,
    apiVersion: '1',
    family,
    recordTypes: [ROW_TYPE],
    createType: () => null,
    configuration: z.unknown(),
    limits: { unit: 'rows', concurrency: 1, batchSize: 100 },
    mappings: { [ROW_TYPE]: fileMapping },
    connect: () => client,
  };
  return connector;
}

/** For the families that an app serves, those of its systems that live from files. Marketing has no app of its own and goes with CRM. */
export function fileConnectors(connectors: readonly AnyConnector[]): AnyConnector[] {
  const families = new Set(connectors.flatMap(({ family }): Family[] => (family === 'crm' ? ['crm', 'marketing'] : [family])));
  return [...families].map(fileConnector);
}
