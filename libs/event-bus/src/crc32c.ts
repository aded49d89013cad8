const POLYNOMIAL = 0x82f63b78;

/** Four tables, so that four bytes are taken at a time. */
const TABLES = tables();
const [FIRST, SECOND, THIRD, FOURTH] = TABLES as [Int32Array, Int32Array, Int32Array, Int32Array];

/** The checksum that guards a record batch (CRC-32C), unsigned. Node's own is that of the other polynomial. */
export function crc32c(bytes: Buffer): number {
  let crc = -1;
  const whole = bytes.length & ~3;
  let at = 0;
  for (; at < whole; at += 4) {
    const word = crc ^ bytes.readInt32LE(at);
    crc = at4(FOURTH, word) ^ at4(THIRD, word >>> 8) ^ at4(SECOND, word >>> 16) ^ at4(FIRST, word >>> 24);
  }
  for (; at < bytes.length; at += 1) crc = at4(FIRST, crc ^ bytes.readUInt8(at)) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function at4(table: Int32Array, value: number): number {
  return table[value & 0xff] as number;
}

function tables(): Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
    return crc;
  });
  const made = [first];
  for (let more = 1; more < 4; more += 1) {
    const last = made[more - 1] as Int32Array;
    made.push(
      Int32Array.from({ length: 256 }, (_, byte) => ((last[byte] as number) >>> 8) ^ (first[(last[byte] as number) & 0xff] as number)),
    );
  }
  return made;
}
