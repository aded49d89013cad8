import { joinKey, sourceKey, sourceRef, splitKey } from '@trueup/canonical-schema';
import type { MappingContext, RecordRef } from '@trueup/connector-kit';
import type { ShopifyCustomer } from '../wire';
import { COMPANY, COMPANY_LOCATION, idOf } from '../wire';

type Row = Pick<MappingContext<unknown>, 'row'>;

const AT_ONCE_MS = 60_000;
const BUSINESS = 'business:';
/** What `contact_of` says of a customer who was there for itself before it was made a contact. */
export const PRIVATE = 'private';

/** A company or a location of this shop as relations name it. */
export function partyOf(ref: RecordRef, { row }: Row): string {
  return joinKey([sourceKey({ system: row.system, ...ref })]);
}

/** The company or location of this shop that a relation's key names; undefined for any other party. */
export function recordOf(party: string, { row }: Row): RecordRef | undefined {
  const { system, type, id } = sourceRef(splitKey(party, 1)[0] ?? '');
  return system === row.system && id !== '' && (type === COMPANY || type === COMPANY_LOCATION) ? { type, id } : undefined;
}

/** Whether what a customer says of itself is its own or said for an employer: who was made as a company's contact speaks for the company. */
export function contextOf({ contactOf, companyContactProfiles: profiles = [], createdAt }: ShopifyCustomer, at: Row): string {
  if (contactOf?.value === PRIVATE) return PRIVATE;
  const [type, id] = contactOf?.value?.split('/') ?? [];
  if (type && id) return businessOf({ type, id }, at);
  const made = Date.parse(createdAt);
  const first = profiles.find((profile) => Math.abs(Date.parse(profile.createdAt) - made) <= AT_ONCE_MS);
  const company = idOf(first?.company.id);
  return company === undefined ? PRIVATE : businessOf({ type: COMPANY, id: company }, at);
}

function businessOf(ref: RecordRef, { row }: Row): string {
  return `${BUSINESS}${sourceKey({ system: row.system, ...ref })}`;
}
