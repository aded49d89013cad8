import type { IntegrationKeys } from '../auth/integration-keys';
import type { CustomerRecord } from '../record/customer-record';
import type { Job } from './async-jobs';

/** All that an account keeps over a restart. */
export interface AccountState {
  integrations: IntegrationKeys[];
  customers: CustomerRecord[];
  jobs: Job[];
  sequences: Record<string, number>;
}
