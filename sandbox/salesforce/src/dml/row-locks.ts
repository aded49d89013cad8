import { setTimeout as wait } from 'node:timers/promises';
import { refused } from '../api-fault';

const LOOK_AGAIN_MS = 20;

/** Rows that another transaction holds. A write waits for them as the vendor's database does, then gives up. */
export class RowLocks {
  private readonly heldUntil = new Map<string, number>();

  /** `waitMs`: how long a write waits; the vendor waits about ten seconds. */
  constructor(private readonly waitMs: number) {}

  hold(id: string, ms: number): void {
    this.heldUntil.set(id, Date.now() + ms);
  }

  /** Resolves when none of the rows is held. Throws UNABLE_TO_LOCK_ROW after waiting in vain. */
  async free(ids: readonly string[]): Promise<void> {
    const giveUpAt = Date.now() + this.waitMs;
    while (ids.some((id) => this.isHeld(id))) {
      if (Date.now() >= giveUpAt) {
        const held = ids.filter((id) => this.isHeld(id)).join(', ');
        throw refused('UNABLE_TO_LOCK_ROW', `unable to obtain exclusive access to this record or 1 records: ${held}`);
      }
      await wait(LOOK_AGAIN_MS);
    }
  }

  private isHeld(id: string): boolean {
    const until = this.heldUntil.get(id);
    if (until === undefined) return false;
    if (until > Date.now()) return true;
    this.heldUntil.delete(id);
    return false;
  }
}
