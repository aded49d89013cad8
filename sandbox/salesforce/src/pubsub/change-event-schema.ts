import { createHash } from 'node:crypto';
import { type Type, Type as AvroType, types } from 'avsc';
import { eventFields } from '../dml/record-view';
import type { FieldDefinition, FieldType } from '../fields/field-definition';
import type { Org } from '../org';

/** A place in the event's Avro record: a plain field, or a compound with its parts. */
export interface Slot {
  name: string;
  /** Of a compound: nested name to API name, in schema order. */
  parts?: readonly { name: string; field: FieldDefinition }[];
  field?: FieldDefinition;
}

export interface ChangeEventSchema {
  object: string;
  id: string;
  json: string;
  /** In the order of the schema; the header is position 0 and not among them. */
  slots: readonly Slot[];
  type: Type;
}

const AVRO_TYPE: Partial<Record<FieldType, string>> = {
  boolean: 'boolean',
  double: 'double',
  currency: 'double',
  int: 'int',
  date: 'long',
  datetime: 'long',
};
const CHANGE_TYPES = ['CREATE', 'UPDATE', 'DELETE', 'UNDELETE'];
const strings = { type: 'array', items: 'string' };

const HEADER = {
  type: 'record',
  name: 'ChangeEventHeader',
  fields: [
    { name: 'entityName', type: 'string' },
    { name: 'recordIds', type: strings },
    {
      name: 'changeType',
      type: { type: 'enum', name: 'ChangeType', symbols: [...CHANGE_TYPES, ...CHANGE_TYPES.map((one) => `GAP_${one}`), 'GAP_OVERFLOW'] },
    },
    { name: 'changeOrigin', type: 'string' },
    { name: 'transactionKey', type: 'string' },
    { name: 'sequenceNumber', type: 'int' },
    { name: 'commitTimestamp', type: 'long' },
    { name: 'commitNumber', type: 'long' },
    { name: 'commitUser', type: 'string' },
    { name: 'nulledFields', type: strings },
    { name: 'diffFields', type: strings },
    { name: 'changedFields', type: strings },
  ],
};

/** Longs as BigInt: a commit number does not fit a double. */
export const longType = types.LongType.__with({
  fromBuffer: (buffer: Buffer) => buffer.readBigInt64LE(),
  toBuffer: (value: bigint) => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(value);
    return buffer;
  },
  fromJSON: (value: number | string) => BigInt(value),
  toJSON: (value: bigint) => Number(value),
  isValid: (value: unknown) => typeof value === 'bigint',
  compare: (left: bigint, right: bigint) => (left < right ? -1 : left > right ? 1 : 0),
});

function nestedName(definition: FieldDefinition): string {
  const prefix = definition.compound?.replace(/Address$/, '') ?? '';
  return definition.compound === 'Name' ? definition.name : definition.name.slice(prefix.length);
}

function slotsOf(org: Org, object: string): Slot[] {
  const slots: (Slot & { parts?: { name: string; field: FieldDefinition }[] })[] = [];
  for (const field of eventFields(org, object)) {
    const name = field.compound ?? field.name;
    const slot = slots.find((one) => one.name === name) ?? { name };
    if (!slots.includes(slot)) slots.push(slot);
    if (field.compound) (slot.parts ??= []).push({ name: nestedName(field), field });
    else slot.field = field;
  }
  return slots;
}

const plain = (field: FieldDefinition, name: string): object => ({
  name,
  type: ['null', AVRO_TYPE[field.type] ?? 'string'],
  doc: `Data:${field.type}`,
  default: null,
});

/** Named types are written out once and referred to by name after that. */
function slotSchema(slot: Slot, named: Set<string>): object {
  if (!slot.parts) return plain(slot.field as FieldDefinition, slot.name);
  const name = slot.name === 'Name' ? (slot.field ? 'Switchable_PersonName' : 'PersonName') : 'Address';
  const record = { type: 'record', name, fields: slot.parts.map((part) => plain(part.field, part.name)) };
  const type = named.has(name) ? name : record;
  named.add(name);
  return { name: slot.name, type: ['null', ...(slot.field ? ['string'] : []), type], doc: `Data:${name}`, default: null };
}

/** The Avro schema of an object's change events, built as the vendor builds it from the object's fields. */
export function changeEventSchema(org: Org, object: string): ChangeEventSchema {
  const slots = slotsOf(org, object);
  const named = new Set<string>();
  const schema = {
    type: 'record',
    name: `${object}ChangeEvent`,
    namespace: 'com.sforce.eventbus',
    fields: [{ name: 'ChangeEventHeader', type: HEADER }, ...slots.map((slot) => slotSchema(slot, named))],
  };
  const json = JSON.stringify(schema);
  const id = createHash('md5').update(json).digest('base64url');
  const type = AvroType.forSchema(JSON.parse(json) as Parameters<typeof AvroType.forSchema>[0], { registry: { long: longType } });
  return { object, id, json, slots, type };
}
