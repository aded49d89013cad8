import { VendorError, type VendorContext } from '@trueup/connector-kit';
import { recordOf } from '../mapping/parties';
import { rolesOf, type Role } from '../mapping/settings';
import { COMPANY, gidOf, type RoleWish } from '../wire';
import type { AdminApi } from './admin-api';
import { ContactRoles, type CompanyPlaces, type Standing } from './contact-roles';
import type { Change, Step } from './step';

interface Wanted {
  readonly role: Role;
  readonly companyId: string;
  /** The one location; all of the company's where there is none. */
  readonly locationId: string | undefined;
  readonly isGiven: boolean;
}

type Row = Pick<VendorContext, 'row'>;

/** Makes the customer a contact where it is to have a role, gives roles and takes them. A contact has one role at a location. */
export function roleSteps(api: AdminApi, { row }: Row, { base, wanted, patch }: Change): Step[] {
  if (patch.wishes === undefined) return [];
  return [
    async () => {
      const roles = new ContactRoles(api);
      for (const wish of wanted.wishes ?? []) await fulfil(roles, { row, customerId: base.id }, await meantBy(roles, wish, { row }));
      return undefined;
    },
  ];
}

async function meantBy(roles: ContactRoles, { slot, party, active }: RoleWish, at: Row): Promise<Wanted> {
  const ref = recordOf(party, at);
  if (!ref) throw new VendorError({ kind: 'malformed', code: 'UNKNOWN_PARTY', message: 'The relation names no company of this shop.' });
  const shared = { role: slot as Role, isGiven: active === true };
  if (ref.type === COMPANY) return { ...shared, companyId: gidOf('Company', ref.id), locationId: undefined };
  return { ...shared, companyId: await roles.companyOf(ref.id), locationId: gidOf('CompanyLocation', ref.id) };
}

async function fulfil(roles: ContactRoles, { row, customerId }: Row & { readonly customerId: string }, wanted: Wanted): Promise<void> {
  const { companyId, isGiven } = wanted;
  const standing = isGiven ? await roles.enlisted(customerId, companyId) : await roles.standing(customerId, companyId);
  if (!standing) return;
  const places = await roles.places(companyId);
  const locations = wanted.locationId === undefined ? places.locations : [wanted.locationId];
  const names = rolesOf(row);
  for (const locationId of locations) {
    const held = standing.roles.filter(({ companyLocation }) => companyLocation.id === locationId);
    const isThere = held.some(({ role }) => role.name === names[wanted.role]);
    if (isGiven && !isThere) await give(roles, { standing, held, locationId, names, wanted, places });
    if (!isGiven && isThere)
      await roles.revoke(
        standing.contactId,
        held.map(({ id }) => id),
      );
  }
}

interface Giving {
  readonly standing: Standing;
  readonly held: Standing['roles'];
  readonly locationId: string;
  readonly names: Readonly<Record<Role, string>>;
  readonly wanted: Wanted;
  readonly places: CompanyPlaces;
}

/** Another role at the location gives way, save that an approver may order too. */
async function give(roles: ContactRoles, { standing, held, locationId, names, wanted, places }: Giving): Promise<void> {
  if (wanted.role === 'buyer' && held.some(({ role }) => role.name === names.approver)) return;
  const roleId = places.roles.get(names[wanted.role]);
  if (roleId === undefined) {
    const message = `The company has no role "${names[wanted.role]}"; settings.roles of the row names the shop's own.`;
    throw new VendorError({ kind: 'rejected', code: 'NO_ROLE', message, slots: [`relations.${wanted.role}`] });
  }
  await roles.revoke(
    standing.contactId,
    held.map(({ id }) => id),
  );
  await roles.assign(standing.contactId, roleId, locationId);
}
