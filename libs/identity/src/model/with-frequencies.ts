import type { Frequencies } from './frequencies';
import type { MatchingModel } from './matching-model';
import { versioned } from './model-version';
import { wordWorth } from './word-worth';

/** Names that one record alone has are never shared by two of those that were counted. */
const FEWEST = 2;

/** Of an employer that more records than this name, two of one name may be two people. */
export const MOST_COLLEAGUES = 50;

/** The version of the model that judges by these counts. What would judge the same if nobody had counted it is left out. */
export function withFrequencies(model: MatchingModel, frequencies: Frequencies): MatchingModel {
  const { records } = frequencies;
  const isTelling = ([term, count]: readonly [string, number]) =>
    (count >= FEWEST && wordWorth(count, records) < model.rarity.most) || (term.startsWith('e') && count > MOST_COLLEAGUES);
  const telling = [...frequencies.counts].filter(isTelling);
  return versioned({ ...model, frequencies: { ...frequencies, counts: new Map(telling) } });
}

/** The version of the model for which nobody counted. */
export function withoutFrequencies(model: MatchingModel): MatchingModel {
  return versioned({ ...model, frequencies: null });
}

/** What a model knows of crowded e-mails and phones where nobody counted. */
export const NONE_CROWDED: ReadonlySet<string> = new Set();

/** Whether people of other given names live together often enough that a house says nothing about one of them. */
export function areHousesShared({ households, frequencies }: MatchingModel): boolean {
  return (frequencies?.othersInHouse ?? 1) > households.sharedAbove;
}

/** Bits to add to a band for as many records as there are to be: the more there are, the more look alike by chance. */
export function populationBits({ population, frequencies }: MatchingModel): number {
  return frequencies === null ? 0 : Math.max(0, Math.log2((frequencies.expected ?? frequencies.records) / population));
}
