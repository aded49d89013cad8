interface Pending<T> {
  dueAt: number;
  id: string;
  value: T | undefined;
}

export interface LaggingIndexOptions {
  /** Milliseconds until a search sees a write; default 1000. */
  lagMs?: number;
  now?(): number;
}

/** What a vendor's search knows: every write, but `lagMs` late. Values are copied in, so later changes do not leak through. */
export class LaggingIndex<T> {
  private readonly visible = new Map<string, T>();
  private pending: Pending<T>[] = [];
  private readonly lagMs: number;
  private readonly now: () => number;

  constructor(options: LaggingIndexOptions = {}) {
    this.lagMs = options.lagMs ?? 1000;
    this.now = options.now ?? Date.now;
  }

  put(id: string, value: T): void {
    this.pending.push({ dueAt: this.now() + this.lagMs, id, value: structuredClone(value) });
  }

  remove(id: string): void {
    this.pending.push({ dueAt: this.now() + this.lagMs, id, value: undefined });
  }

  /** Fills the index at once, for state that was reloaded. */
  reset(entries: Iterable<readonly [string, T]>): void {
    this.pending = [];
    this.visible.clear();
    for (const [id, value] of entries) this.visible.set(id, structuredClone(value));
  }

  get(id: string): T | undefined {
    this.settle();
    return this.visible.get(id);
  }

  values(): T[] {
    this.settle();
    return [...this.visible.values()];
  }

  private settle(): void {
    const now = this.now();
    const late = this.pending.findIndex((one) => one.dueAt > now);
    const due = this.pending.splice(0, late === -1 ? this.pending.length : late);
    for (const { id, value } of due) {
      if (value === undefined) this.visible.delete(id);
      else this.visible.set(id, value);
    }
  }
}
