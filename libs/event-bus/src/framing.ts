import { CodedError } from './coded-error';

const magic = 0;
const headerLength = 5;

/** What follows the schema id may be sealed. */
export interface Framed {
  readonly schemaId: number;
  readonly body: Buffer;
}

/** The wire format of schema registries: a zero byte, the schema id in four bytes, the body. */
export function frame({ schemaId, body }: Framed): Buffer {
  const header = Buffer.alloc(headerLength);
  header.writeUInt8(magic, 0);
  header.writeUInt32BE(schemaId, 1);
  return Buffer.concat([header, body]);
}

/** Throws a `CodedError` where the bytes are not framed. */
export function unframe(bytes: Buffer): Framed {
  if (bytes.length < headerLength) throw notFramed(`has ${bytes.length} bytes, fewer than a schema id needs`);
  if (bytes.readUInt8(0) !== magic) throw notFramed(`starts with byte ${bytes.readUInt8(0)} instead of 0`);
  return { schemaId: bytes.readUInt32BE(1), body: bytes.subarray(headerLength) };
}

function notFramed(what: string): CodedError {
  return new CodedError(`The record ${what}.`, {
    code: 'not-framed',
    fault: 'malformed',
    nextStep: 'Find who writes to this topic without the schema registry; discard the record.',
  });
}
