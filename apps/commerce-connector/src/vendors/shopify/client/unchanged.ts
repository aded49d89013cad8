import { applyPatch, VendorError, type Patch } from '@trueup/connector-kit';
import { isDeepStrictEqual } from 'node:util';

/** Throws a conflict where somebody changed meanwhile, and to something else, what is to be written. */
export function refuseRivals<Wire extends object>(
  name: string,
  { current, fresh, patch }: { readonly current: Wire | null; readonly fresh: Wire; readonly patch: Patch<Wire> },
): void {
  const fields = Object.keys(patch) as (keyof Wire)[];
  const wanted = current && applyPatch(current, patch);
  const isRival = (field: keyof Wire): boolean =>
    wanted !== null && !isDeepStrictEqual(fresh[field], current?.[field]) && !isDeepStrictEqual(fresh[field], wanted[field]);
  const rivals = fields.filter(isRival);
  if (rivals.length === 0) return;
  throw new VendorError({ kind: 'conflict', code: 'CHANGED', message: `Somebody changed ${rivals.join(', ')} of ${name} meanwhile.` });
}
