import { KEY_BOUNDS } from '../match-keys';
import { crowdedHash } from '../model/crowded-hash';
import { houseOf } from '../normalise/place';
import type { NormalisedRecord } from '../normalised-record';

/**
 * Houses at which more of these records are than a house's key may bring, by `crowdedHash`: an office or a tower, and nobody's own. A key
 * goes by number and postal code; what counts is one street.
 */
export function crowdedHouses(records: Iterable<NormalisedRecord>): string[] {
  const counts = new Map<string, number>();
  for (const { places } of records) {
    for (const house of new Set(places.map(houseOf))) counts.set(house, (counts.get(house) ?? 0) + 1);
  }
  counts.delete('');
  return [...counts].flatMap(([house, count]) => (count > KEY_BOUNDS.house ? [crowdedHash('house', house)] : []));
}
