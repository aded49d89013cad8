export interface Sealed {
  readonly bytes: Buffer;
  /** Names the key that opens it; null where nothing was sealed. */
  readonly keyId: string | null;
}

/** Seals the body of an event with the key of its subject, so that destroying the key erases the event. */
export interface Sealer {
  seal(bytes: Buffer, subject: string): Promise<Sealed> | Sealed;
  /** Throws a `CodedError` where the key is gone. */
  open(sealed: Sealed): Promise<Buffer> | Buffer;
}

/** Leaves every body as it is. */
export const nullSealer: Sealer = {
  seal: (bytes) => ({ bytes, keyId: null }),
  open: ({ bytes }) => bytes,
};
