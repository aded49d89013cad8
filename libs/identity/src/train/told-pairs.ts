import { pairId, pairOf } from '../cluster/pair';

/** What people said about records, by their keys. */
export interface Told {
  /** Record ─► party. */
  readonly labels?: ReadonlyMap<string, string>;
  /** What stewards decided, the oldest first; it outranks labels. */
  readonly decisions?: readonly ToldPair[];
}

export interface ToldPair {
  readonly keys: readonly [string, string];
  /** Whether the two are one party. */
  readonly isOne: boolean;
}

/** Of a party with more records only some pairs are looked up. */
const MOST_OF_PARTY = 20;

/** Pairs of records of which people said whether they are one party. */
export class ToldPairs {
  readonly #labels: ReadonlyMap<string, string>;
  readonly #decided = new Map<string, ToldPair>();

  constructor({ labels = new Map<string, string>(), decisions = [] }: Told) {
    this.#labels = labels;
    for (const decision of decisions) this.#decided.set(pairId(...pairOf(...decision.keys)), decision);
  }

  /** Undefined where nobody said anything. */
  isOne(left: string, right: string): boolean | undefined {
    const decided = this.#decided.get(pairId(...pairOf(left, right)));
    if (decided) return decided.isOne;
    const [one, other] = [this.#labels.get(left), this.#labels.get(right)];
    return one === undefined || other === undefined ? undefined : one === other;
  }

  /** The pairs that are one party, in one order. */
  ones(): (readonly [string, string])[] {
    const parties = Map.groupBy([...this.#labels.keys()].sort(), (key) => this.#labels.get(key));
    const labelled = [...parties.values()].flatMap((keys) =>
      keys.slice(0, MOST_OF_PARTY).flatMap((left, at) => keys.slice(at + 1, MOST_OF_PARTY).map((right) => pairOf(left, right))),
    );
    const decided = [...this.#decided.values()].filter(({ isOne }) => isOne).map(({ keys }) => pairOf(...keys));
    const all = new Map([...labelled, ...decided].map((pair) => [pairId(...pair), pair] as const));
    return [...all.values()].filter(([left, right]) => this.isOne(left, right) === true);
  }
}
