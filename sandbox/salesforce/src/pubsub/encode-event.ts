import type { FieldDefinition } from '../fields/field-definition';
import { msOf, type Value } from '../records/record-row';
import type { ChangeEventSchema, Slot } from './change-event-schema';
import { fieldBitmaps } from './field-bitmap';
import type { StoredEvent } from './stored-event';
import { isSentAsDiff, textDiff } from './text-diff';

type AvroValue = string | number | boolean | bigint | null;

function avroValue(field: FieldDefinition, value: Value | undefined): AvroValue {
  if (value === null || value === undefined) return null;
  if (field.type === 'datetime') return BigInt(msOf(String(value)));
  return field.type === 'date' ? BigInt(Date.parse(String(value))) : value;
}

function slotValue(slot: Slot, values: ReadonlyMap<string, Value>): unknown {
  const { field, parts = [] } = slot;
  if (parts.some((part) => values.has(part.field.name))) {
    return Object.fromEntries(parts.map((part) => [part.name, avroValue(part.field, values.get(part.field.name))]));
  }
  return field ? avroValue(field, values.get(field.name)) : null;
}

/** An event in Avro for one subscriber; fields it may not see are neither in the values nor in the bitmaps. */
export function encodeEvent(schema: ChangeEventSchema, event: StoredEvent, isWithheld: (field: FieldDefinition) => boolean): Buffer {
  const fields = schema.slots.flatMap((slot) => [...(slot.field ? [slot.field] : []), ...(slot.parts ?? []).map((part) => part.field)]);
  const seen = fields.filter((field) => field.name in event.fields && !isWithheld(field)).map((field) => field.name);
  const isUpdate = event.header.changeType === 'UPDATE';
  const diffs = seen.filter((name) => isUpdate && isSentAsDiff(event.before[name], event.fields[name] ?? null));
  const nulled = seen.filter((name) => isUpdate && event.fields[name] === null);
  const values = new Map<string, Value>(seen.map((name) => [name, event.fields[name] ?? null]));
  for (const name of diffs) values.set(name, textDiff(String(event.before[name]), String(event.fields[name])));
  const bitmaps = (names: readonly string[]): string[] => fieldBitmaps(schema.slots, new Set(names));
  const { commitTimestamp, commitNumber, ...header } = event.header;
  return schema.type.toBuffer({
    ChangeEventHeader: {
      ...header,
      commitTimestamp: BigInt(commitTimestamp),
      commitNumber: BigInt(commitNumber),
      nulledFields: bitmaps(nulled),
      diffFields: bitmaps(diffs),
      changedFields: isUpdate ? bitmaps(seen) : [],
    },
    ...Object.fromEntries(schema.slots.map((slot) => [slot.name, slotValue(slot, values)])),
  });
}
