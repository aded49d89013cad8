import { sourceKey, type CustomerObserved } from '@trueup/canonical-schema';
import { changedSlots, observe } from '../judgement/observe';
import type { StoredRecord } from '../judgement/stored-record';
import type { Touch } from '../judgement/touch';
import { hasLeftAKey } from './has-left-a-key';
import { isMoved } from './is-moved';
import type { Outcome } from './outcome';
import { resolveRecords } from './resolve-records';
import { normaliseSettingOf, type Setting } from './setting';
import { settleLate } from './settle-late';
import type { Shelf } from './shelf';

/** Takes in what source records say. A repeated observation changes nothing; an older one adds what only it knew, and is settled. */
export async function resolveObserved(shelf: Shelf, events: readonly CustomerObserved[], setting: Setting): Promise<Outcome> {
  const keys = [...new Set(events.map(({ source }) => sourceKey(source)))];
  await shelf.lockRecords(keys);
  const before = new Map((await shelf.recordsBy(keys)).map((record) => [record.key, record] as const));
  const after = new Map(before);
  const rules = setting.rules();
  const late: CustomerObserved[] = [];
  const touches = events.flatMap((event) => {
    const key = sourceKey(event.source);
    const known = after.get(key);
    const { record, isNews } = observe(known, event, normaliseSettingOf(rules, event.source.system));
    if (!isNews && !event.baseline && known?.order?.eventId !== event.meta.eventId) late.push(event);
    const isSame = known !== undefined && JSON.stringify(known) === JSON.stringify(record);
    after.set(key, record);
    if (isSame) return [];
    return [touchOf(event, isNews && !event.baseline ? changedSlots(known, record) : undefined)];
  });
  const touched = new Set(touches.map(({ key }) => key));
  const records = [...after.values()].filter(({ key }) => touched.has(key));
  const moved = records.filter((record: StoredRecord) => isMoved(before.get(record.key), record));
  const former = moved.flatMap((record) => {
    const was = before.get(record.key);
    return was && hasLeftAKey(was, record) ? was : [];
  });
  const outcome = await resolveRecords(shelf, { records, moved, former, touches }, setting);
  return { ...outcome, delivered: await settleLate(shelf, late, setting) };
}

/** `slots` are those that it changed; undefined where that wants no answer. */
function touchOf(event: CustomerObserved, slots: readonly string[] | undefined): Touch {
  const { meta, source, baseline, sourceTime, receivedAt } = event;
  const base = { key: sourceKey(source), cause: meta, isBaseline: baseline };
  return slots ? { ...base, change: { correlationId: meta.correlationId, source, slots, sourceTime, receivedAt } } : base;
}
