import type { Relation } from '@trueup/canonical-schema';
import { listElement, mergePatches, type MappedClaim, type MappedRow, type MappingContext, type Patch } from '@trueup/connector-kit';
import { COMPANY, COMPANY_LOCATION, idOf, type ContactProfile, type ShopifyCustomer } from '../wire';
import { contextOf, partyOf, PRIVATE, recordOf } from './parties';
import { rolesOf, type Role } from './settings';

type At = MappingContext<ShopifyCustomer>;
type Claims = Map<string, Relation>;

/**
 * What a customer is to companies by its role at their locations. A role that we gave for the whole company, and that it has at all of its
 * locations, is one relation to the company; any other is one to the location. A contact without a role may not buy.
 */
export function contactRelation(role: Role): MappedRow<ShopifyCustomer> {
  return {
    read(wire, at) {
      const profiles = wire.companyContactProfiles;
      if (profiles === undefined) return [{ state: 'withheld', value: null }];
      const claims: Claims = new Map(profiles.flatMap((profile) => relationsOf(profile, { role, wire, at })));
      for (const { slot, party, active } of wire.wishes ?? []) {
        if (slot !== role) continue;
        if (active === null) claims.delete(party);
        else claims.set(party, { active, title: titleAt(profiles, party, at) });
      }
      const unread = profiles.filter(({ roleAssignments }) => roleAssignments.pageInfo.hasNextPage);
      return [
        ...[...claims].map(([key, value]): MappedClaim => ({ key, state: 'value', value })),
        ...unread.map(({ company }): MappedClaim => ({ key: companyParty(company, at), state: 'withheld', value: null })),
      ];
    },
    write: (value, address, at) => wishFor({ role, party: address.key, relation: value as Relation | null }, at),
  };
}

function relationsOf(
  profile: ContactProfile,
  { role, wire, at }: { readonly role: Role; readonly wire: ShopifyCustomer; readonly at: At },
): [string, Relation][] {
  const { company, title, roleAssignments } = profile;
  const names = rolesOf(at.row);
  const there = roleAssignments.nodes.filter((one) => one.role.name === names[role]);
  const isOurs = (wire.companyRoles?.jsonValue ?? []).some((one) => one.company === idOf(company.id) && one.role === role);
  const everywhere = isOurs && there.length === (company.locationsCount?.count ?? there.length);
  if (everywhere) return [[companyParty(company, at), { active: true, title }]];
  if (role === 'buyer' && roleAssignments.nodes.length === 0) return [[companyParty(company, at), { active: false, title }]];
  return there.map(({ companyLocation }) => [
    partyOf({ type: COMPANY_LOCATION, id: idOf(companyLocation.id) ?? '' }, at),
    { active: true, title },
  ]);
}

function companyParty({ id }: { readonly id: string }, at: At): string {
  return partyOf({ type: COMPANY, id: idOf(id) ?? '' }, at);
}

/** The contact's title at the company, or at the company of the location, that the relation is about. */
function titleAt(profiles: readonly ContactProfile[], party: string, at: At): string | null {
  const ref = recordOf(party, at);
  const isThere = ({ company, roleAssignments }: ContactProfile): boolean =>
    idOf(company.id) === ref?.id || roleAssignments.nodes.some(({ companyLocation }) => idOf(companyLocation.id) === ref?.id);
  return profiles.find(isThere)?.title ?? null;
}

/** A role to give or to take; none where the customer has one that allows more, or has nothing that could be taken. */
function wishFor(
  { role, party, relation }: { readonly role: Role; readonly party: string; readonly relation: Relation | null },
  at: At,
): Patch<ShopifyCustomer> | undefined {
  const ref = recordOf(party, at);
  if (ref === undefined) return undefined;
  const active = relation?.active === true;
  const held = at.current
    ? contactRelation(role)
        .read(at.current, at)
        .find(({ key }) => key === party)
    : undefined;
  const isHeld = relation === null ? (held?.value as Relation | undefined)?.active === true : held !== undefined;
  // A role that nobody has can be given, so it has a place, and there is nothing to take.
  if (relation === null && at.current !== null && !isHeld) return {};
  if (!active && at.current !== null && !isHeld) return undefined;
  if (active && role === 'buyer' && approves(at, party)) return undefined;
  const element = { slot: role, party };
  const wish = listElement<NonNullable<ShopifyCustomer['wishes']>[number]>(element, { active: relation === null ? null : active });
  const kept = ref.type === COMPANY ? [keptRole(role, { company: ref.id, active })] : [];
  return mergePatches<ShopifyCustomer>([{ wishes: wish } as Patch<ShopifyCustomer>, ...kept, ...(active ? keptPrivate(at) : [])]);
}

/** A shopper who is about to become a contact is marked as private first: made within a minute of it, it would pass for the company's own. */
function keptPrivate(at: At): Patch<ShopifyCustomer>[] {
  const { current } = at;
  return current && !current.contactOf?.value && contextOf(current, at) === PRIVATE ? [{ contactOf: { value: PRIVATE } }] : [];
}

function keptRole(role: Role, { company, active }: { readonly company: string; readonly active: boolean }): Patch<ShopifyCustomer> {
  const element = { company, role };
  return { companyRoles: { jsonValue: listElement(element, active ? element : null) } } as Patch<ShopifyCustomer>;
}

function approves(at: At, party: string): boolean {
  const claims = at.current ? contactRelation('approver').read(at.current, at) : [];
  return claims.some(({ key, value }) => key === party && (value as Relation | null)?.active === true);
}
