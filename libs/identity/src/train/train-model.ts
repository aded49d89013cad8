import { BlockIndex } from '../block/block-index';
import { compare } from '../compare/compare';
import { pairingOf } from '../compare/pairing';
import { countTerms } from '../model/frequencies';
import type { Level } from '../model/levels';
import type { LevelWeight, MatchingModel, PartyModel } from '../model/matching-model';
import { versioned } from '../model/model-version';
import { bitsOf } from '../model/read-matching-model';
import { withFrequencies } from '../model/with-frequencies';
import type { NormalisedRecord } from '../normalised-record';
import { LevelTally } from './level-tally';
import { seededChance } from './seeded-chance';

export interface Training {
  readonly seed: number;
  /** What was known before; its name is that of the new model with the seed behind it unless another is given. */
  readonly model: MatchingModel;
  readonly name?: string;
}

/** A level whose weight changed; bits. */
export interface LevelChange {
  readonly party: Party;
  readonly level: Level;
  readonly before: number;
  readonly after: number;
}

export interface Trained {
  /** With the names of these records counted. */
  readonly model: MatchingModel;
  readonly changes: readonly LevelChange[];
  /** Pairs that were looked at: found by match keys, and drawn by chance. */
  readonly pairs: { readonly candidates: number; readonly random: number };
}

type Party = 'persons' | 'organisations';

/** A candidate pair as training sees it. `mayBeOne` is false where the rules forbid it, whatever the weights. */
interface Pattern {
  readonly party: Party;
  readonly levels: readonly Level[];
  readonly mayBeOne: boolean;
}

const ROUNDS = 12;
const RANDOM_PAIRS = 300_000;
const MOST_CANDIDATES = 400_000;
/** What no random pair showed is taken to be found once among so many. */
const RAREST = 1 / 400_000;
/** Among pairs that are one party anything happens once among so many, whatever the file shows. */
const EXCEPTION = 1 / 100;

/** Learns m by expectation–maximisation from unlabelled records, and u from random pairs that the known model does not link. */
export function trainModel(given: readonly NormalisedRecord[], { seed, model, name }: Training): Trained {
  const records = [...given].sort((one, other) => (one.key < other.key ? -1 : 1));
  const index = new BlockIndex(records);
  const counted = withFrequencies(model, { ...countTerms(records), crowded: index.crowded });
  const patterns = candidatePatterns(records, index, counted);
  const random = randomTally(records, counted, seed);
  let learnt = { persons: model.persons, organisations: model.organisations };
  for (let round = 0; round < ROUNDS; round += 1) learnt = nextModel(patterns, learnt, random.tallies);
  const trained = versioned({
    ...counted,
    ...learnt,
    name: name ?? `${model.name}+${seed}`,
    trained: { records: records.length, seed, from: model.version },
  });
  return { model: trained, changes: changesBetween(model, trained), pairs: { candidates: patterns.length, random: random.pairs } };
}

function candidatePatterns(records: readonly NormalisedRecord[], index: BlockIndex, model: MatchingModel): Pattern[] {
  const seen = new Int32Array(records.length).fill(-1);
  const patterns: Pattern[] = [];
  for (const [at, record] of records.entries()) {
    for (const other of index.candidatesAfter(at, seen)) {
      const right = records[other];
      if (right && patterns.length < MOST_CANDIDATES) patterns.push(...patternOf([record, right], model));
    }
  }
  return patterns;
}

function patternOf([left, right]: readonly [NormalisedRecord, NormalisedRecord], model: MatchingModel): Pattern[] {
  const party = partyOfPair(left, right);
  if (!party) return [];
  const { decision, evidence, groups, isFirm } = compare(left, right, model);
  if (isFirm) return [];
  const levels = evidence.map(({ comparison }) => comparison as Level);
  const isOther =
    levels.includes('name.givenDiffers') || levels.includes('name.organisationDiffers') || levels.includes('name.legalFormDiffers');
  return [{ party, levels, mayBeOne: decision === 'link' || (groups.length >= 2 && !isOther && decision !== 'never') }];
}

function partyOfPair(left: NormalisedRecord, right: NormalisedRecord): Party | undefined {
  const pairing = pairingOf(left, right);
  if (pairing === 'persons') return 'persons';
  return pairing === 'organisations' ? 'organisations' : undefined;
}

function randomTally(records: readonly NormalisedRecord[], model: MatchingModel, seed: number): { tallies: Tallies; pairs: number } {
  const chance = seededChance(seed);
  const tallies = newTallies();
  const parties = {
    persons: records.filter(({ kind }) => kind === 'person' || kind === 'UNKNOWN'),
    organisations: records.filter(({ kind }) => kind === 'organisation'),
  };
  let pairs = 0;
  for (const own of Object.values(parties)) {
    for (let draw = 0; own.length > 1 && draw < RANDOM_PAIRS / 2; draw += 1) {
      const [left, right] = [own[Math.floor(chance() * own.length)], own[Math.floor(chance() * own.length)]];
      const party = left && right && left !== right ? partyOfPair(left, right) : undefined;
      if (!left || !right || !party) continue;
      const { decision, evidence } = compare(left, right, model);
      if (decision === 'link' || decision === 'review') continue;
      tallies[party].add(
        evidence.map(({ comparison }) => comparison as Level),
        1,
      );
      pairs += 1;
    }
  }
  return { tallies, pairs };
}

type Tallies = Readonly<Record<Party, LevelTally>>;
type Learnt = Pick<MatchingModel, Party>;

function newTallies(): Tallies {
  return { persons: new LevelTally(), organisations: new LevelTally() };
}

/** One round: how likely each pair is one party by the weights so far, and what the levels' shares among those are. */
function nextModel(patterns: readonly Pattern[], known: Learnt, random: Tallies): Learnt {
  const tallies = newTallies();
  for (const { party, levels, mayBeOne } of patterns) {
    if (!mayBeOne) continue;
    const { bits, bands } = known[party];
    const weight = levels.reduce((sum, level) => sum + (bits[level] ?? 0), 0);
    tallies[party].add(levels, 1 / (1 + 2 ** ((bands.auto + bands.review) / 2 - weight)));
  }
  return {
    persons: relearnt(known.persons, tallies.persons, random.persons),
    organisations: relearnt(known.organisations, tallies.organisations, random.organisations),
  };
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
