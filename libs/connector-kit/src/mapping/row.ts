import type { DeclinedRow, MappedRow, MappingContext, Row } from './mapping';
import { withDefaultKey } from './place';

/** A slot that this vendor does not map, and why. */
export function declined(reason: string): DeclinedRow {
  return { declined: reason };
}

/** A slot that is read and never written, and why. */
export function readOnly<Wire>(row: MappedRow<Wire>, reason: string): MappedRow<Wire> {
  return { read: row.read.bind(row), readOnly: reason };
}

/** The one element of a keyed slot that lies in `row`; elements with other keys have no place. An undefined key: this record has none. */
export function keyed<Wire>(
  key: string | ((wire: Wire, at: MappingContext<Wire>) => string | undefined),
  row: MappedRow<Wire>,
): MappedRow<Wire> {
  const keyOf = (wire: Wire | null, at: MappingContext<Wire>) =>
    typeof key === 'string' ? key : wire === null ? undefined : key(wire, at);
  const write = row.write?.bind(row);
  return {
    read(wire, at) {
      const own = keyOf(wire, at);
      return own === undefined ? [] : row.read(wire, at).map((claim) => ({ ...claim, key: own }));
    },
    write:
      write &&
      ((value, address, at) => (keyOf(at.current, at) === address.key ? write(value, withDefaultKey(address, at), at) : undefined)),
    readOnly: row.readOnly,
  };
}

/** Whether a row maps its slot. */
export function isMapped<Wire>(row: Row<Wire>): row is MappedRow<Wire> {
  return !('declined' in row);
}
