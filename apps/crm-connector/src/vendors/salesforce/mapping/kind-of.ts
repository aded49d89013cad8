import type { PartyKind } from '@trueup/canonical-schema';
import type { SalesforceRecord } from '../wire';

/**
 * What a record is: contacts, leads and person accounts are people; a business account is an organisation, or a site of its parent where
 * `ParentId` and `Site` are both filled. A record that is still to be made is what its customer is.
 */
export function kindOf(wire: SalesforceRecord | null, at: { readonly kind: PartyKind }): PartyKind {
  if (wire === null || wire.Id === '') return at.kind;
  if (wire.attributes.type !== 'Account' || wire.IsPersonAccount === true) return 'person';
  return wire.ParentId && wire.Site ? 'site' : 'organisation';
}
