import { attributeOf, type Attribute, type Slot, type SlotAddress } from '@trueup/canonical-schema';
import { facetKey } from './facet-key';
import type { MappingContext } from './mapping';

/** The key that a slot has where its row names none: the system's own facet, else ''. */
export function defaultKey<Wire>(slot: Slot, at: Pick<MappingContext<Wire>, 'row'>): string {
  const { place }: Attribute = attributeOf(slot);
  return 'facet' in place ? facetKey(at.row) : '';
}

/** The context that a slot has where its row names none. */
export function defaultContext(slot: Slot): string {
  const { place }: Attribute = attributeOf(slot);
  return 'contextual' in place && place.contextual ? 'private' : '';
}

/** The same address as a plain field sees it, once a row around it has matched the key. */
export function withDefaultKey<Wire>(address: SlotAddress, at: Pick<MappingContext<Wire>, 'row'>): SlotAddress {
  return { ...address, key: defaultKey(address.slot, at) };
}

/** Whether a plain field is the place of this address; `context` is the record's own, where the row names one. */
export function isOwnPlace<Wire>(address: SlotAddress, context: string | undefined, at: Pick<MappingContext<Wire>, 'row'>): boolean {
  return address.key === defaultKey(address.slot, at) && address.context === (context ?? defaultContext(address.slot));
}
