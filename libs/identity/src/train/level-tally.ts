import { COMPARISONS, type ComparisonName, type Level } from '../model/levels';

const COMPARISON_OF: ReadonlyMap<string, ComparisonName> = new Map(
  Object.entries(COMPARISONS).flatMap(([name, levels]) => levels.map((level) => [level, name as ComparisonName] as const)),
);

/** How often levels were found, by weight, and how often their comparisons said anything. */
export class LevelTally {
  private readonly found = new Map<Level, number>();
  private readonly said = new Map<ComparisonName, number>();

  add(levels: readonly Level[], weight: number): void {
    for (const level of levels) {
      this.found.set(level, (this.found.get(level) ?? 0) + weight);
      const comparison = COMPARISON_OF.get(level);
      if (comparison) this.said.set(comparison, (this.said.get(comparison) ?? 0) + weight);
    }
  }

  /** The share of a level among the pairs of which its comparison said anything, drawn a little to `usual`; undefined where hardly any did. */
  shareOf(level: Level, usual: number): number | undefined {
    const said = this.said.get(COMPARISON_OF.get(level) ?? 'given') ?? 0;
    // What can only agree or say nothing has no share to learn.
    if (COMPARISONS[COMPARISON_OF.get(level) ?? 'given'].length < 2) return undefined;
    return said < ENOUGH ? undefined : ((this.found.get(level) ?? 0) + PULL * usual) / (said + PULL);
  }
}

/** Fewer pairs than this teach nothing of a comparison. */
const ENOUGH = 20;
/** As many pairs as what was known before counts for. */
const PULL = 2;
