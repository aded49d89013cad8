import type { Type } from 'avsc';

/** Kept from one value to the next up to this size. */
const mostKept = 1_048_576;

let room: Buffer = Buffer.allocUnsafeSlow(16_384);

/** The bytes of a value; throws where it does not fit the type. The library's own way writes whatever exceeds a kilobyte twice. */
export function avroBytes(type: Type, value: unknown): Buffer {
  const end = type.encode(value, room, 0);
  if (end < 0) return inRoom(Buffer.allocUnsafeSlow((room.length - end) * 2), type, value);
  return Buffer.from(room.subarray(0, end));
}

function inRoom(wider: Buffer, type: Type, value: unknown): Buffer {
  const bytes = wider.subarray(0, type.encode(value, wider, 0));
  if (wider.length > mostKept) return bytes;
  room = wider;
  return Buffer.from(bytes);
}
