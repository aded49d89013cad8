import { LaggingIndex } from '@trueup/sandbox-kit';
import type { EntityRecord } from '../record/entity-record';

const UNIQUE = ['externalId', 'entityId'] as const;
export type UniqueField = (typeof UNIQUE)[number];

/** Fields that point at the customer above. */
const UPWARDS = ['parent', 'company'] as const;

const keyOf = (value: unknown): string => String(value).toLowerCase();

/** The records of one type: exact by id and by the unique fields, late in search. */
export class EntityStore {
  private readonly byId = new Map<string, EntityRecord>();
  private readonly unique: Record<UniqueField, Map<string, string>> = { externalId: new Map(), entityId: new Map() };
  private readonly below = new Map<string, Set<string>>();
  private readonly index: LaggingIndex<EntityRecord>;

  constructor(lagMs: number, records: readonly EntityRecord[]) {
    this.index = new LaggingIndex({ lagMs });
    for (const record of records) this.keep(record);
    this.index.reset(records.map((record) => [record.id, record] as const));
  }

  get(id: string): EntityRecord | undefined {
    return this.byId.get(id);
  }

  /** Compares without case, as the vendor does. */
  find(field: UniqueField, value: string): EntityRecord | undefined {
    return this.byId.get(this.unique[field].get(keyOf(value)) ?? '');
  }

  put(record: EntityRecord): void {
    this.forget(record.id);
    this.keep(record);
    this.index.put(record.id, record);
  }

  delete(id: string): void {
    this.forget(id);
    this.byId.delete(id);
    this.index.remove(id);
  }

  /** Sub-customers of a customer, or the contacts of a company. */
  under(id: string): EntityRecord[] {
    return [...(this.below.get(id) ?? [])].flatMap((one) => this.byId.get(one) ?? []);
  }

  all(): EntityRecord[] {
    return [...this.byId.values()];
  }

  /** Lets `q` and SuiteQL see everything at once, as after a night. */
  catchUp(): void {
    this.index.reset(this.byId);
  }

  /** What `q` and SuiteQL see now. */
  searchable(): EntityRecord[] {
    return this.index.values();
  }

  private keep(record: EntityRecord): void {
    this.byId.set(record.id, record);
    for (const field of UNIQUE) {
      const value = record.fields[field];
      if (value !== undefined) this.unique[field].set(keyOf(value), record.id);
    }
    for (const above of abovesOf(record)) this.below.set(above, (this.below.get(above) ?? new Set()).add(record.id));
  }

  private forget(id: string): void {
    const known = this.byId.get(id);
    if (!known) return;
    for (const field of UNIQUE) {
      const value = known.fields[field];
      if (value !== undefined && this.unique[field].get(keyOf(value)) === id) this.unique[field].delete(keyOf(value));
    }
    for (const above of abovesOf(known)) this.below.get(above)?.delete(id);
  }
}

function abovesOf({ fields }: EntityRecord): string[] {
  return UPWARDS.flatMap((field) => (fields[field] === undefined ? [] : [String(fields[field])]));
}
