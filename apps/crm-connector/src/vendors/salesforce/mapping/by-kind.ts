import { SLOTS, type PartyKind, type Slot } from '@trueup/canonical-schema';
import { isMapped, type MappedRow, type Row } from '@trueup/connector-kit';
import type { SalesforceRecord } from '../wire';
import { kindOf } from './kind-of';

export type Rows = Readonly<Record<Slot, Row<SalesforceRecord>>>;
export type RowsByKind = Readonly<Record<Exclude<PartyKind, 'UNKNOWN'>, Rows>>;

/** One table for accounts, out of those of what an account may be: the record itself picks the row. */
export function byKind(tables: RowsByKind): Rows {
  const rows = SLOTS.map((slot) => {
    const own = { person: tables.person[slot], organisation: tables.organisation[slot], site: tables.site[slot] };
    return [slot, either(own)] as const;
  });
  return Object.fromEntries(rows) as unknown as Rows;
}

function either(rows: Readonly<Record<Exclude<PartyKind, 'UNKNOWN'>, Row<SalesforceRecord>>>): Row<SalesforceRecord> {
  const all = Object.values(rows);
  const mapped = all.filter(isMapped);
  if (mapped.length === 0) return rows.organisation;
  const of = (kind: PartyKind): MappedRow<SalesforceRecord> | undefined => {
    const row = rows[kind === 'UNKNOWN' ? 'organisation' : kind];
    return isMapped(row) ? row : undefined;
  };
  return {
    read: (wire, at) => of(kindOf(wire, at))?.read(wire, at) ?? [],
    write: mapped.some((row) => row.write) ? (value, address, at) => of(kindOf(at.current, at))?.write?.(value, address, at) : undefined,
    readOnly: mapped.find((row) => row.readOnly)?.readOnly,
  };
}
