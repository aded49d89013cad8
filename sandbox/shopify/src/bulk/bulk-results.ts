import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** The lines of finished operations: in memory, and beside the state file where there is one. */
export class BulkResults {
  private readonly kept = new Map<number, string>();

  constructor(private readonly stateFile: string | undefined) {}

  put(id: number, text: string): void {
    this.kept.set(id, text);
    if (this.stateFile) writeFileSync(this.fileOf(id), text);
  }

  get(id: number): string | undefined {
    const held = this.kept.get(id);
    if (held !== undefined || !this.stateFile || !existsSync(this.fileOf(id))) return held;
    return readFileSync(this.fileOf(id), 'utf8');
  }

  private fileOf(id: number): string {
    return `${this.stateFile}.bulk-${id}.jsonl`;
  }
}
