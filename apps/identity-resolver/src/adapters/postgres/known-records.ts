import { CodedError, type Transaction } from '@trueup/event-bus';
import type { Link, StoredRecord } from '../../judgement/stored-record';
import { packBody } from './record-body';
import { fromRow, type RecordRow } from './record-row';
import { joined, listed, parted } from './packed-rows';

interface Known {
  readonly record: StoredRecord;
  readonly isStored: boolean;
  readonly isLocked: boolean;
  /** Which part of its row must be written. */
  readonly news: 'none' | 'link' | 'all';
}

/** The records that one transaction has seen, by their founding ids; what it changes is written at its end. */
export class KnownRecords {
  private readonly known = new Map<string, Known>();
  private readonly absent = new Set<string>();

  constructor(private readonly tx: Pick<Transaction, 'query'>) {}

  /** Reads these records and holds their rows; in the order of their ids, so that no two wait for each other. */
  async lock(ids: readonly string[]): Promise<void> {
    const open = ids.filter((id) => !this.isHeld(id));
    if (open.length === 0) return;
    this.take(
      await this.tx.query('SELECT * FROM source_record WHERE founding_id = ANY($1::uuid[]) ORDER BY founding_id FOR UPDATE', [open]),
      true,
    );
    for (const id of open) if (!this.known.has(id)) this.absent.add(id);
  }

  /** Reads these records and holds the rows that nobody else holds. */
  async lockFree(ids: readonly string[]): Promise<void> {
    const free = 'SELECT * FROM source_record WHERE founding_id = ANY($1::uuid[]) ORDER BY founding_id FOR UPDATE SKIP LOCKED';
    this.take(await this.tx.query(free, [ids]), true);
    await this.by(ids);
  }

  /** These records, as far as there are any. */
  async by(ids: readonly string[]): Promise<StoredRecord[]> {
    const unknown = ids.filter((id) => !this.known.has(id) && !this.absent.has(id));
    if (unknown.length > 0)
      this.take(await this.tx.query('SELECT * FROM source_record WHERE founding_id = ANY($1::uuid[])', [unknown]), false);
    return ids.flatMap((id) => this.known.get(id)?.record ?? []);
  }

  /** The records of these customers. */
  async of(customerIds: readonly string[]): Promise<StoredRecord[]> {
    this.take(await this.tx.query('SELECT * FROM source_record WHERE customer_id = ANY($1::uuid[])', [customerIds]), false);
    const wanted = new Set(customerIds);
    return [...this.known.values()].flatMap(({ record }) => (record.link && wanted.has(record.link.customerId) ? record : []));
  }

  /** What is known already. */
  get(id: string): StoredRecord | undefined {
    return this.known.get(id)?.record;
  }

  /** Whether a row of the table holds it, as far as this transaction knows. */
  isStored(id: string): boolean {
    return this.known.get(id)?.isStored ?? !this.absent.has(id);
  }

  isHeld(id: string): boolean {
    return this.known.get(id)?.isLocked ?? false;
  }

  /**
   * Takes rows in. A row that is held is newer than what was read before, and what this transaction says itself stands above both. A row
   * where there was none is another transaction's: what this one made of the record is made anew.
   */
  take(rows: readonly RecordRow[], isLocked: boolean): StoredRecord[] {
    return rows.map((row) => {
      const before = this.known.get(row.founding_id);
      if (this.absent.has(row.founding_id)) throw overtaken();
      const isKept = before && (before.news !== 'none' || !isLocked);
      const record = isKept ? before.record : fromRow(row);
      this.known.set(row.founding_id, {
        record,
        isStored: true,
        isLocked: isLocked || (before?.isLocked ?? false),
        news: before?.news ?? 'none',
      });
      return record;
    });
  }

  save(records: readonly StoredRecord[]): void {
    for (const record of records) {
      const id = record.identity.foundingId;
      const before = this.known.get(id);
      const link = before?.record.link ?? null;
      const { isStored, isLocked } = before ?? { isStored: this.isStored(id), isLocked: false };
      this.known.set(id, { record: { ...record, link }, isStored, isLocked, news: 'all' });
    }
  }

