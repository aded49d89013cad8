import type { Frequencies } from './frequencies';
import type { MatchingModel } from './matching-model';

/** The model with these counts of names and places. */
export function withFrequencies(model: MatchingModel, frequencies: Frequencies): MatchingModel {
  return { ...model, frequencies };
}

/** What a model knows of crowded e-mails and phones where nobody counted. */
export const NONE_CROWDED: ReadonlySet<string> = new Set();

/** Whether people of other given names live together often enough that a house says nothing about one of them. */
export function areHousesShared({ households, frequencies }: MatchingModel): boolean {
  return (frequencies?.othersInHouse ?? 1) > households.sharedAbove;
}

/** Bits to add to a band for as many records as were counted: the more there are, the more look alike by chance. */
export function populationBits({ population, frequencies }: MatchingModel): number {
  return frequencies === null ? 0 : Math.max(0, Math.log2(frequencies.records / population));
}
