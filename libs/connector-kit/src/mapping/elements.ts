import type { SlotAddress, SlotValue } from '@trueup/canonical-schema';
import type { MappedClaim, MappedRow, MappingContext } from './mapping';
import type { Patch } from './patch';
import { nameOf, readPath, type Path } from './path';

/** A slot with as many elements as a list has. `read` answers undefined for an element that is none of the slot's. */
export function elements<Wire, Item>(
  list: Path<Wire>,
  row: {
    read(item: Item, wire: Wire, at: MappingContext<Wire>): MappedClaim | undefined;
    write?(value: SlotValue | null, address: SlotAddress, at: MappingContext<Wire>): Patch<Wire> | undefined;
  },
): MappedRow<Wire> {
  return {
    read(wire, at) {
      const name = nameOf(list, at);
      const items = name === undefined ? null : readPath(wire, name);
      if (items === undefined) return [{ state: 'withheld', value: null }];
      if (!Array.isArray(items)) return [];
      return (items as Item[]).flatMap((item) => row.read(item, wire, at) ?? []);
    },
    write: row.write?.bind(row),
  };
}
