/** Records that were read after the second of their last change was over: they need not be read again for the same change. */
export class Settled {
  private readonly known = new Map<string, string>();

  has(key: string, modified: string | undefined): boolean {
    return modified !== undefined && this.known.get(key) === modified;
  }

  add(key: string, modified: string): void {
    this.known.set(key, modified);
  }

  /** What no overlap will show again. */
  forget(since: number | null): void {
    for (const [key, modified] of this.known) if (since === null || Date.parse(modified) < since) this.known.delete(key);
  }
}
