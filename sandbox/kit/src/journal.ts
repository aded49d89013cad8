export interface JournalEntry {
  seq: number;
  at: string;
  kind: 'call' | 'webhook' | 'stream';
  /** "POST /graphql customerSet", "webhook customers/update" */
  operation: string;
  /** Which credential acted. */
  actor?: string;
  /** 0 = no answer left the sandbox, or none came back. */
  status: number;
  write: boolean;
  request?: unknown;
  response?: unknown;
  durationMs: number;
}

const KEPT = 20_000;

/** What happened at a sandbox, in order. Holds the newest 20,000 entries; `seq` goes on for ever. */
export class Journal {
  private entries: JournalEntry[] = [];
  private last = 0;

  record(entry: Omit<JournalEntry, 'seq' | 'at'>): void {
    this.last += 1;
    this.entries.push({ seq: this.last, at: new Date().toISOString(), ...entry });
    if (this.entries.length > KEPT * 1.1) this.entries = this.entries.slice(-KEPT);
  }

  since(seq: number): JournalEntry[] {
    const first = this.entries[0]?.seq ?? 1;
    return this.entries.slice(Math.max(0, seq + 1 - first));
  }

  lastSeq(): number {
    return this.last;
  }
}
