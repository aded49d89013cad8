import { StateFile } from '@trueup/sandbox-kit';
import { generateIntegrations, type IntegrationKeys } from '../auth/integration-keys';
import { FieldCatalog } from '../fields/field-catalog';
import { type ListEntry, type ListName, type ReferenceLists, referenceLists } from '../fields/reference-lists';
import { displayName } from '../record/display-name';
import type { TenantConfig } from '../tenant-config';
import type { AccountState } from './account-state';
import { AsyncJobs } from './async-jobs';
import { CustomerStore } from './customer-store';

export type Sequence = 'customer' | 'customerNumber' | 'address' | 'job' | 'salesOrder';

/** Sequences start apart, so that a number taken for an internal id is noticed. */
const STARTS: Record<Sequence, number> = { customer: 1000, customerNumber: 10_000, address: 40_000, job: 100, salesOrder: 7_000 };

/** One NetSuite account: its set-up, its customers and what it keeps over a restart. */
export class Account {
  readonly fields: FieldCatalog;
  readonly lists: ReferenceLists;
  readonly customers: CustomerStore;
  readonly jobs: AsyncJobs;
  readonly integrations: readonly IntegrationKeys[];
  private readonly sequences: Record<string, number>;

  private constructor(
    readonly config: TenantConfig,
    private readonly file: StateFile<AccountState>,
    state: AccountState,
  ) {
    this.fields = new FieldCatalog(config);
    this.lists = referenceLists(config);
    this.customers = new CustomerStore(config.searchLagMs, state.customers);
    this.integrations = state.integrations;
    this.sequences = state.sequences;
    this.jobs = new AsyncJobs({
      delayMs: config.jobDelayMs,
      nextId: () => this.next('job'),
      changed: () => this.changed(),
      known: state.jobs,
    });
  }

  static async open(config: TenantConfig): Promise<Account> {
    const file = new StateFile<AccountState>(config.stateFile);
    const known = file.load();
    const account = new Account(
      config,
      file,
      known ?? { integrations: await generateIntegrations(), customers: [], jobs: [], sequences: {} },
    );
    account.changed();
    return account;
  }

  next(sequence: Sequence): string {
    const number = (this.sequences[sequence] ?? STARTS[sequence]) + 1;
    this.sequences[sequence] = number;
    return String(number);
  }

  /** An entry of a list by its id, for references to be checked and shown. */
  entry(list: ListName, id: string): ListEntry | undefined {
    if (list !== 'customer') return this.lists[list].find((one) => one.id === id);
    const customer = this.customers.get(id);
    return customer && { id, name: displayName(customer) };
  }

  changed(): void {
    this.file.save(() => ({
      integrations: [...this.integrations],
      customers: this.customers.all(),
      jobs: this.jobs.all(),
      sequences: this.sequences,
    }));
  }

  async close(): Promise<void> {
    await this.file.flush();
  }
}
