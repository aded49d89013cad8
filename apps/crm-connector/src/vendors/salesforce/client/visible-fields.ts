import { VendorError } from '@trueup/connector-kit';
import { isHiddenFault } from '../faults';
import { describeAnswer, fieldsOf, RELATION, type DescribedField, type RecordType } from '../wire';
import type { RestApi } from './rest-api';

export type ReadType = RecordType | typeof RELATION;

/** What this credential may do with the records of one type. */
export interface TypeFields {
  /** Whether there are such records for it at all. */
  readonly isThere: boolean;
  readonly isCreateable: boolean;
  readonly isUpdateable: boolean;
  /** Wanted fields that it may read, to be selected. */
  readonly readable: readonly string[];
  /** Every field it sees. */
  readonly seen: ReadonlyMap<string, DescribedField>;
  /** Whether the org tells persons from businesses. */
  readonly knowsPersonAccounts: boolean;
}

const KEPT_MS = 120_000;
/** While something is hidden, it is looked sooner whether it still is. */
const KEPT_HIDDEN_MS = 30_000;

const HIDDEN: TypeFields = {
  isThere: false,
  isCreateable: false,
  isUpdateable: false,
  readable: [],
  seen: new Map(),
  knowsPersonAccounts: false,
};

export interface WantedFields {
  readonly keyField: string;
  /** Fields of the tenant's own, by record type. */
  readonly overlaid: Readonly<Record<string, readonly string[]>>;
  now(): number;
}

/** Object permissions and field-level security: what there is for this credential. What it may not see is neither selected nor written. */
export class VisibleFields {
  readonly #known = new Map<ReadType, { until: number; readonly fields: Promise<TypeFields> }>();

  constructor(
    private readonly rest: RestApi,
    private readonly given: WantedFields,
  ) {}

  of(type: ReadType): Promise<TypeFields> {
    const known = this.#known.get(type);
    return known && this.given.now() < known.until ? known.fields : this.refresh(type);
  }

  /** Asks the org again. */
  refresh(type: ReadType): Promise<TypeFields> {
    const wanted = this.wanted(type).length;
    const entry = { until: this.given.now() + KEPT_MS, fields: this.describe(type) };
    this.#known.set(type, entry);
    entry.fields.then(
      ({ readable }) => {
        if (readable.length < wanted) entry.until = this.given.now() + KEPT_HIDDEN_MS;
      },
      // Whoever asked is told; the next one asks anew.
      () => (this.#known.get(type) === entry ? this.#known.delete(type) : false),
    );
    return entry.fields;
  }

  /** Runs a reading with the fields of a type; once more with fresh ones where one of them, or all, has been taken from us. */
  async reading<T>(type: ReadType, read: (fields: TypeFields) => Promise<T>): Promise<T> {
    try {
      return await read(await this.of(type));
    } catch (error) {
      if (!isHiddenFault(error)) throw error;
      return read(await this.refresh(type));
    }
  }

  /** Every field that is wanted of a type, whether it may be seen or not. */
  wanted(type: ReadType): readonly string[] {
    return [...new Set([...fieldsOf(type, this.given.keyField), ...(this.given.overlaid[type] ?? [])])];
  }

  private async describe(type: ReadType): Promise<TypeFields> {
    try {
      const { body } = await this.rest.call({ method: 'GET', path: `/sobjects/${type}/describe` });
      const { fields, createable, updateable } = describeAnswer.parse(body);
      const seen = new Map(fields.map((field) => [field.name, field]));
      const readable = this.wanted(type).filter((name) => seen.has(name));
      const can = { isThere: true, isCreateable: createable, isUpdateable: updateable };
      return { ...can, readable, seen, knowsPersonAccounts: seen.has('IsPersonAccount') };
    } catch (error) {
      if (error instanceof VendorError && error.fault.code === 'NOT_FOUND') return HIDDEN;
      throw error;
    }
  }
}
