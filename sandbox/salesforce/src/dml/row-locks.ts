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

  /** Resolves when none of the rows is held, or when waiting was in vain. */
  async wait(ids: readonly string[]): Promise<void> {
    const giveUpAt = Date.now() + this.waitMs;
    while (ids.some((id) => this.isHeld(id)) && Date.now() < giveUpAt) await wait(LOOK_AGAIN_MS);
  }

  /** Throws UNABLE_TO_LOCK_ROW when one of the rows is held now. */
  refuseHeld(ids: readonly string[]): void {
    const held = ids.filter((id) => this.isHeld(id));
    if (held.length === 0) return;
    throw refused('UNABLE_TO_LOCK_ROW', `unable to obtain exclusive access to this record or ${held.length} records: ${held.join(', ')}`);
  }

  /** Waits, then throws UNABLE_TO_LOCK_ROW if it was in vain. */
  async free(ids: readonly string[]): Promise<void> {
    await this.wait(ids);
    this.refuseHeld(ids);
  }

  private isHeld(id: string): boolean {
    const until = this.heldUntil.get(id);
    if (until === undefined) return false;
    if (until > Date.now()) return true;
    this.heldUntil.delete(id);
    return false;
  }
}
