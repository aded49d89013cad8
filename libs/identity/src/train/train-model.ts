import { BlockIndex } from '../block/block-index';
import { countTerms, type Frequencies } from '../model/frequencies';
import type { Level } from '../model/levels';
import type { LevelWeight, MatchingModel, PartyModel } from '../model/matching-model';
import { versioned } from '../model/model-version';
import { bitsOf } from '../model/read-matching-model';
import { withFrequencies } from '../model/with-frequencies';
import type { NormalisedRecord } from '../normalised-record';
import type { LevelTally } from './level-tally';
import { patternsOf, type Party, type Pattern } from './patterns';
import { newTallies, tallyRandomPairs, type Tallies } from './random-pairs';
import { ToldPairs, type Told } from './told-pairs';

export interface Training {
  readonly seed: number;
  /** What was known before; its name with the seed behind it is the new model's unless another is given. */
  readonly model: MatchingModel;
  readonly name?: string;
  /** How often names occur among all records, where those that are learnt from are but some of them. */
  readonly frequencies?: Frequencies;
  /** What people said of the records; the rest is learnt without labels. */
  readonly told?: Told;
}

/** A level whose weight changed; bits. */
export interface LevelChange {
  readonly party: Party;
  readonly level: Level;
  readonly before: number;
  readonly after: number;
}

export interface Trained {
  /** With the names of the records counted. */
  readonly model: MatchingModel;
  readonly changes: readonly LevelChange[];
  /** Pairs that were looked at: found by match keys or told of, drawn by chance, and of the first those told to be one party and two. */
  readonly pairs: { readonly candidates: number; readonly random: number; readonly toldOne: number; readonly toldTwo: number };
}

const ROUNDS = 12;
/** A reader takes no longer name. */
const NAME_LETTERS = 60;
/** What no random pair showed is taken to be found once among so many. */
const RAREST = 1 / 400_000;
/** Among pairs that are one party anything happens once among so many, whatever the file shows. */
const EXCEPTION = 1 / 100;

/**
 * Learns m by expectation–maximisation, and u from random pairs that the known model does not link. Where people said what a pair is, that
 * is its expectation; without a word from them nothing but the records is needed.
 */
export function trainModel(given: readonly NormalisedRecord[], { seed, model, name, frequencies, told = {} }: Training): Trained {
  const records = [...given].sort((one, other) => (one.key < other.key ? -1 : 1));
  const index = new BlockIndex(records);
  const counted = withFrequencies(model, frequencies ?? { ...countTerms(records), crowded: index.crowded });
  const pairs = new ToldPairs(told);
  const patterns = patternsOf(records, { index, model: counted, told: pairs });
  const random = tallyRandomPairs(records, { model: counted, seed, told: pairs });
  let learnt: Learnt = { persons: model.persons, organisations: model.organisations };
  for (let round = 0; round < ROUNDS; round += 1) learnt = nextModel(patterns, learnt, random.tallies);
  const said = {
    toldOne: patterns.filter((one) => one.told === true).length,
    toldTwo: patterns.filter((one) => one.told === false).length,
  };
  const trained = versioned({
    ...counted,
    ...learnt,
    name: name ?? nextName(model.name, seed),
    trained: { records: records.length, ...said, seed, from: model.version },
  });
  return { model: trained, changes: changesBetween(model, trained), pairs: { candidates: patterns.length, random: random.pairs, ...said } };
}

/** The seed takes the place of an earlier one, and of what would be too long. */
function nextName(known: string, seed: number): string {
  const ending = `+${seed}`;
  return `${known.replace(/\+-?\d+$/, '').slice(0, NAME_LETTERS - ending.length)}${ending}`;
}

type Learnt = Pick<MatchingModel, Party>;

/** One round: how likely each pair is one party by the weights so far, and what the levels' shares among those are. */
function nextModel(patterns: readonly Pattern[], known: Learnt, random: Tallies): Learnt {
  const tallies = newTallies();
  for (const pattern of patterns) {
    const expected = expectationOf(pattern, known);
    if (expected > 0) tallies[pattern.party].add(pattern.levels, expected);
  }
  return {
    persons: relearnt(known.persons, tallies.persons, random.persons),
    organisations: relearnt(known.organisations, tallies.organisations, random.organisations),
  };
}

/** How likely a pair is one party, from 0 to 1. */
function expectationOf({ party, levels, mayBeOne, told }: Pattern, known: Learnt): number {
  if (told !== undefined) return told ? 1 : 0;
  if (!mayBeOne) return 0;
  const { bits, bands } = known[party];
  const weight = levels.reduce((sum, level) => sum + (bits[level] ?? 0), 0);
  return 1 / (1 + 2 ** ((bands.auto + bands.review) / 2 - weight));
}

function relearnt({ bands, levels }: PartyModel, one: LevelTally, two: LevelTally): PartyModel {
  const next = Object.fromEntries(
    Object.entries(levels).map(([name, weight]): [string, LevelWeight] => {
      const level = name as Level;
      const before = sharesOf(weight);
      const [m, u] = [one.shareOf(level, before.m), two.shareOf(level, before.u)];
      if ('fixed' in weight || m === undefined || u === undefined) return [name, weight];
      return [name, { m: rounded(Math.max(m, EXCEPTION)), u: rounded(Math.max(u, RAREST)) }];
    }),
  );
  return { bands, levels: next, bits: Object.fromEntries(Object.entries(next).map(([level, weight]) => [level, bitsOf(weight)])) };
}

/** Shares that would give the level's bits. */
function sharesOf(weight: LevelWeight): { m: number; u: number } {
  if ('m' in weight) return weight;
  return weight.fixed > 0 ? { m: 0.5, u: 0.5 / 2 ** weight.fixed } : { m: 0.5 * 2 ** weight.fixed, u: 0.5 };
}

function rounded(share: number): number {
  return Number(Math.min(1, share).toPrecision(4));
}

function changesBetween(before: MatchingModel, after: MatchingModel): LevelChange[] {
  return (['persons', 'organisations'] as const).flatMap((party) =>
    Object.entries(after[party].bits).flatMap(([name, bits]) => {
      const level = name as Level;
      const known = before[party].bits[level] ?? 0;
      return bits === known ? [] : [{ party, level, before: known, after: bits }];
    }),
  );
}
