import type { Address, SlotAddress, SlotValue } from '@trueup/canonical-schema';
import { CODED_SLOTS, ourCode, theirCode, type CodeList, type Codes } from '@trueup/governance';
import { SLOTS, type Slot } from '@trueup/canonical-schema';
import type { MappedClaim, MappedRow, Mapping, Row } from '../mapping/mapping';
import { isMapped } from '../mapping/row';

type Crossing = (list: CodeList, code: string) => string | undefined;

/** The table with the system's codes turned into ours when it is read, and back when it is written. */
export function withCodes<Wire extends object>(mapping: Mapping<Wire>, codes: Codes, system: string): Mapping<Wire> {
  const ours: Crossing = (list, code) => ourCode(codes, { list, system, code });
  const theirs: Crossing = (list, code) => theirCode(codes, { list, system, code });
  const rows = SLOTS.map((slot) => [slot, crossed(slot, mapping.rows[slot], { ours, theirs })] as const);
  return { ...mapping, rows: Object.fromEntries(rows) as unknown as Readonly<Record<Slot, Row<Wire>>> };
}

/** The value in the system's codes; undefined where one of them has none there. */
export function inTheirCodes(
  codes: Codes,
  system: string,
  { slot, value }: Pick<SlotAddress, 'slot'> & { readonly value: SlotValue },
): SlotValue | undefined {
  const list = CODED_SLOTS[slot];
  return list === undefined ? value : cross(value, list, (name, code) => theirCode(codes, { list: name, system, code }));
}

function crossed<Wire>(slot: Slot, row: Row<Wire>, by: { ours: Crossing; theirs: Crossing }): Row<Wire> {
  const list = CODED_SLOTS[slot];
  if (list === undefined || !isMapped(row)) return row;
  const write: MappedRow<Wire>['write'] = row.write?.bind(row);
  return {
    ...row,
    read: (wire, at) => row.read(wire, at).map((claim) => inOurs(claim, list, by.ours)),
    write:
      write &&
      ((value, address, at) => {
        if (value === null) return write(null, address, at);
        const code = cross(value, list, by.theirs);
        return code === undefined ? undefined : write(code, address, at);
      }),
  };
}

/** A claim whose code nobody has mapped says nothing; which code it is goes with it, so that it can be parked. */
function inOurs(claim: MappedClaim, list: CodeList, ours: Crossing): MappedClaim {
  if (claim.state !== 'value' || claim.value === null) return claim;
  const value = cross(claim.value, list, ours);
  return value === undefined ? { ...claim, state: 'withheld', value: null, unmapped: textOf(claim.value) } : { ...claim, value };
}

function cross(value: SlotValue, list: CodeList, to: Crossing): SlotValue | undefined {
  if (typeof value === 'string') return to(list, value);
  if (Array.isArray(value)) {
    const all = value.map((code) => to(list, code));
    return all.every((code) => code !== undefined) ? all : undefined;
  }
  return list === 'regions' ? withRegion(value as Address, to) : value;
}

/** An address whose region nobody has mapped keeps it as it is: the rest of the address must not be lost for it. */
function withRegion(address: Address, to: Crossing): Address {
  return address.region === null ? address : { ...address, region: to('regions', address.region) ?? address.region };
}

function textOf(value: SlotValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
