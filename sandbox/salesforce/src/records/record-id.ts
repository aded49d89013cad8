const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

function checksum(id15: string): string {
  return [0, 5, 10]
    .map((start) => {
      const bits = [...id15.slice(start, start + 5)].reduce((sum, letter, index) => sum + (/[A-Z]/.test(letter) ? 1 << index : 0), 0);
      return CHECK[bits];
    })
    .join('');
}

export function base62(value: bigint, width: number): string {
  let rest = value;
  let digits = '';
  while (digits.length < width) {
    digits = `${BASE62[Number(rest % 62n)]}${digits}`;
    rest /= 62n;
  }
  return digits;
}

/** The 18-character id of the n-th record of an object in one org. `pod` keeps ids of two orgs apart. */
export function recordId(keyPrefix: string, pod: string, n: number): string {
  const id15 = `${keyPrefix}${pod}${base62(BigInt(n), 12 - pod.length)}`;
  return `${id15}${checksum(id15)}`;
}

/** An id as the vendor stores it (18 characters) for 15 or 18 given ones; undefined when it cannot be an id. */
export function normalId(given: string): string | undefined {
  if (!/^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(given)) return undefined;
  return `${given.slice(0, 15)}${checksum(given.slice(0, 15))}`;
}
