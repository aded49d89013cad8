import type { CustomerGoldenChanged } from '@trueup/canonical-schema';
import type { Transaction } from '@trueup/event-bus';
import { readHeld, refKey } from '../store/held-store';
import { linksOf } from '../store/links';
import { imagesOf, type Selection, type WriteImage } from './image-store';
import { planRollback, type LeftAlone } from './plan-rollback';
import type { PutBack } from './rollback-store';

/** What the writes of a selection come to when they are taken back. */
export async function findRollback(
  tx: Transaction,
  system: string,
  selection: Selection,
): Promise<{ readonly putBacks: readonly PutBack[]; readonly leftAlone: readonly LeftAlone[] }> {
  const byRecord = new Map<string, WriteImage[]>();
  for (const image of await imagesOf(tx, system, selection)) {
    const key = refKey(image.ref);
    byRecord.set(key, [...(byRecord.get(key) ?? []), image]);
  }
  const refs = [...byRecord.values()].flatMap(([image]) => image?.ref ?? []);
  const holdings = await readHeld(tx, system, refs);
  const links = await linksOf(tx, system, refs);
  const customerOf = (image: WriteImage) => links.get(refKey(image.ref))?.customerId ?? image.customerId;
  const customers = [...byRecord.values()].flatMap(([image]) => (image ? customerOf(image) : []));
  const snapshots = await snapshotsOf(tx, system, customers);
  const planned = [...byRecord].map(([key, images]) => {
    const [image] = images;
    return planRollback({ system, images, held: holdings.get(key)?.held, snapshot: image && snapshots.get(customerOf(image)) });
  });
  return { putBacks: planned.flatMap(({ putBack }) => putBack ?? []), leftAlone: planned.flatMap(({ leftAlone }) => leftAlone) };
}

async function snapshotsOf(tx: Transaction, system: string, customerIds: readonly string[]): Promise<Map<string, CustomerGoldenChanged>> {
  const rows = await tx.query<{ customerId: string; snapshot: CustomerGoldenChanged }>(
    `SELECT customer_id AS "customerId", snapshot FROM desired_state WHERE system = $1 AND customer_id = ANY($2::text[]) AND snapshot IS NOT NULL`,
    [system, customerIds],
  );
  return new Map(rows.map(({ customerId, snapshot }) => [customerId, snapshot]));
}
