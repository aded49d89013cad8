import type { Transaction } from '@trueup/event-bus';
import { KEY_BOUNDS } from '@trueup/identity';
import type { HashedKey } from './match-keys';
import { joined, listed, parted } from './packed-rows';

/** A row of match_key takes no more than the widest key may bring: what comes later lies under refined keys. */
const MOST = Math.max(...Object.values(KEY_BOUNDS));

/** A record under a key. `second` tells records under one key apart. */
interface Entry {
  readonly hash: string;
  readonly id: string;
  readonly second: number;
}

/** Founding ids and second fields, side by side. */
interface Block {
  readonly ids: readonly string[];
  readonly seconds: readonly number[];
}

interface BlockRow {
  readonly hash: string;
  /** Arrays as Postgres writes them; null where the row was left as it was. */
  readonly records: string | null;
  readonly seconds: string | null;
}

const NOBODY: Block = { ids: [], seconds: [] };

/** Which records lie under which match keys, as one transaction sees it. */
export class KeyBlocks {
  private readonly blocks = new Map<string, Block>();

  constructor(private readonly tx: Pick<Transaction, 'query'>) {}

  /**
   * Puts records under their keys and reads who else is there. Two transactions that share a key wait for each other here,
   * in the order of the hashes, so that the second sees what the first put there.
   */
  async put(records: readonly { readonly id: string; readonly keys: readonly HashedKey[] }[]): Promise<void> {
    await this.insert(records.flatMap(({ id, keys }) => keys.map(({ whole, second }) => ({ hash: whole, id, second }))));
    const over = records.flatMap(({ id, keys }) =>
      keys.filter((key) => this.isOver(key)).map((key) => ({ hash: key.refined() ?? '', id, second: 0 })),
    );
    await this.insert(over.filter(({ hash }) => hash !== ''));
  }

  /** Reads the blocks of these keys, as far as they are not known. */
  async read(keys: readonly HashedKey[]): Promise<void> {
    await this.readBlocks(keys.map(({ whole }) => whole));
    await this.readBlocks(keys.filter((key) => this.isOver(key)).flatMap((key) => key.refined() ?? []));
  }

  /** The records under a key. A key over its bound brings those under its refined key only. */
  under(key: HashedKey): { readonly ids: readonly string[]; readonly isWhole: boolean } {
    const { whole, second, bound } = key;
    const { ids, seconds } = this.blocks.get(whole) ?? NOBODY;
    if (ids.length <= bound) return { ids, isWhole: true };
    const refined = key.refined();
    if (refined === null) return { ids: ids.slice(0, bound), isWhole: false };
    const alike = ids.filter((_, at) => seconds[at] === second);
    return { ids: [...new Set([...alike, ...(this.blocks.get(refined)?.ids ?? [])])].slice(0, bound), isWhole: false };
  }

  private isOver({ whole, bound }: HashedKey): boolean {
    return (this.blocks.get(whole)?.ids.length ?? 0) > bound;
  }

  private async insert(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    const own = new Map<string, { ids: string[]; seconds: number[] }>();
    for (const { hash, id, second } of entries) {
      const block = own.get(hash) ?? { ids: [], seconds: [] };
      block.ids.push(id);
      block.seconds.push(second);
      own.set(hash, block);
    }
    const blocks = [...own.values()];
    const rows = await this.tx.query<BlockRow>(PUT, [
      listed([...own.keys()]),
      joined(blocks.map(({ ids }) => listed(ids))),
      joined(blocks.map(({ seconds }) => listed(seconds))),
    ]);
    for (const [hash, block] of own) this.blocks.set(hash, block);
    this.take(rows);
    const left = rows.filter(({ records }) => records === null).map(({ hash }) => hash);
    for (const hash of left) this.blocks.delete(hash);
    await this.readBlocks(left);
  }

  private async readBlocks(hashes: readonly string[]): Promise<void> {
    const open = [...new Set(hashes)].filter((hash) => !this.blocks.has(hash));
    if (open.length === 0) return;
    const sql = 'SELECT hash::text, records::text, seconds::text FROM match_key WHERE hash = ANY($1::bigint[])';
    this.take(await this.tx.query<BlockRow>(sql, [listed(open)]));
  }

  private take(rows: readonly BlockRow[]): void {
    for (const { hash, records, seconds } of rows) {
      if (records === null || seconds === null) continue;
      this.blocks.set(hash, { ids: partsOf(records), seconds: partsOf(seconds).map(Number) });
    }
  }
}

// A row that holds enough, or holds the record already, is locked all the same and left as it is. Rows that nobody else
// shares are not sent back.
const PUT = `
  WITH given AS (
    SELECT hash, records::uuid[] AS records, seconds::int[] AS seconds FROM unnest($1::bigint[], ${parted(2)}, ${parted(3)}) AS k (hash, records, seconds)
  ), put AS (
    INSERT INTO match_key AS known (hash, records, seconds) SELECT hash, records, seconds FROM given ORDER BY hash
    ON CONFLICT (hash) DO UPDATE SET records = known.records || excluded.records, seconds = known.seconds || excluded.seconds
      WHERE cardinality(known.records) <= ${MOST} AND NOT known.records @> excluded.records
    RETURNING hash, records, seconds
  )
  SELECT given.hash::text AS hash, put.records::text AS records, put.seconds::text AS seconds FROM given LEFT JOIN put USING (hash)
  WHERE put.hash IS NULL OR cardinality(put.records) > cardinality(given.records)`;

function partsOf(array: string): string[] {
  return array === '{}' ? [] : array.slice(1, -1).split(',');
}
