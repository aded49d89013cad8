import type { Catalog } from '../fields/catalog';
import type { RecordRow, Value } from './record-row';

const keyOf = (value: Value | undefined): string | undefined => (typeof value === 'string' ? value.toLowerCase() : undefined);

/** All records of the org, the recycle bin included, with an index on every external id and on the references that are followed back. */
export class RecordStore {
  private readonly tables = new Map<string, Map<string, RecordRow>>();
  private readonly indexedFields = new Map<string, readonly { name: string }[]>();
  private readonly index = new Map<string, Map<string, Set<string>>>();

  constructor(private readonly catalog: Catalog) {
    for (const object of catalog.objects) this.tables.set(object.name, new Map());
  }

  get(object: string, id: string): RecordRow | undefined {
    return this.table(object).get(id);
  }

  rows(object: string): Iterable<RecordRow> {
    return this.table(object).values();
  }

  /** Writes a row whole and answers what stood there before. */
  put(object: string, row: RecordRow): RecordRow | undefined {
    const before = this.get(object, row.Id);
    if (before) this.unindex(object, before);
    this.table(object).set(row.Id, row);
    for (const { name } of this.indexed(object)) {
      const key = keyOf(row[name]);
      if (key !== undefined) this.entry(`${object}.${name}`, key).add(row.Id);
    }
    return before;
  }

  drop(object: string, id: string): void {
    const row = this.get(object, id);
    if (!row) return;
    this.unindex(object, row);
    this.table(object).delete(id);
  }

  /** Living records whose external id field has this value, letter case aside. */
  byExternalId(object: string, external: { field: string; value: string }): RecordRow[] {
    return this.withValue(object, external).filter((row) => !row.IsDeleted);
  }

  /** Records, the recycle bin included, whose indexed field has this value, letter case aside. */
  withValue(object: string, indexed: { field: string; value: string }): RecordRow[] {
    const ids = this.index.get(`${object}.${indexed.field}`)?.get(indexed.value.toLowerCase()) ?? new Set();
    return [...ids].flatMap((id) => this.get(object, id) ?? []);
  }

  isIndexed(object: string, field: string): boolean {
    return this.indexed(object).some((one) => one.name === field);
  }

  dump(): Record<string, RecordRow[]> {
    return Object.fromEntries([...this.tables].map(([object, table]) => [object, [...table.values()]]));
  }

  private indexed(object: string): readonly { name: string }[] {
    const known =
      this.indexedFields.get(object) ?? this.catalog.get(object).fields.filter((one) => (one.externalId || one.indexed) && !one.mirrors);
    this.indexedFields.set(object, known);
    return known;
  }

  private entry(index: string, key: string): Set<string> {
    const byKey = this.index.get(index) ?? new Map<string, Set<string>>();
    this.index.set(index, byKey);
    const ids = byKey.get(key) ?? new Set<string>();
    byKey.set(key, ids);
    return ids;
  }

  private unindex(object: string, row: RecordRow): void {
    for (const { name } of this.indexed(object)) {
      const key = keyOf(row[name]);
      if (key !== undefined) this.entry(`${object}.${name}`, key).delete(row.Id);
    }
  }

  private table(object: string): Map<string, RecordRow> {
    const table = this.tables.get(object);
    if (!table) throw new Error(`There is no table ${object}.`);
    return table;
  }
}
