import type { KafkaRecord } from './reliable-producer';

const mostBytes = 8_000_000;
/** What a record takes besides its value, about. */
const frameBytes = 1_000;

interface Fresh {
  readonly record: KafkaRecord;
  readonly bytes: number;
}

/**
 * What this process has lately put into the outbox, by id. It spares the publisher the reading of what is at hand: the table alone
 * says what is to be published, and whatever is not here is read from it.
 */
export class FreshRecords {
  private readonly kept = new Map<string, Fresh>();
  private bytes = 0;

  add(ids: readonly string[], records: readonly KafkaRecord[]): void {
    for (const [at, record] of records.entries()) {
      const [id, bytes] = [ids[at], frameBytes + (record.value?.length ?? 0)];
      if (id === undefined) continue;
      this.take(id);
      this.kept.set(id, { record, bytes });
      this.bytes += bytes;
    }
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= mostBytes) return;
      this.take(oldest);
    }
  }

  /** The record, which is then forgotten here. */
  take(id: string): KafkaRecord | undefined {
    const found = this.kept.get(id);
    if (!found) return undefined;
    this.kept.delete(id);
    this.bytes -= found.bytes;
    return found.record;
  }

  /** Forgets all: whoever was cut off from the table cannot know whether it still stands by what it gave out. */
  clear(): void {
    this.kept.clear();
    this.bytes = 0;
  }
}
