import type { IntegrationKeys } from '../auth/integration-keys';
import type { EntityRecord } from '../record/entity-record';
import type { Job } from './async-jobs';

/** All that an account keeps over a restart. */
export interface AccountState {
  integrations: IntegrationKeys[];
  records: EntityRecord[];
  jobs: Job[];
  sequences: Record<string, number>;
}
