import type { Slot } from '@trueup/canonical-schema';
import { SLOTS } from '@trueup/canonical-schema';
import { isMapped, type MappedRow, type MappingContext, type Row } from '@trueup/connector-kit';
import type { PersonType, SalesforcePerson } from '../wire';
import { settingsOf } from './settings';

export type Rows = Readonly<Record<Slot, Row<SalesforcePerson>>>;

/** One table out of those for a contact and for a person account: the record's own type picks the row. */
export function byType(tables: Readonly<Record<PersonType, Rows>>): Rows {
  const rows = SLOTS.map((slot) => [slot, either({ Contact: tables.Contact[slot], Account: tables.Account[slot] })] as const);
  return Object.fromEntries(rows) as unknown as Rows;
}

/** The type of a record; for one that is still to be made, what the row creates. */
export function typeOf(wire: SalesforcePerson | null, { row }: Pick<MappingContext<SalesforcePerson>, 'row'>): PersonType {
  return wire?.attributes.type || settingsOf(row).createType;
}

function either(rows: Readonly<Record<PersonType, Row<SalesforcePerson>>>): Row<SalesforcePerson> {
  const { Contact, Account } = rows;
  if (!isMapped(Contact) && !isMapped(Account)) return Contact;
  const of = (type: PersonType): MappedRow<SalesforcePerson> | undefined => {
    const row = rows[type];
    return isMapped(row) ? row : undefined;
  };
  const writable = [of('Contact'), of('Account')].some((row) => row?.write);
  return {
    read: (wire, at) => of(typeOf(wire, at))?.read(wire, at) ?? [],
    write: writable ? (value, address, at) => of(typeOf(at.current, at))?.write?.(value, address, at) : undefined,
    readOnly: of('Contact')?.readOnly ?? of('Account')?.readOnly,
  };
}
