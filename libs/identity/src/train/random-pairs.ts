import { compare } from '../compare/compare';
import type { Level } from '../model/levels';
import type { MatchingModel } from '../model/matching-model';
import type { NormalisedRecord } from '../normalised-record';
import { LevelTally } from './level-tally';
import { partyOfPair, type Party } from './patterns';
import { seededChance } from './seeded-chance';
import type { ToldPairs } from './told-pairs';

export type Tallies = Readonly<Record<Party, LevelTally>>;

const DRAWS = 300_000;

export function newTallies(): Tallies {
  return { persons: new LevelTally(), organisations: new LevelTally() };
}

/** What is found among pairs drawn by chance that are two parties, as people said or as the known model takes them. */
export function tallyRandomPairs(
  records: readonly NormalisedRecord[],
  { model, seed, told }: { readonly model: MatchingModel; readonly seed: number; readonly told: ToldPairs },
): { readonly tallies: Tallies; readonly pairs: number } {
  const chance = seededChance(seed);
  const tallies = newTallies();
  const parties = [
    records.filter(({ kind }) => kind === 'person' || kind === 'UNKNOWN'),
    records.filter(({ kind }) => kind === 'organisation'),
  ];
  let pairs = 0;
  for (const own of parties) {
    for (let draw = 0; own.length > 1 && draw < DRAWS / 2; draw += 1) {
      const [left, right] = [own[Math.floor(chance() * own.length)], own[Math.floor(chance() * own.length)]];
      const party = left && right && left !== right ? partyOfPair(left, right) : undefined;
      if (!left || !right || !party) continue;
      const { decision, evidence } = compare(left, right, model);
      if (told.isOne(left.key, right.key) ?? (decision === 'link' || decision === 'review')) continue;
      tallies[party].add(
        evidence.map(({ comparison }) => comparison as Level),
        1,
      );
      pairs += 1;
    }
  }
  return { tallies, pairs };
}
