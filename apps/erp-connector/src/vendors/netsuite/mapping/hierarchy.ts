import { sourceKey, sourceRef, type Relation } from '@trueup/canonical-schema';
import { readOnly, type MappedClaim, type MappedRow, type MappingContext } from '@trueup/connector-kit';
import type { PartyKind } from '@trueup/canonical-schema';
import { kindOf } from './kind-of';
import type { NetsuiteRecord } from '../wire';

type Context = MappingContext<NetsuiteRecord>;

const ABOVE: Relation = { active: true, title: null };

/** The key of a customer of this account, as relations and contexts name it. */
export function customerKey({ row }: Pick<Context, 'row'>, id: string): string {
  return sourceKey({ system: row.system, type: 'customer', id });
}

/** The id of a customer of this account by its key; undefined where the key is none of these. */
export function customerId({ row }: Pick<Context, 'row'>, key: string): string | undefined {
  const { system, type, id } = sourceRef(key);
  return system === row.system && type === 'customer' && id !== '' ? id : undefined;
}

/** The organisation above a site. A site is made below it and stays there: moving an account moves its balance, which accounting does. */
export const organisationOfSite: MappedRow<NetsuiteRecord> = {
  read: (wire, at) => parentOf(wire, at, 'site'),
  write(value, { key }, at) {
    const id = customerId(at, key);
    const isNew = at.current === null || at.current.id === '';
    const kind = at.current === null ? at.kind : kindOf(at.current, at);
    return isNew && kind === 'site' && id !== undefined && value !== null ? { parent: { id } } : undefined;
  },
};

/** The customer above a legal entity of its own, which NetSuite bills together where accounting wants it so. */
export const billingParent: MappedRow<NetsuiteRecord> = readOnly(
  { read: (wire, at) => parentOf(wire, at, 'organisation') },
  'Who is billed together is booked in NetSuite; nobody writes it from outside.',
);

function parentOf(wire: NetsuiteRecord, at: Context, kind: PartyKind): MappedClaim[] {
  if (!wire.parent || kindOf(wire, at) !== kind) return [];
  return [{ key: customerKey(at, wire.parent.id), state: 'value', value: ABOVE, partId: wire.parent.id }];
}
