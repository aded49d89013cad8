import { createHash, createHmac, createSecretKey } from 'node:crypto';

/** Makes match keys unreadable to who has no key: a whole number of 64 bits, as text. */
export type KeyHash = (text: string) => string;

/** A keyed hash by the cell's own key; without a secret the key derives from the cell's name, which hides nothing from who knows it. */
export function keyHashFor(cell: string, secret: string | undefined): KeyHash {
  const bytes = secret ? Buffer.from(secret) : createHash('sha256').update(`trueup match key|${cell}`).digest();
  // Made once: to make a key of bytes costs five times the hash.
  const key = createSecretKey(bytes);
  // Two texts may share a number once in a blue moon: who is found by it is compared by what the record says.
  return (text) => createHmac('sha256', key).update(text).digest().readBigInt64BE(0).toString();
}
