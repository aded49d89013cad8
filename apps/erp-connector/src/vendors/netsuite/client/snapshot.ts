import { VendorError, type Fetched, type LoadPage, type Logger } from '@trueup/connector-kit';
import type { NetsuiteRecord, RecordType } from '../wire';
import type { Account } from './account';
import { addressBooks } from './address-books';
import type { Catalogue, Visible } from './catalogue';
import { isHidden } from './hidden';
import { ALL_KINDS, type RecordKind } from './record-kinds';
import type { RecordReader } from './record-reader';
import { recordOf, snapshotQuery } from './snapshot-query';
import type { Subsidiaries } from './subsidiaries';

const MOST_RECORDS = 1_000;

interface Parts {
  readonly account: Account;
  readonly catalogues: Readonly<Record<RecordType, Catalogue>>;
  readonly reader: RecordReader;
  readonly subsidiaries: Subsidiaries;
  readonly log: Logger;
}

interface Page {
  readonly records: readonly Fetched<NetsuiteRecord>[];
  readonly lastId: string;
  readonly hasMore: boolean;
}

/** All customers and contacts, whole, a thousand with two or three queries. Pages go by id, so that records which come and go meanwhile move no other; the cursor is `type:id`. */
export class Snapshot {
  /** Types whose catalogue was read since the load began. */
  private readonly isRead = new Set<RecordType>();

  constructor(private readonly parts: Parts) {}

  async *from(cursor: string | null, signal: AbortSignal): AsyncIterable<LoadPage<NetsuiteRecord>> {
    const [from = 'customer', id = '0'] = cursor?.split(':') ?? [];
    const total = await this.total();
    const kinds = ALL_KINDS.slice(
      Math.max(
        0,
        ALL_KINDS.findIndex(({ type }) => type === from),
      ),
    );
    for (const kind of kinds) {
      let last = kind.type === from ? id : '0';
      for (let hasMore = true; hasMore && !signal.aborted;) {
        const page = await this.pageOrNothing(kind, last);
        ({ hasMore } = page);
        last = page.lastId;
        yield { records: page.records, cursor: `${kind.type}:${last}`, total };
      }
    }
  }

  private async total(): Promise<number> {
    const counts = ALL_KINDS.map(async (kind) => {
      const q = `SELECT COUNT(*) AS n FROM ${kind.from} WHERE ${kind.where}`;
      const rows = await orNothing(kind, async () => (await this.parts.account.query(q)).rows, []);
      return Number(rows[0]?.['n'] ?? 0);
    });
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  }

  private pageOrNothing(kind: RecordKind, after: string): Promise<Page> {
    const nothing = { records: [], lastId: after, hasMore: false };
    return orNothing(
      kind,
      () => this.page(kind, after),
      nothing,
      () => this.parts.log.warn({ recordType: kind.type }, 'the role may not see contacts, so none is loaded'),
    );
  }

  /** A right that is lost on the way is learnt of by a refusal: then the catalogue is read anew. */
  private async page(kind: RecordKind, after: string): Promise<Page> {
    const catalogue = this.parts.catalogues[kind.type];
    try {
      const visible = await (this.isRead.has(kind.type) ? catalogue.lately() : catalogue.read());
      this.isRead.add(kind.type);
      return await this.read(kind, { after, visible });
    } catch (error) {
      if (!(error instanceof VendorError) || error.fault.kind !== 'rejected') throw error;
      return this.read(kind, { after, visible: await catalogue.read() });
    }
  }

  private async read(kind: RecordKind, { after, visible }: { after: string; visible: Visible }): Promise<Page> {
    const { account, reader } = this.parts;
    const shapes = [...visible.values()].filter((shape) => shape.kind !== 'sublist');
    const { rows, hasMore } = await account.query(snapshotQuery(kind, shapes, [`r.id > ${after}`]), MOST_RECORDS);
    const read = rows.map((row) => recordOf(row, shapes));
    const whole = kind.type === 'customer' ? await this.withSublists(read) : read;
    const records = await Promise.all(
      whole.map(async (record) => ({ ref: { type: kind.type, id: record.id }, record: await reader.completed(record, kind, visible) })),
    );
    return { records: records.filter(({ record }) => record !== null), lastId: read.at(-1)?.id ?? after, hasMore };
  }

  private async withSublists(records: readonly NetsuiteRecord[]): Promise<NetsuiteRecord[]> {
    const [first, last] = [records[0]?.id, records.at(-1)?.id];
    if (first === undefined || last === undefined) return [];
    const companies = records.filter(({ isPerson }) => isPerson === false).map(({ id }) => id);
    const [books, further] = await Promise.all([addressBooks(this.parts.account, { first, last }), this.parts.subsidiaries.of(companies)]);
    return records.map((record) => {
      const furtherSubsidiaries = further.get(record.id);
      const addressBook = books && { items: books.get(record.id) ?? [] };
      return { ...record, ...(addressBook ? { addressBook } : {}), ...(furtherSubsidiaries ? { furtherSubsidiaries } : {}) };
    });
  }
}

/** A role may do without contacts; without customers there is nothing to do. */
async function orNothing<T>(kind: RecordKind, ask: () => Promise<T>, ...[nothing, tell]: [nothing: T, tell?: () => void]): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (kind.type !== 'contact' || !isHidden(error)) throw error;
    tell?.();
    return nothing;
  }
}
