import { avroDecoder } from './avro-decoder';

const SCHEMA = JSON.stringify({ type: 'record', name: 'Counter', fields: [{ name: 'at', type: 'long' }] });

describe('avroDecoder', () => {
  it('reads a long beyond 2^53 to the last digit', () => {
    const beyond = 2n ** 60n + 1n;
    expect(avroDecoder(SCHEMA)(zigZag(beyond))).toEqual({ at: beyond });
  });

  it('throws on bytes that are too short', () => {
    expect(() => avroDecoder(SCHEMA)(Buffer.alloc(0))).toThrow();
  });
});

/** A positive long as Avro writes it. */
function zigZag(value: bigint): Buffer {
  const bytes: number[] = [];
  for (let rest = value << 1n; rest > 0n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | (rest > 0x7fn ? 0x80 : 0));
  return Buffer.from(bytes);
}