  link(records: readonly StoredRecord[]): void {
    for (const { identity, link } of records) {
      const before = this.known.get(identity.foundingId);
      if (!before) throw new Error(`${identity.key} is linked and was never read.`);
      this.known.set(identity.foundingId, { ...before, record: { ...before.record, link }, news: before.news === 'all' ? 'all' : 'link' });
    }
  }

  /** Writes what is new. */
  async flush(): Promise<void> {
    const changed = [...this.known].filter(([, { news }]) => news !== 'none').sort(([left], [right]) => (left < right ? -1 : 1));
    await this.insert(changed.filter(([, { isStored }]) => !isStored).map(([, { record }]) => record));
    await this.update(changed.filter(([, { isStored, news }]) => isStored && news === 'all').map(([, { record }]) => record));
    await this.relink(
      changed.filter(([, { isStored, news }]) => isStored && news === 'link').map(([id, { record }]) => ({ id, link: record.link })),
    );
    for (const [id, known] of changed) {
      this.known.set(id, { ...known, isStored: true, isLocked: true, news: 'none' });
      this.absent.delete(id);
    }
  }

  private async insert(records: readonly StoredRecord[]): Promise<void> {
    if (records.length === 0) return;
    const put = await this.tx.query(
      `INSERT INTO source_record (${COLUMNS}) SELECT ${COLUMNS} FROM ${ROWS} ON CONFLICT (founding_id) DO NOTHING RETURNING 1 AS put`,
      parametersOf(records),
    );
    if (put.length < records.length) throw overtaken();
  }

  private async update(records: readonly StoredRecord[]): Promise<void> {
    if (records.length === 0) return;
    const set = COLUMNS.split(', ')
      .slice(1)
      .map((column) => `${column} = fresh.${column}`);
    await this.tx.query(
      `UPDATE source_record AS old SET ${set.join(', ')} FROM ${ROWS} WHERE old.founding_id = fresh.founding_id`,
      parametersOf(records),
    );
  }

  private async relink(rows: readonly { readonly id: string; readonly link: Link | null }[]): Promise<void> {
    if (rows.length === 0) return;
    await this.tx.query(
      `UPDATE source_record AS old SET customer_id = fresh.customer_id, link_version = fresh.link_version, linked_at = fresh.linked_at, because = fresh.because
       FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::bigint[], $5::text[]) AS fresh (founding_id, customer_id, link_version, linked_at, because)
       WHERE old.founding_id = fresh.founding_id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ link }) => link?.customerId ?? null),
        rows.map(({ link }) => link?.linkVersion ?? null),
        rows.map(({ link }) => link?.linkedAt ?? null),
        rows.map(({ link }) => link?.because ?? null),
      ],
    );
  }
}

const COLUMNS =
  'founding_id, system, type, id, kind, segment, lifecycle, first_recorded_at, completeness, customer_id, link_version, linked_at, because, body';
const ROWS = `unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[], $10::uuid[],
  $11::int[], $12::bigint[], $13::text[], ${parted(14)}) AS fresh (${COLUMNS})`;

function parametersOf(records: readonly StoredRecord[]): unknown[] {
  return [
    listed(records.map(({ identity }) => identity.foundingId)),
    records.map(({ source }) => source.system),
    records.map(({ source }) => source.type),
    records.map(({ source }) => source.id),
    records.map(({ kind }) => kind),
    records.map(({ segment }) => segment),
    records.map(({ lifecycle }) => lifecycle),
    listed(records.map(({ firstRecordedAt }) => firstRecordedAt)),
    records.map(({ completeness }) => completeness),
    records.map(({ link }) => link?.customerId ?? null),
    records.map(({ link }) => link?.linkVersion ?? null),
    records.map(({ link }) => link?.linkedAt ?? null),
    records.map(({ link }) => link?.because ?? null),
    joined(records.map(packBody)),
  ];
}

function overtaken(): CodedError {
  return new CodedError('Another transaction brought a record in the meantime.', {
    code: 'record-overtaken',
    fault: 'transient',
    nextStep: 'The batch is handled again by itself.',
  });
}
