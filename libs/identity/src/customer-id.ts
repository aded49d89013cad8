import { sourceKey, type SourceRef } from '@trueup/canonical-schema';
import { v5 } from 'uuid';

const NAMESPACE = 'f1a0c7de-5a0b-5a7e-9d5c-0c6f7e1b2a90';

/** The id of the customer that this record founds in this cell. */
export function customerIdOf(cell: string, founder: SourceRef): string {
  return v5(`customer|${cell}|${sourceKey(founder)}`, NAMESPACE);
}

/** The id of the question about these keys; the same question has the same id whatever their order. */
export function reviewIdOf(cell: string, kind: string, keys: readonly string[]): string {
  return v5(`review|${cell}|${kind}|${[...keys].sort().join('|')}`, NAMESPACE);
}
