import type { MappedRow, MappingContext } from '@trueup/connector-kit';
import { customerKey } from './hierarchy';
import type { NetsuiteRecord } from '../wire';

type Context = MappingContext<NetsuiteRecord>;

/** What a contact says of how to reach somebody, it says of them at their company. */
export function contextOf(companyId: string | undefined, at: Pick<Context, 'row'>): string {
  return companyId === undefined ? 'private' : `business:${customerKey(at, companyId)}`;
}

/** A contact point of a contact, which belongs to the company that the contact is under. */
export function contactPoint(row: MappedRow<NetsuiteRecord>): MappedRow<NetsuiteRecord> {
  return {
    read: (wire, at) => row.read(wire, at).map((claim) => ({ ...claim, context: contextOf(wire.company?.id, at) })),
    write(value, address, at) {
      const company = at.current === null ? at.place?.id : at.current.company?.id;
      return address.context === contextOf(company, at) ? row.write?.(value, { ...address, context: 'private' }, at) : undefined;
    },
  };
}
