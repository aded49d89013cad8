import { sourceRef } from '@trueup/canonical-schema';
import { cluster, customerIdOf, type Cluster, type ClusterReview } from '@trueup/identity';
import { accountsOf } from './accounts';
import { organisationsOf, type HolderOf } from './parties';
import type { Rules } from './rules';
import type { Scene } from './slice';
import { standingLinks } from './standing-decisions';
import type { Link, StoredRecord } from './stored-record';

/** The records with the customers to which they belong now. */
export interface Regrouped {
  readonly records: ReadonlyMap<string, StoredRecord & { readonly link: Link }>;
  readonly clusters: readonly Cluster[];
  /** Ids of the customers that have records. */
  readonly living: ReadonlySet<string>;
  readonly reviews: readonly ClusterReview[];
  readonly holderOf: HolderOf;
}

/** Gathers the records of a scene into customers. A record that changes customer gets the next linkVersion. */
export function regroup(scene: Scene, rules: Rules): Regrouped {
  const before = holders(scene, scene.records, rules);
  const first = gather(scene, rules, before);
  // Sites go by the customers of their organisations, which are settled by the first pass: no organisation goes by a site.
  return scene.records.some((record) => organisationsOf(record).length > 0) ? gather(scene, rules, first.holderOf) : first;
}

function gather(scene: Scene, rules: Rules, holderOf: HolderOf): Regrouped {
  const { cell, now, model } = rules;
  const decisions = standingLinks(scene.decisions, rules);
  const records = scene.records.map((record) => {
    const { key, source, firstRecordedAt, lifecycle, identity } = record;
    const isPresent = lifecycle !== 'deleted' && lifecycle !== 'merged';
    const accounts = isPresent ? accountsOf(record) : [];
    return { key, source, firstRecordedAt, isPresent, identity, organisations: organisationsOf(record).map(holderOf), accounts };
  });
  const { clusters, reviews } = cluster({ cell, model, records, edges: scene.edges, decisions, neighbours: scene.neighbours, asOf: now });
  const groups = new Map<string, Cluster>();
  for (const group of clusters) for (const key of group.records) groups.set(key, group);
  const linked = scene.records.map((record) => {
    const group = groups.get(record.key);
    if (!group) throw new RangeError(`Clustering left out ${record.key}.`);
    return { ...record, link: nextLink(record, group, now) };
  });
  return {
    records: new Map(linked.map((record) => [record.key, record] as const)),
    clusters,
    living: new Set(clusters.map(({ customerId }) => customerId)),
    reviews,
    holderOf: holders(scene, linked, rules),
  };
}

/** Who holds each record, by these links. */
function holders({ parties, kin }: Scene, linked: readonly StoredRecord[], { cell }: Rules): HolderOf {
  const known = new Map(parties.map(({ key, customerId }) => [key, customerId] as const));
  for (const { key, link } of [...kin, ...linked]) if (link) known.set(key, link.customerId);
  return (key) => known.get(key) ?? customerIdOf(cell, sourceRef(key));
}

function nextLink({ key, link }: StoredRecord, { customerId, because }: Cluster, now: number): Link {
  const reason = because[key] ?? 'founder';
  if (link?.customerId === customerId) return { ...link, because: reason };
  return { customerId, linkVersion: (link?.linkVersion ?? 0) + 1, linkedAt: now, because: reason };
}
