import type { DataSource } from 'typeorm';
import type { Query } from './query';

export interface Place {
  readonly group: string;
  /** With the cell's prefix. */
  readonly topic: string;
  readonly partition: number;
}

/** The offset of a partition is no longer what this process read: somebody else has taken the partition over. */
export class OffsetMoved extends Error {
  constructor({ group, topic, partition }: Place) {
    super(`Partition ${partition} of ${topic} is handled by another member of ${group}.`);
    this.name = 'OffsetMoved';
  }
}

/** The next offset to handle; `first` starts a partition that nobody has read. */
export async function loadOffset(database: DataSource, { group, topic, partition }: Place, first: bigint): Promise<bigint> {
  await database.query(`INSERT INTO consumer_offset (group_name, topic, partition, next) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, [
    group,
    topic,
    partition,
    first,
  ]);
  const rows = await database.query<{ next: string }[]>(
    `SELECT next FROM consumer_offset WHERE group_name = $1 AND topic = $2 AND partition = $3`,
    [group, topic, partition],
  );
  return BigInt(rows[0]?.next ?? first);
}

/** Moves the offset in the caller's transaction and locks it to its end. Throws `OffsetMoved` where it is not `from`. */
export async function moveOffset(query: Query, place: Place, { from, to }: { from: bigint; to: bigint }): Promise<void> {
  const moved = await query(
    `WITH moved AS (UPDATE consumer_offset SET next = $5 WHERE group_name = $1 AND topic = $2 AND partition = $3 AND next = $4 RETURNING next) SELECT next FROM moved`,
    [place.group, place.topic, place.partition, from, to],
  );
  if (moved.length === 0) throw new OffsetMoved(place);
}
