import { describeAnswer, fieldsOf, type PersonType } from '../wire';
import type { RestApi } from './rest-api';

/** What this credential may do with the fields of one record type. */
export interface TypeFields {
  /** Wanted fields that it may read, to be selected. */
  readonly readable: readonly string[];
  /** Every field it sees. */
  readonly seen: ReadonlySet<string>;
  /** Whether the org tells persons from businesses. */
  readonly knowsPersonAccounts: boolean;
}

const KEPT_MS = 120_000;
/** While something is hidden, it is looked sooner whether it still is. */
const KEPT_HIDDEN_MS = 30_000;

/** Field-level security: which fields there are for this credential. A field that it may not see is neither selected nor written. */
export class VisibleFields {
  readonly #known = new Map<PersonType, { until: number; readonly fields: Promise<TypeFields> }>();

  constructor(
    private readonly rest: RestApi,
    private readonly given: { readonly keyField: string; now(): number },
  ) {}

  of(type: PersonType): Promise<TypeFields> {
    const known = this.#known.get(type);
    return known && this.given.now() < known.until ? known.fields : this.refresh(type);
  }

  /** Asks the org again. */
  refresh(type: PersonType): Promise<TypeFields> {
    const wanted = fieldsOf(type, this.given.keyField).length;
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

  private async describe(type: PersonType): Promise<TypeFields> {
    const { body } = await this.rest.call({ method: 'GET', path: `/sobjects/${type}/describe` });
    const seen = new Set(describeAnswer.parse(body).fields.map(({ name }) => name));
    const readable = fieldsOf(type, this.given.keyField).filter((name) => seen.has(name));
    return { readable, seen, knowsPersonAccounts: seen.has('IsPersonAccount') };
  }
}
