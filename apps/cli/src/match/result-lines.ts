import { csvCell } from '../table/write-table';
import type { Judged } from './judge-records';

/** The lines of the clusters' file: one for each record, in the order of the ids. A cluster is called by its first record. */
export function* clusterLines(ids: readonly string[], { cluster, confidence, isHeld }: Judged): Generator<string> {
  yield 'record_id,cluster_id,confidence,held';
  for (const [record, id] of ids.entries()) {
    yield `${csvCell(id)},${csvCell(ids[cluster[record] ?? record] ?? id)},${(confidence[record] ?? 1).toFixed(4)},${isHeld[record]}`;
  }
}

/** The lines of the reviews' file: the strongest evidence first. */
export function* reviewLines(ids: readonly string[], { reviews }: Pick<Judged, 'reviews'>): Generator<string> {
  yield 'left_record_id,right_record_id,weight,explanation';
  for (const { left, right, weight, explanation } of reviews) {
    yield `${csvCell(ids[left] ?? '')},${csvCell(ids[right] ?? '')},${weight.toFixed(2)},${csvCell(explanation)}`;
  }
}
