import type { Prepared } from '../prepare/prepare';
import { compareCompanyNames } from './compare-company-names';

type Employed = Pick<Prepared, 'employers'>;

const NONE: readonly string[] = [];

/** Names, sorted, of the companies for which two persons both act, as the two write them: in the same words, or in shortened or mistyped ones. */
export function sharedEmployers(left: Employed, right: Employed): readonly string[] {
  if (left.employers.length === 0 || right.employers.length === 0) return NONE;
  const names = left.employers.flatMap((one) =>
    right.employers.flatMap((other) => {
      const level = compareCompanyNames([one], [other], true);
      return level === 'same' || level === 'near' ? [one.name, other.name] : [];
    }),
  );
  return [...new Set(names)].sort();
}
