/** Kept from one request to the next up to this size. */
const mostKept = 4_194_304;

let spare: Buffer = Buffer.allocUnsafeSlow(65_536);

/** Writes Kafka's protocol into room that is there already; `done` answers a copy of the right size. One is in use at a time. */
export class WireWriter {
  at = 0;
  private readonly room: Buffer;

  /** `bound` is more than will be written. */
  constructor(bound: number) {
    this.room = spare.length >= bound ? spare : Buffer.allocUnsafeSlow(bound);
    if (bound <= mostKept) spare = this.room;
  }

  int8(value: number): void {
    this.at = this.room.writeInt8(value, this.at);
  }

  int16(value: number): void {
    this.at = this.room.writeInt16BE(value, this.at);
  }

  int32(value: number): void {
    this.at = this.room.writeInt32BE(value, this.at);
  }

  int64(value: bigint): void {
    this.at = this.room.writeBigInt64BE(value, this.at);
  }

  /** A whole number of at most 31 bits in zigzag form. */
  varint(value: number): void {
    let left = ((value << 1) ^ (value >> 31)) >>> 0;
    for (; left > 0x7f; left >>>= 7) this.room[this.at++] = (left & 0x7f) | 0x80;
    this.room[this.at++] = left;
  }

  text(value: string): void {
    this.at += this.room.write(value, this.at);
  }

  /** Bytes or text after their length; null has length -1. */
  sized(value: Buffer | string | null): void {
    if (value === null) return this.varint(-1);
    if (typeof value === 'string') {
      const start = this.beginSized();
      this.text(value);
      return this.endSized(start);
    }
    this.varint(value.length);
    this.at += value.copy(this.room, this.at);
  }

  /** Begins what is preceded by its length, for which one byte is left. */
  beginSized(): number {
    return this.reserve(1);
  }

  endSized(start: number): void {
    const end = this.at;
    const length = end - start - 1;
    const width = length < 0x40 ? 1 : length < 0x2000 ? 2 : length < 0x100000 ? 3 : 4;
    if (width > 1) this.room.copyWithin(start + width, start + 1, end);
    this.at = start;
    this.varint(length);
    this.at = end + width - 1;
  }

  /** Leaves bytes out, to be set later; answers where. */
  reserve(bytes: number): number {
    this.at += bytes;
    return this.at - bytes;
  }

  setInt32(at: number, value: number): void {
    this.room.writeInt32BE(value, at);
  }

  /** What was written since. */
  from(start: number): Buffer {
    return this.room.subarray(start, this.at);
  }

  done(): Buffer {
    const whole = Buffer.allocUnsafeSlow(this.at);
    this.room.copy(whole, 0, 0, this.at);
    return whole;
  }
}
