import { normalise, unite } from '@trueup/identity';
import type { StoredRecord } from '../judgement/stored-record';
import { compareAgain } from './compare-again';
import { isMoved } from './is-moved';
import { normaliseSettingOf, type Setting } from './setting';
import type { Shelf } from './shelf';

/**
 * Makes the edges of stored records anew, by their match keys and with whom they had one, and judges nobody. With `isNormalised` what
 * is kept of their claims is normalised again before; what they said once and no longer is known only as it was normalised then.
 */
export async function compareStored(
  shelf: Shelf,
  keys: readonly string[],
  { setting, isNormalised }: { readonly setting: Setting; readonly isNormalised: boolean },
): Promise<void> {
  const known = await shelf.recordsBy(keys);
  if (known.length === 0) return;
  const records = isNormalised ? known.map((record) => normalisedAgain(record, setting)) : known;
  await shelf.saveRecords(records.filter((record, at) => isMoved(known[at], record)));
  await compareAgain(shelf, records, { setting, partners: await shelf.partnersOf(keys) });
}

function normalisedAgain(record: StoredRecord, setting: Setting): StoredRecord {
  const { source, kind, segment, lifecycle, identity } = record;
  const claims = Object.values(record.claims).flatMap(({ value }) => (value ? [value.claim] : []));
  const said = { source, kind, segment, lifecycle, claims, references: [], ourKey: null, mergedInto: null };
  const view = normalise(said, normaliseSettingOf(setting.rules(), source.system));
  // Standing and merge target are no claims, so they stay those of the identity that is known.
  return { ...record, identity: unite(view, identity) };
}
