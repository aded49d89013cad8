import type { MatchingModel } from '../model/matching-model';
import { wordWorth } from '../model/word-worth';

/**
 * Bits that the rarest word which two records share is worth, in place of `usual`; `kind` is that of `termsOf`. What nobody counted is
 * worth the usual.
 */
export function rarityBits(
  shared: { readonly kind: 'g' | 'f' | 'e'; readonly words: readonly string[]; readonly usual: number },
  model: MatchingModel,
): number {
  const { frequencies, rarity } = model;
  if (frequencies === null || shared.words.length === 0) return shared.usual;
  let fewest = Infinity;
  for (const word of shared.words) fewest = Math.min(fewest, frequencies.counts.get(shared.kind + word) ?? 0);
  return Math.min(rarity.most, Math.max(rarity.least, wordWorth(fewest, frequencies.records)));
}

/** Bits of a shared city: how often one party has the same over how often any two do. Of two spellings the more frequent one counts. */
export function cityBits(cities: readonly string[], usual: number, { frequencies, persons, rarity }: MatchingModel): number {
  const level = persons.levels['place.city'];
  if (frequencies === null || cities.length === 0 || level === undefined || 'fixed' in level) return usual;
  const most = Math.max(...cities.map((city) => frequencies.counts.get(`c${city}`) ?? 0));
  return Math.max(0, Math.log2(level.m) + Math.min(rarity.most, wordWorth(most, frequencies.records)));
}
