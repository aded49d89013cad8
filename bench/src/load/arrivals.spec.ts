import { arrivingRecord, partiesAmong, shuffled, storedRecord } from './arrivals';

const COUNT = 1_000;
const places = Array.from({ length: COUNT }, (_, place) => place);
const keyOf = ({ party, system }: ReturnType<typeof storedRecord>): string => `${system}/${party.number}`;

it('loads every record once, half of them about parties that other systems hold too', () => {
  const records = places.map((place) => storedRecord(shuffled(place, COUNT)));
  const byParty = Map.groupBy(records, ({ party }) => party.number);
  const overlapping = [...byParty.values()].filter((group) => group.length > 1).flat();
  expect(new Set(records.map(keyOf)).size).toBe(COUNT);
  expect(overlapping).toHaveLength(COUNT / 2);
  expect(byParty.size).toBe(partiesAmong(COUNT));
});

it('brings to a full store records that are new, every other one about a party that one other system knows', () => {
  const stored = places.map(storedRecord);
  const arriving = places.map((place) => arrivingRecord(place, COUNT));
  const known = new Set(stored.map(({ party }) => party.number));
  expect(new Set([...stored, ...arriving].map(keyOf)).size).toBe(2 * COUNT);
  expect(arriving.filter(({ party }) => known.has(party.number))).toHaveLength(COUNT / 2);
});
