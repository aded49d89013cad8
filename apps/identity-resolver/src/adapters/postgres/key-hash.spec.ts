import { createHash, createHmac } from 'node:crypto';
import { keyHashFor } from './key-hash';

const texts = ['email|ada@example.com', '', 'namePostal|müller|DE|10115', 'x'.repeat(5_000), '電話|+815550100'];

it.each([['a secret'], ['s'.repeat(200)], [undefined]])('is the HMAC of the text by the cell’s key: %s', (secret) => {
  const key = secret ?? createHash('sha256').update('trueup match key|cell').digest();
  const hash = keyHashFor('cell', secret);
  for (const text of [...texts, ...texts]) {
    expect(hash(text)).toBe(createHmac('sha256', key).update(text).digest().readBigInt64BE(0).toString());
  }
});
