import { VendorError } from '../faults';
import type { Fetched, RecordRef } from '../records';
import { applyPatch, type Patch } from '../mapping/patch';

/** The fake vendor's customer. */
export interface FakeCustomer {
  readonly id: string;
  readonly version: string;
  readonly updatedAt: string;
  readonly key: string | null;
  readonly number: string | null;
  readonly given: string | null;
  readonly family: string | null;
  readonly email: string | null;
  readonly phone?: string | null;
  readonly optIn: string | null;
  readonly street: string | null;
  readonly town: string | null;
  readonly zip: string | null;
  readonly land: string | null;
  /** The record whose contact it is. */
  readonly company: string | null;
}

export const EMPTY_CUSTOMER: FakeCustomer = {
  id: '',
  version: '0',
  updatedAt: new Date(0).toISOString(),
  key: null,
  number: null,
  given: null,
  family: null,
  email: null,
  phone: null,
  optIn: null,
  street: null,
  town: null,
  zip: null,
  land: null,
  company: null,
};

export interface FakeFaults {
  down: boolean;
  throttled: boolean;
  /** The next so many writes are done and their answer is lost. */
  loseAnswers: number;
  /** The token ran out: everything is refused until it signs in again. */
  signedOut: boolean;
  reformat: boolean;
  withheld: boolean;
  /** Ids of records that this credential may not see. */
  hidden: ReadonlySet<string>;
  /** The phone numbers that it refuses. */
  refuses: string | null;
}

/** One call that reached the vendor. */
export interface FakeCall {
  readonly operation: 'fetch' | 'find' | 'create' | 'update' | 'poll' | 'sweep' | 'start';
  readonly detail: unknown;
}

/** A vendor in memory: versions, lost answers, conflicts, formats of its own, and staff who edit records. */
export class FakeVendor {
  readonly records = new Map<string, FakeCustomer>();
  readonly calls: FakeCall[] = [];
  readonly faults: FakeFaults = {
    down: false,
    throttled: false,
    loseAnswers: 0,
    signedOut: false,
    reformat: false,
    withheld: false,
    hidden: new Set(),
    refuses: null,
  };
  #next = 1;
  #version = 1;

  /** What staff or a shopper does; no call of ours. */
  edit(id: string | null, patch: Patch<FakeCustomer>): FakeCustomer {
    const at = id ?? `c${this.#next++}`;
    const before = this.records.get(at) ?? { ...EMPTY_CUSTOMER, id: at, number: `N-${at}` };
    const version = String(++this.#version);
    const after = this.#formatted({ ...applyPatch(before, patch), id: at, version, updatedAt: new Date().toISOString() });
    this.records.set(at, after);
    return after;
  }

  remove(id: string): void {
    this.records.delete(id);
  }

  call<T>(operation: FakeCall['operation'], detail: unknown, work: () => T): Promise<T> {
    this.calls.push({ operation, detail });
    if (this.faults.down) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    if (this.faults.throttled) throw new VendorError({ kind: 'throttled', code: 'TOO_MANY', message: 'Slow down.', retryAfterMs: 300 });
    if (operation === 'start') this.faults.signedOut = false;
    else if (this.faults.signedOut) throw new VendorError({ kind: 'unauthorised', code: 'TOKEN', message: 'The token ran out.' });
    return Promise.resolve(work());
  }

  /** What asking for a record brings: one that may not be seen is not said to be deleted. */
  answerTo(ref: RecordRef): Fetched<FakeCustomer> {
    if (this.faults.hidden.has(ref.id)) return { ref, record: null };
    const record = this.shown(ref.id);
    return record ? { ref, record } : { ref, record, deleted: true };
  }

  shown(id: string): FakeCustomer | null {
    const record = this.records.get(id);
    if (!record) return null;
    if (!this.faults.withheld) return record;
    const { phone: _hidden, ...rest } = record;
    return rest;
  }

  writes(): FakeCall[] {
    return this.calls.filter(({ operation }) => operation === 'create' || operation === 'update');
  }

  #formatted(record: FakeCustomer): FakeCustomer {
    const { phone } = record;
    return this.faults.reformat && phone ? { ...record, phone: phone.replace(/^\+1(\d{3})(\d+)$/, '($1) $2') } : record;
  }
}
