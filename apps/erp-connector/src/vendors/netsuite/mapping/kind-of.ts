import type { PartyKind } from '@trueup/canonical-schema';
import type { MappedRow, MappingContext } from '@trueup/connector-kit';
import { branchNameOf, isBranchOf } from '@trueup/identity';
import type { NetsuiteRecord, Parent } from '../wire';

type Context = Pick<MappingContext<NetsuiteRecord>, 'kind'>;

/**
 * What a customer is. A sub-customer without a tax number of its own is a site where its name is that of its parent or of a branch of it;
 * any other company is an organisation, whoever is above it. A record that is only going to be made is what the customer is.
 */
export function kindOf(wire: NetsuiteRecord, { kind }: Context): PartyKind {
  if (wire.id === '' && kind !== 'UNKNOWN') return kind;
  if (wire.isPerson !== false) return 'person';
  const hasOwnNumber = Boolean(wire.vatRegNumber ?? wire.defaultTaxReg);
  const above = wire.parent ? parentName(wire.parent) : '';
  return !hasOwnNumber && above !== '' && isBranch(wire.companyName ?? '', above) ? 'site' : 'organisation';
}

/** The parent may be a branch itself: then the company above it counts. */
function isBranch(name: string, parent: string): boolean {
  return isBranchOf(name, parent) || isBranchOf(name, branchNameOf(parent).organisation);
}

/** A slot that records of other kinds have no place for. */
export function only(kinds: readonly PartyKind[], row: MappedRow<NetsuiteRecord>): MappedRow<NetsuiteRecord> {
  const write = row.write?.bind(row);
  return {
    ...row,
    read: (wire, at) => (kinds.includes(kindOf(wire, at)) ? row.read(wire, at) : []),
    write: write && ((value, address, at) => (kinds.includes(kindNow(at)) ? write(value, address, at) : undefined)),
  };
}

function kindNow(at: MappingContext<NetsuiteRecord>): PartyKind {
  if (at.current) return kindOf(at.current, at);
  return at.kind === 'UNKNOWN' ? 'person' : at.kind;
}

/** Where the client did not add the name: the last part of `refName`, without the number before it. */
function parentName({ companyName, refName = '' }: Parent): string {
  const last = refName.split(' : ').at(-1) ?? '';
  return companyName ?? last.replace(/^[A-Z]*\d+\s+/, '');
}
