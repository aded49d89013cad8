/** How well clusters fit the truth. Shares are from 0 to 1. */
export interface Score {
  readonly records: number;
  readonly entities: number;
  readonly clusters: number;
  readonly pairwise: Measure;
  readonly bcubed: Measure;
  /** Pairs that are joined and should not be, and pairs that should be joined and are not. */
  readonly wrongPairs: { readonly false: number; readonly missed: number };
  /** Clusters that hold more than one entity. */
  readonly overMerged: number;
  /** Entities that lie in more than one cluster. */
  readonly splitEntities: number;
}

export interface Measure {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Scores a result (record ─► cluster) against the truth (record ─► entity). Records that the result lacks count as clusters of their own. */
export function scoreClusters(truth: ReadonlyMap<string, string>, result: ReadonlyMap<string, string>): Score {
  const clusters = new Map<string, Map<string, number>>();
  const entities = new Map<string, number>();
  const places = new Map<string, number>();
  for (const [record, entity] of truth) {
    const found = result.get(record);
    const cluster = found === undefined ? `alone\n${record}` : `in\n${found}`;
    const inside = clusters.get(cluster) ?? new Map<string, number>();
    const count = (inside.get(entity) ?? 0) + 1;
    clusters.set(cluster, inside.set(entity, count));
    if (count === 1) places.set(entity, (places.get(entity) ?? 0) + 1);
    entities.set(entity, (entities.get(entity) ?? 0) + 1);
  }
  const tally = { both: 0, joined: 0, precision: 0, recall: 0 };
  for (const inside of clusters.values()) {
    const size = [...inside.values()].reduce((sum, count) => sum + count, 0);
    tally.joined += pairs(size);
    for (const [entity, count] of inside) {
      tally.both += pairs(count);
      tally.precision += (count * count) / size;
      tally.recall += (count * count) / (entities.get(entity) ?? count);
    }
  }
  const same = [...entities.values()].reduce((sum, size) => sum + pairs(size), 0);
  return {
    ...{ records: truth.size, entities: entities.size, clusters: clusters.size },
    pairwise: measure(share(tally.both, tally.joined), share(tally.both, same)),
    bcubed: measure(share(tally.precision, truth.size), share(tally.recall, truth.size)),
    wrongPairs: { false: tally.joined - tally.both, missed: same - tally.both },
    overMerged: [...clusters.values()].filter((inside) => inside.size > 1).length,
    splitEntities: [...places.values()].filter((count) => count > 1).length,
  };
}

function pairs(size: number): number {
  return (size * (size - 1)) / 2;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function measure(precision: number, recall: number): Measure {
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) };
}

function rounded(value: number): number {
  return Math.round(value * 100_000) / 100_000;
}
