import { partiesOf } from '../judgement/parties';
import { pinnedParties } from '../judgement/pinned-parties';
import type { Scene, Slice } from '../judgement/slice';
import type { StoredRecord } from '../judgement/stored-record';
import type { Shelf } from './shelf';

/** The slice with those whom its records name, and the records of everybody above its companies, rung by rung. */
export async function lookAround(shelf: Shelf, slice: Slice): Promise<Scene> {
  const known = new Map<string, string>(slice.records.map(({ key, link }) => [key, link?.customerId ?? '']));
  const learn = async (keys: readonly string[]) => {
    const fresh = [...new Set(keys)].filter((key) => !known.has(key));
    if (fresh.length === 0) return;
    for (const { key, customerId } of await shelf.holdersOf(fresh)) known.set(key, customerId);
  };
  const pinned = [...new Set(slice.decisions.flatMap(pinnedParties))];
  const founders = pinned.length > 0 ? await shelf.foundersOf(pinned) : [];
  await learn([...slice.records.flatMap(partiesOf), ...founders.map(({ key }) => key)]);
  const here = new Set(slice.records.map(({ key }) => key));
  const climbed = new Set(slice.records.flatMap(({ link }) => link?.customerId ?? []));
  const kin: StoredRecord[] = [];
  for (let rung: readonly StoredRecord[] = slice.records; rung.length > 0;) {
    const parents = rung.flatMap(({ identity }) => identity.parents);
    await learn(parents);
    const above = [...new Set(parents.flatMap((key) => known.get(key) ?? []))].filter((id) => id !== '' && !climbed.has(id));
    for (const id of above) climbed.add(id);
    rung = above.length === 0 ? [] : (await shelf.membersOf(above)).filter(({ key }) => !here.has(key));
    kin.push(...rung);
  }
  const parties = [...known].filter(([key]) => !here.has(key)).map(([key, customerId]) => ({ key, customerId }));
  return { ...slice, parties, kin, founders };
}
