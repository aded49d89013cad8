/** How fast things get rarer: the k-th has a share that goes as 1 / (k + offset) ** exponent, which is the law of Zipf and Mandelbrot. */
export interface RankLaw {
  readonly exponent: number;
  readonly offset: number;
}

/** Things of which some are common and most are rare, as names and cities are; the first is the commonest. */
export class Ranked<T> {
  /** Up to where the shares of the first, the first two and so on come to. */
  private readonly upTo: Float64Array;

  private constructor(
    private readonly items: readonly T[],
    private readonly shares: Float64Array,
  ) {
    let sum = 0;
    this.upTo = shares.map((share) => (sum += share));
  }

  static by<T>({ exponent, offset }: RankLaw, items: readonly T[]): Ranked<T> {
    const weights = Float64Array.from(items, (_, at) => (at + 1 + offset) ** -exponent);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return new Ranked(
      items,
      weights.map((weight) => weight / all),
    );
  }

  /** Others as common as these, each made of one of these and its share, from the commonest on. */
  map<U>(make: (item: T, share: number, at: number) => U): Ranked<U> {
    return new Ranked(
      this.items.map((item, at) => make(item, this.shares[at] ?? 0, at)),
      this.shares,
    );
  }

  /** The thing that a chance from 0 up to 1 falls on. */
  at(chance: number): T {
    let [low, high] = [0, this.items.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (chance < (this.upTo[middle] ?? 1)) high = middle;
      else low = middle + 1;
    }
    return this.items[low] as T;
  }
}
