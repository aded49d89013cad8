import { frequenciesOf, type Frequencies } from '@trueup/identity';
import type { BlockTable } from './block-table';
import type { Crew } from './crew';
import { crowdedKeys } from './crowded-keys';
import type { Gathered } from './gather-records';

/** How often names occur in the records that the crew has read; asked once. */
export async function countFrequencies(
  { ids, records, keys }: Gathered,
  { crew, table }: { readonly crew: Crew; readonly table: Pick<BlockTable, 'refined'> },
): Promise<Frequencies> {
  const [all = new Map<string, number>(), ...more] = (await crew.tell('terms', null)) as Map<string, number>[];
  for (const part of more) for (const [term, count] of part) all.set(term, (all.get(term) ?? 0) + count);
  return { ...frequenciesOf(all, ids.length), crowded: crowdedKeys(records, keys, table) };
}
