import type { PartyKind } from '@trueup/canonical-schema';
import type { Identified, MappingContext } from '@trueup/connector-kit';
import { idOf } from '../wire';

interface Kept {
  readonly id: string;
  readonly updatedAt: string;
  readonly externalId: string | null;
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The create key in an external id; null where somebody else keeps an id of theirs there. */
export function ourKeyIn({ externalId }: Pick<Kept, 'externalId'>): string | null {
  return externalId !== null && KEY.test(externalId) ? externalId : null;
}

/** Who a company or a location is. An external id that is no key of ours says nothing: shops number by systems of their own. */
export function identifyBusiness(
  record: Kept,
  { type, kind, at }: { readonly type: string; readonly kind: PartyKind; readonly at: Pick<MappingContext<unknown>, 'row'> },
): Identified {
  const { id, updatedAt } = record;
  return {
    ref: { type, id: idOf(id) ?? '' },
    kind,
    sourceVersion: updatedAt,
    sourceTime: Date.parse(updatedAt),
    segment: at.row.brand,
    objects: [],
    references: [],
    ourKey: ourKeyIn(record),
  };
}
