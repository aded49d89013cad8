/** Numbers of at most so many records, rising: those that must be among them first, then those that chance picks by their ids and the seed. */
export function sampleRecords(
  ids: readonly string[],
  { most, seed, first }: { readonly most: number; readonly seed: number; readonly first: ReadonlySet<number> },
): Uint32Array {
  const all = Uint32Array.from(ids.keys());
  if (ids.length <= most) return all;
  const drawn = Uint32Array.from(ids, (id) => hashOf(id, seed));
  const rank = (at: number): number => (first.has(at) ? 0 : 1);
  return all
    .sort((one, other) => rank(one) - rank(other) || (drawn[one] ?? 0) - (drawn[other] ?? 0) || one - other)
    .slice(0, most)
    .sort();
}

/** FNV-1a, mixed so that ids in a row are drawn independently. */
function hashOf(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 15)) >>> 0;
}
