import type { Actor } from '../auth/actor';
import type { Org } from '../org';
import { apiTime, type RecordRow, type Value } from '../records/record-row';
import { type RecordView, viewOf } from './record-view';

export type ChangeKind = 'CREATE' | 'UPDATE' | 'DELETE' | 'UNDELETE';

export interface Change {
  object: string;
  id: string;
  kind: ChangeKind;
  /** Values to publish: all of a created record, the changed ones of an updated one. Null = was set to nothing. */
  fields: Record<string, Value>;
  /** What an updated record held before, for the fields in `fields`. */
  before: Record<string, Value>;
}

export interface TransactionOptions {
  actor: Actor;
  /** The API and client named in change events: `com/salesforce/api/rest/67.0;client=…`. */
  origin: string;
  /** Saves a record although a duplicate rule matches. */
  allowDuplicates?: boolean;
  /** Nothing of it is published. */
  isSilent?: boolean;
  /** When it happens, epoch milliseconds; now unless given. */
  at?: number;
}

const ALWAYS_TOLD = 'LastModifiedDate';

/** One unit of work: every write can be undone until it is committed, and what changed is published once. */
export class Transaction {
  readonly at: string;
  readonly actor: Actor;
  readonly origin: string;
  readonly allowDuplicates: boolean;
  readonly isSilent: boolean;
  changes: Change[] = [];
  private undo: (() => void)[] = [];

  constructor(
    readonly org: Org,
    options: TransactionOptions,
  ) {
    this.at = apiTime(options.at ?? org.now());
    this.actor = options.actor;
    this.origin = options.origin;
    this.allowDuplicates = options.allowDuplicates ?? false;
    this.isSilent = options.isSilent ?? false;
  }

  write(row: RecordRow): void {
    const object = this.org.objectOf(row).name;
    const before = this.org.store.put(object, row);
    this.undo.push(() => (before ? this.org.store.put(object, before) : this.org.store.drop(object, row.Id)));
  }

  /** Notes what is to be published of a record; `before` is its view before an update. */
  tell(kind: ChangeKind, row: RecordRow, before?: RecordView): void {
    const object = this.org.objectOf(row).name;
    const told: Change = { object, id: row.Id, kind, fields: {}, before: {} };
    if (kind !== 'DELETE') {
      for (const [name, value] of viewOf(this.org, row)) {
        const old = before?.get(name) ?? null;
        if (before ? old === value && name !== ALWAYS_TOLD : value === null) continue;
        told.fields[name] = value;
        if (before) told.before[name] = old;
      }
    }
    this.changes.push(told);
  }

  /** Runs one part of the work; if it throws, that part alone is undone. */
  part<T>(work: () => T): T {
    const [writes, changes] = [this.undo.length, this.changes.length];
    try {
      return work();
    } catch (error) {
      for (const undo of this.undo.splice(writes).reverse()) undo();
      this.changes.length = changes;
      throw error;
    }
  }

  rollBack(): void {
    for (const undo of this.undo.splice(0).reverse()) undo();
    this.changes = [];
  }

  commit(): void {
    this.undo = [];
    if (this.changes.length > 0) for (const listener of this.org.listeners) listener(this);
  }
}
