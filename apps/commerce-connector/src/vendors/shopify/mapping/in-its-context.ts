import type { MappedRow } from '@trueup/connector-kit';
import { emptyCustomer, type ShopifyCustomer } from '../wire';
import { contextOf } from './parties';

/** A row of a contact point: private, or said for the company whose contact the customer was made as. */
export function inItsContext(row: MappedRow<ShopifyCustomer>): MappedRow<ShopifyCustomer> {
  return {
    ...row,
    read: (wire, at) => row.read(wire, at).map((claim) => ({ ...claim, context: contextOf(wire, at) })),
    write(value, address, at) {
      const base = at.current ?? madeAt(at.place);
      return address.context === contextOf(base, at) ? row.write?.(value, { ...address, context: 'private' }, at) : undefined;
    },
  };
}

/** A customer that is still to be made, at a company or for itself. */
export function madeAt(place: { readonly type: string; readonly id: string } | null | undefined): ShopifyCustomer {
  return { ...emptyCustomer(), contactOf: place ? { value: `${place.type}/${place.id}` } : null };
}
