import { StateFile } from '@trueup/sandbox-kit';
import { generateIntegrations, type IntegrationKeys } from '../auth/integration-keys';
import { FieldCatalog } from '../fields/field-catalog';
import { type ListEntry, type ListName, type ReferenceLists, referenceLists } from '../fields/reference-lists';
import { displayName } from '../record/display-name';
import { type EntityRecord, RECORD_TYPES, type RecordType } from '../record/entity-record';
import type { TenantConfig } from '../tenant-config';
import type { AccountState } from './account-state';
import { AsyncJobs } from './async-jobs';
import { EntityStore } from './entity-store';

export type Sequence = 'entity' | 'customerNumber' | 'address' | 'relationship' | 'job' | 'salesOrder';

/** Sequences start apart, so that a number taken for an internal id is noticed. */
const STARTS: Record<Sequence, number> = {
  entity: 1000,
  customerNumber: 10_000,
  address: 40_000,
  relationship: 500,
  job: 100,
  salesOrder: 7_000,
};

/** One NetSuite account: its set-up, its records and what it keeps over a restart. */
export class Account {
  readonly fields: Record<RecordType, FieldCatalog>;
  readonly lists: ReferenceLists;
  readonly records: Record<RecordType, EntityStore>;
  readonly jobs: AsyncJobs;
  readonly integrations: readonly IntegrationKeys[];
  private readonly sequences: Record<string, number>;

  private constructor(
    readonly config: TenantConfig,
    private readonly file: StateFile<AccountState>,
    state: AccountState,
  ) {
    this.fields = { customer: FieldCatalog.ofCustomers(config), contact: FieldCatalog.ofContacts(config) };
    this.lists = referenceLists(config);
    const storeOf = (type: RecordType): EntityStore =>
      new EntityStore(
        config.searchLagMs,
        state.records.filter((record) => record.type === type),
      );
    this.records = { customer: storeOf('customer'), contact: storeOf('contact') };
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
      known ?? { integrations: await generateIntegrations(), records: [], jobs: [], sequences: {} },
    );
    account.changed();
    return account;
  }

  get customers(): EntityStore {
    return this.records.customer;
  }

  next(sequence: Sequence): string {
    const number = (this.sequences[sequence] ?? STARTS[sequence]) + 1;
    this.sequences[sequence] = number;
    return String(number);
  }

  /** An entry of a list by its id, for references to be checked and shown. */
  entry(list: ListName, id: string): ListEntry | undefined {
    if (list !== 'customer' && list !== 'contact') return this.lists[list].find((one) => one.id === id);
    const record = this.records[list].get(id);
    return record && { id, name: displayName(record, this) };
  }

  changed(): void {
    this.file.save(() => ({
      integrations: [...this.integrations],
      records: RECORD_TYPES.flatMap((type): EntityRecord[] => this.records[type].all()),
      jobs: this.jobs.all(),
      sequences: this.sequences,
    }));
  }

  async close(): Promise<void> {
    await this.file.flush();
  }
}
