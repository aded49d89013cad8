import { LaggingIndex } from '@trueup/sandbox-kit';
import type { CustomerRecord } from '../record/customer-record';

const UNIQUE = ['externalId', 'entityId'] as const;
export type UniqueField = (typeof UNIQUE)[number];

const keyOf = (value: unknown): string => String(value).toLowerCase();

/** The customers of an account: exact by id and by the unique fields, late in search. */
export class CustomerStore {
  private readonly byId = new Map<string, CustomerRecord>();
  private readonly unique: Record<UniqueField, Map<string, string>> = { externalId: new Map(), entityId: new Map() };
  private readonly index: LaggingIndex<CustomerRecord>;

  constructor(lagMs: number, customers: readonly CustomerRecord[]) {
    this.index = new LaggingIndex({ lagMs });
    for (const customer of customers) this.keep(customer);
    this.index.reset(customers.map((customer) => [customer.id, customer] as const));
  }

  get(id: string): CustomerRecord | undefined {
    return this.byId.get(id);
  }

  /** Compares without case, as the vendor does. */
  find(field: UniqueField, value: string): CustomerRecord | undefined {
    return this.byId.get(this.unique[field].get(keyOf(value)) ?? '');
  }

  put(customer: CustomerRecord): void {
    this.forget(customer.id);
    this.keep(customer);
    this.index.put(customer.id, customer);
  }

  delete(id: string): void {
    this.forget(id);
    this.byId.delete(id);
    this.index.remove(id);
  }

  hasChildren(id: string): boolean {
    return this.all().some((customer) => customer.fields['parent'] === id);
  }

  all(): CustomerRecord[] {
    return [...this.byId.values()];
  }

  /** What `q` and SuiteQL see now. */
  searchable(): CustomerRecord[] {
    return this.index.values();
  }

  private keep(customer: CustomerRecord): void {
    this.byId.set(customer.id, customer);
    for (const field of UNIQUE) {
      const value = customer.fields[field];
      if (value !== undefined) this.unique[field].set(keyOf(value), customer.id);
    }
  }

  private forget(id: string): void {
    const known = this.byId.get(id);
    for (const field of UNIQUE) {
      const value = known?.fields[field];
      if (value !== undefined) this.unique[field].delete(keyOf(value));
    }
  }
}
