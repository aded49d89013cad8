import { listElement, mergePatches, type MappedRow, type Patch } from '@trueup/connector-kit';
import type { Address, SlotValue } from '@trueup/canonical-schema';
import { addressFields, addressOf } from './address-fields';
import type { AddressLine, NetsuiteRecord } from '../wire';

type Kind = 'defaultBilling' | 'defaultShipping';

const OTHER: Readonly<Record<Kind, Kind>> = { defaultBilling: 'defaultShipping', defaultShipping: 'defaultBilling' };

/**
 * The line of the address book that is the default of its kind. A line that is the default of both kinds is never edited for one of them:
 * the new address becomes a line of its own, or that line which has it already. A clear takes the mark away and leaves the line in the book.
 */
export function defaultAddress(kind: Kind): MappedRow<NetsuiteRecord> {
  return {
    read(wire, at) {
      if (wire.addressBook === undefined) return [{ state: 'withheld', value: null }];
      const line = wire.addressBook.items.find((one) => one[kind]);
      const value = line && addressOf(line, at.row.country);
      return value ? [{ state: 'value', value, partId: String(line?.id ?? '') || null }] : [{ state: 'empty', value: null }];
    },
    write(value, place, at) {
      const book = at.current === null ? { items: [] } : at.current.addressBook;
      if (book === undefined || place.key !== '' || place.context !== 'private') return undefined;
      const lines = book.items;
      if (value === null) return cleared(lines, kind);
      const address = fitted(value, at.row.country);
      return marked(lines, { kind, address, same: lines.find((line) => isSame(line, address, at.row.country)) });
    },
  };
}

function marked(lines: readonly AddressLine[], to: { kind: Kind; address: Address; same: AddressLine | undefined }): Patch<NetsuiteRecord> {
  const { kind, address, same } = to;
  const line = lines.find((one) => one[kind]);
  if (same)
    return mergePatches([
      cleared(
        lines.filter((one) => one !== same),
        kind,
      ),
      changed({ id: same.id }, { [kind]: true }),
    ]);
  const set = { [kind]: true, addressBookAddress: addressFields(address) };
  const makesRoom = line?.[OTHER[kind]] ? [changed({ id: line.id }, { [kind]: false })] : [];
  return mergePatches([...makesRoom, changed({ [kind]: true }, set)]);
}

function cleared(lines: readonly AddressLine[], kind: Kind): Patch<NetsuiteRecord> {
  const line = lines.find((one) => one[kind]);
  return line ? changed({ [kind]: true }, { [kind]: false }) : {};
}

function changed(where: Partial<AddressLine>, set: Patch<AddressLine>): Patch<NetsuiteRecord> {
  return { addressBook: { items: listElement<AddressLine>(where, set) } } as Patch<NetsuiteRecord>;
}

/** The address as NetSuite would give it back. */
function fitted(value: SlotValue, country: string | null): Address {
  return addressOf({ addressBookAddress: addressFields(value as Address) }, country) ?? (value as Address);
}

function isSame(line: AddressLine, address: Address, country: string | null): boolean {
  return line.id !== undefined && JSON.stringify(addressOf(line, country)) === JSON.stringify(address);
}
