import { createHash, hash } from 'node:crypto';

/** Makes match keys unreadable to who has no key: a whole number of 64 bits, as text. */
export type KeyHash = (text: string) => string;

const BLOCK = 64;
const DIGEST = 32;

/** A keyed hash by the cell's own key; without a secret the key derives from the cell's name, which hides nothing from who knows it. */
export function keyHashFor(cell: string, secret: string | undefined): KeyHash {
  const hmac = hmacBy(secret ? Buffer.from(secret) : createHash('sha256').update(`trueup match key|${cell}`).digest());
  // Two texts may share a number once in a blue moon: who is found by it is compared by what the record says.
  return (text) => BigInt.asIntN(64, BigInt(`0x${hmac(text).slice(0, 16)}`)).toString();
}

/** HMAC-SHA-256 in hex. Node's own makes an object for each hash that must be cleared away; a load asks for millions. */
function hmacBy(key: Buffer): KeyHash {
  const block = Buffer.alloc(BLOCK);
  (key.length > BLOCK ? createHash('sha256').update(key).digest() : key).copy(block);
  const outer = Buffer.concat([block.map((byte) => byte ^ 0x5c), Buffer.alloc(DIGEST)]);
  let inner = Buffer.from(block.map((byte) => byte ^ 0x36));
  return (text) => {
    const most = BLOCK + text.length * 3;
    if (inner.length < most) inner = Buffer.concat([inner.subarray(0, BLOCK)], most * 2);
    const end = BLOCK + inner.write(text, BLOCK);
    outer.write(hash('sha256', inner.subarray(0, end), 'hex'), BLOCK, 'hex');
    return hash('sha256', outer, 'hex');
  };
}
