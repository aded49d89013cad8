import { Type, types, type Schema } from 'avsc';

/** 64-bit numbers as bigint: ids and counters of other systems do not fit a double. */
const wholeLong = types.LongType.__with({
  fromBuffer: (buffer: Buffer) => buffer.readBigInt64LE(),
  toBuffer: (value: bigint) => {
    const buffer = Buffer.alloc(8);
    buffer.writeBigInt64LE(value);
    return buffer;
  },
  fromJSON: (value: number | string) => BigInt(value),
  toJSON: (value: bigint) => value.toString(),
  isValid: (value: unknown) => typeof value === 'bigint',
  compare: (left: bigint, right: bigint) => (left < right ? -1 : left > right ? 1 : 0),
});

/** Reads values of another system's Avro schema, given as JSON text; longs come as bigint. Throws where schema or bytes are not fit. */
export function avroDecoder(schemaJson: string): (bytes: Buffer) => unknown {
  const schema = JSON.parse(schemaJson) as Schema;
  const type = Type.forSchema(schema, { registry: { long: wholeLong } });
  return (bytes) => type.fromBuffer(bytes) as unknown;
}
