import { VendorError } from '@trueup/connector-kit';
import { faultOfUserErrors, type UserError } from '../faults';
import { gidOf, type RoleAssignment } from '../wire';
import type { AdminApi } from './admin-api';
import {
  COMPANY_PLACES,
  CONTACT_ASSIGN,
  CONTACT_STANDING,
  LOCATION_COMPANY,
  ROLE_ASSIGN,
  ROLES_REVOKE,
} from './documents/business-mutations';

const MUTATION_COST = 10;

/** A contact with its roles at locations of one company. */
export interface Standing {
  readonly contactId: string;
  readonly roles: readonly RoleAssignment[];
}

/** Locations of a company, and its roles by name. */
export interface CompanyPlaces {
  readonly locations: readonly string[];
  readonly roles: ReadonlyMap<string, string>;
}

/** Contacts of companies and their roles; ids are gids. */
export class ContactRoles {
  constructor(private readonly api: AdminApi) {}

  /** What the customer is at the company; it is made a contact there if it is none. */
  async enlisted(customerId: string, companyId: string): Promise<Standing> {
    const there = await this.standing(customerId, companyId);
    if (there) return there;
    const call = { document: CONTACT_ASSIGN, variables: { customerId, companyId }, cost: MUTATION_COST };
    type Made = { companyContact: { id: string } | null; userErrors: [] };
    const { companyContact } = await this.api.change<Made>(call);
    return { contactId: companyContact?.id ?? '', roles: [] };
  }

  /** Undefined where the customer is no contact of the company. */
  async standing(customerId: string, companyId: string): Promise<Standing | undefined> {
    type Profile = { id: string; company: { id: string }; roleAssignments: { nodes: RoleAssignment[] } };
    type Data = { customer: { companyContactProfiles: Profile[] } | null };
    const { data } = await this.api.ask<Data>({ document: CONTACT_STANDING, variables: { customerId }, cost: 156 });
    const profile = data.customer?.companyContactProfiles?.find(({ company }) => company.id === companyId);
    return profile && { contactId: profile.id, roles: profile.roleAssignments.nodes };
  }

  async places(companyId: string): Promise<CompanyPlaces> {
    type Data = { company: { contactRoles: { nodes: { id: string; name: string }[] }; locations: { nodes: { id: string }[] } } | null };
    const { data } = await this.api.ask<Data>({ document: COMPANY_PLACES, variables: { companyId }, cost: 225 });
    if (!data.company) throw new VendorError({ kind: 'conflict', code: 'NOT_FOUND', message: 'The company is gone.' });
    const { contactRoles, locations } = data.company;
    return { locations: locations.nodes.map(({ id }) => id), roles: new Map(contactRoles.nodes.map(({ id, name }) => [name, id])) };
  }

  /** The company of a location, by numbers of gids. */
  async companyOf(locationId: string): Promise<string> {
    const variables = { id: gidOf('CompanyLocation', locationId) };
    type Data = { companyLocation: { company: { id: string } } | null };
    const { data } = await this.api.ask<Data>({ document: LOCATION_COMPANY, variables, cost: 2 });
    if (data.companyLocation) return data.companyLocation.company.id;
    throw new VendorError({ kind: 'conflict', code: 'NOT_FOUND', message: `Location ${locationId} is gone.` });
  }

  async assign(companyContactId: string, companyContactRoleId: string, companyLocationId: string): Promise<void> {
    const variables = { companyContactId, companyContactRoleId, companyLocationId };
    await this.api.change({ document: ROLE_ASSIGN, variables, cost: MUTATION_COST });
  }

  /** The same, where a role that the contact has at the location already may stay. */
  async assignUnlessThere(companyContactId: string, companyContactRoleId: string, companyLocationId: string): Promise<void> {
    const variables = { companyContactId, companyContactRoleId, companyLocationId };
    const { userErrors } = await this.api.attempt<{ userErrors: UserError[] }>({ document: ROLE_ASSIGN, variables, cost: MUTATION_COST });
    const refused = userErrors.filter(({ code }) => code !== 'TAKEN');
    if (refused.length > 0) throw new VendorError(faultOfUserErrors(refused, 'update'));
  }

  async revoke(companyContactId: string, roleAssignmentIds: readonly string[]): Promise<void> {
    if (roleAssignmentIds.length === 0) return;
    await this.api.change({ document: ROLES_REVOKE, variables: { companyContactId, roleAssignmentIds }, cost: MUTATION_COST });
  }
}
