import type { MatchResult } from '@trueup/identity';
import { csvCell } from '../table/write-table';

/** The lines of the clusters' file: one for each record, in the order of the ids. A cluster is called by its first record. */
export function* clusterLines(ids: readonly string[], { clusters }: MatchResult): Generator<string> {
  yield 'record_id,cluster_id,confidence,held';
  const clusterOf = new Uint32Array(ids.length);
  const isHeld = new Uint8Array(ids.length);
  for (const [number, { members, held }] of clusters.entries()) {
    for (const member of members) clusterOf[member] = number;
    for (const member of held) isHeld[member] = 1;
  }
  for (const [record, id] of ids.entries()) {
    const cluster = clusters[clusterOf[record] ?? 0];
    const first = ids[cluster?.members[0] ?? record] ?? id;
    yield `${csvCell(id)},${csvCell(first)},${(cluster?.confidence ?? 1).toFixed(4)},${isHeld[record]}`;
  }
}

/** The lines of the reviews' file: the strongest evidence first. */
export function* reviewLines(ids: readonly string[], { reviews }: MatchResult): Generator<string> {
  yield 'left_record_id,right_record_id,weight,explanation';
  for (const { left, right, weight, explanation } of reviews) {
    yield `${csvCell(ids[left] ?? '')},${csvCell(ids[right] ?? '')},${weight.toFixed(2)},${csvCell(explanation)}`;
  }
}
