import { splitKey, type SlotAddress } from '@trueup/canonical-schema';
import type { SystemRow } from '@trueup/governance';
import { facetKey } from './facet-key';
import type { MappedRow, MappingContext } from './mapping';
import { withDefaultKey } from './place';

/**
 * A slot of other systems' facets, one row of the table for each system of the family: `rowFor` says where this vendor keeps that system's
 * value, undefined where it keeps none.
 */
export function facetsOf<Wire>(
  family: SystemRow['family'],
  rowFor: (other: SystemRow, at: MappingContext<Wire>) => MappedRow<Wire> | undefined,
): MappedRow<Wire> {
  const others = (at: MappingContext<Wire>) => at.systems.filter((row) => row.family === family && row.system !== at.row.system);
  return {
    read: (wire, at) =>
      others(at).flatMap((other) => (rowFor(other, at)?.read(wire, at) ?? []).map((claim) => ({ ...claim, key: facetKey(other) }))),
    write(value, address, at) {
      const other = others(at).find((row) => row.system === systemOf(address) && facetKey(row) === address.key);
      return other && rowFor(other, at)?.write?.(value, withDefaultKey(address, at), at);
    },
  };
}

/** The system that a facet's element belongs to. */
export function systemOf(address: SlotAddress): string {
  return splitKey(address.key, 1)[0] ?? '';
}
