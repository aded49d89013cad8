import type { Frequencies } from './frequencies';
import type { Level } from './levels';

/** What a level says: how often it is found among pairs that are one party (m) and among pairs that are two (u), or bits that training leaves alone. */
export type LevelWeight = { readonly m: number; readonly u: number } | { readonly fixed: number };

/** From how many bits two records are linked without asking, and from how many a steward is asked. */
export interface Bands {
  readonly auto: number;
  readonly review: number;
}

/** What matching goes by for one kind of party. */
export interface PartyModel {
  readonly bands: Bands;
  readonly levels: Readonly<Partial<Record<Level, LevelWeight>>>;
  /** Bits of each level. */
  readonly bits: Readonly<Partial<Record<Level, number>>>;
}

/** What matching goes by. Plain data. */
export interface MatchingModel {
  /** What people call it. */
  readonly name: string;
  /** Name and hash of all that it judges by; it changes with the weights, the counts, the lists, the rules or the normalisation. */
  readonly version: string;
  /** How the weights were learnt; nothing is judged by it. */
  readonly trained?: Readonly<Record<string, string | number>>;
  readonly persons: PartyModel;
  readonly organisations: PartyModel;
  /** Bounds between which a name's or a place's rarity counts; bits. */
  readonly rarity: { readonly least: number; readonly most: number };
  /** Number of records for which the bands hold as they stand; each doubling asks for one bit more. */
  readonly population: number;
  readonly households: {
    /** From this share of pairs in one house with other given names on, a house is taken for a family's. */
    readonly sharedAbove: number;
    /** Bits by which the bands lie lower where houses are not shared: then all evidence is its person's own. */
    readonly relief: number;
  };
  readonly holds: {
    /** Joins of two groups of records that rest on one link weaker than this are held for a steward; bits. */
    readonly bridgeBelow: number;
    /** Where houses are not shared, two records whose bits lie below this never meet over a third. */
    readonly opposedBelow: number;
  };
  readonly limits: {
    /** A customer of more records than this is not joined further without a steward. */
    readonly clusterSize: number;
  };
  /** How often names and places occur; null where nobody counted. */
  readonly frequencies: Frequencies | null;
}
