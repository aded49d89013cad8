import { cluster, type Cluster, type ClusterReview } from '@trueup/identity';
import type { Rules } from './rules';
import type { Slice } from './slice';
import type { Link, StoredRecord } from './stored-record';

/** The records with the customers to which they belong now. */
export interface Regrouped {
  readonly records: ReadonlyMap<string, StoredRecord & { readonly link: Link }>;
  readonly clusters: readonly Cluster[];
  /** Ids of the customers that have records. */
  readonly living: ReadonlySet<string>;
  readonly reviews: readonly ClusterReview[];
}

/** Gathers the records of a slice into customers. A record that changes customer gets the next linkVersion. */
export function regroup(slice: Slice, { cell, now }: Rules): Regrouped {
  const decisions = slice.decisions.flatMap(({ decisionId, kind, records, expiresAt }) =>
    kind === 'link' || kind === 'neverLink' ? [{ decisionId, kind, records, expiresAt }] : [],
  );
  const records = slice.records.map(({ key, source, firstRecordedAt, lifecycle, identity }) => {
    const { givens, middles } = identity;
    return { key, source, firstRecordedAt, isPresent: lifecycle !== 'deleted' && lifecycle !== 'merged', givens, middles };
  });
  const { clusters, reviews } = cluster({ cell, records, edges: slice.edges, decisions, neighbours: slice.neighbours, asOf: now });
  const links = new Map(clusters.flatMap((group) => group.records.map((key) => [key, group] as const)));
  const linked = slice.records.map((record) => {
    const group = links.get(record.key);
    if (!group) throw new RangeError(`Clustering left out ${record.key}.`);
    return [record.key, { ...record, link: nextLink(record, group, now) }] as const;
  });
  return { records: new Map(linked), clusters, living: new Set(clusters.map(({ customerId }) => customerId)), reviews };
}

function nextLink({ key, link }: StoredRecord, { customerId, because }: Cluster, now: number): Link {
  const reason = because[key] ?? 'founder';
  if (link?.customerId === customerId) return { ...link, because: reason };
  return { customerId, linkVersion: (link?.linkVersion ?? 0) + 1, linkedAt: now, because: reason };
}
