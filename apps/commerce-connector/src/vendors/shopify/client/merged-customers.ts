import type { RecordRef } from '@trueup/connector-kit';

const KEPT = 10_000;

/** Into which customer others were merged, as the webhooks told; Shopify itself only says that they are gone. */
export class MergedCustomers {
  private readonly kept = new Map<string, RecordRef>();

  remember(gone: RecordRef, into: RecordRef): void {
    this.kept.set(gone.id, into);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
  }

  into(gone: RecordRef): RecordRef | undefined {
    return this.kept.get(gone.id);
  }
}
