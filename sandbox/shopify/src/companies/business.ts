import { LaggingIndex } from '@trueup/sandbox-kit';
import { oneSecond } from '../one-second';
import type { BusinessEvent } from './business-events';
import type { BusinessData, CompanyContactRecord, CompanyLocationRecord, CompanyRecord, RoleAssignmentRecord } from './business-records';

export interface BusinessParts {
  searchLagMs: number;
  /** Called after every change with what it set off, nothing where nothing was. */
  changed(events: readonly BusinessEvent[]): void;
}

interface Timed {
  updatedAt: string;
}

function byId<T extends { id: number }>(records: readonly T[]): Map<number, T> {
  return new Map(records.map((record) => [record.id, record]));
}

/** Companies, their locations, contacts and the roles of contacts at locations. What is deleted takes along what belongs to it. */
export class Business {
  readonly companies: Map<number, CompanyRecord>;
  readonly locations: Map<number, CompanyLocationRecord>;
  readonly contacts: Map<number, CompanyContactRecord>;
  readonly assignments: Map<number, RoleAssignmentRecord>;
  private readonly ofCustomer = new Map<number, Set<number>>();
  readonly companySearch: LaggingIndex<CompanyRecord>;
  readonly locationSearch: LaggingIndex<CompanyLocationRecord>;

  constructor(
    data: BusinessData,
    private readonly parts: BusinessParts,
  ) {
    this.companies = byId(data.companies);
    this.locations = byId(data.companyLocations);
    this.contacts = byId(data.companyContacts);
    this.assignments = byId(data.roleAssignments);
    data.companyContacts.forEach((contact) => this.noteProfile(contact));
    this.companySearch = new LaggingIndex({ lagMs: parts.searchLagMs });
    this.locationSearch = new LaggingIndex({ lagMs: parts.searchLagMs });
    this.companySearch.reset(data.companies.map((one) => [String(one.id), one]));
    this.locationSearch.reset(data.companyLocations.map((one) => [String(one.id), one]));
  }

  data(): BusinessData {
    return {
      companies: [...this.companies.values()],
      companyLocations: [...this.locations.values()],
      companyContacts: [...this.contacts.values()],
      roleAssignments: [...this.assignments.values()],
    };
  }

  locationsOf({ id }: CompanyRecord): CompanyLocationRecord[] {
    return [...this.locations.values()].filter(({ companyId }) => companyId === id);
  }

  contactsOf({ id }: CompanyRecord): CompanyContactRecord[] {
    return [...this.contacts.values()].filter(({ companyId }) => companyId === id);
  }

  profilesOf(customerId: number): CompanyContactRecord[] {
    return [...(this.ofCustomer.get(customerId) ?? [])].flatMap((id) => this.contacts.get(id) ?? []);
  }

  assignmentsOf(of: { contact?: CompanyContactRecord; location?: CompanyLocationRecord }): RoleAssignmentRecord[] {
    const isOf = ({ contactId, locationId }: RoleAssignmentRecord): boolean =>
      (of.contact === undefined || of.contact.id === contactId) && (of.location === undefined || of.location.id === locationId);
    return [...this.assignments.values()].filter(isOf);
  }

  companyOf({ companyId }: { companyId: number }): CompanyRecord {
    const company = this.companies.get(companyId);
    if (!company) throw new Error(`There is no company ${companyId}.`);
    return company;
  }

  putCompany(company: CompanyRecord): void {
    const isNew = !this.companies.has(company.id);
    this.companies.set(company.id, company);
    this.companySearch.put(String(company.id), company);
    this.parts.changed([{ topic: isNew ? 'COMPANIES_CREATE' : 'COMPANIES_UPDATE', company }]);
  }

  putLocation(location: CompanyLocationRecord): void {
    const isNew = !this.locations.has(location.id);
    this.locations.set(location.id, location);
    this.locationSearch.put(String(location.id), location);
    const topic = isNew ? 'COMPANY_LOCATIONS_CREATE' : 'COMPANY_LOCATIONS_UPDATE';
    this.parts.changed([{ topic, location, company: this.companyOf(location) }]);
  }

  putContact(contact: CompanyContactRecord): void {
    const isNew = !this.contacts.has(contact.id);
    this.contacts.set(contact.id, contact);
    this.noteProfile(contact);
    const topic = isNew ? 'COMPANY_CONTACTS_CREATE' : 'COMPANY_CONTACTS_UPDATE';
    this.parts.changed([{ topic, contact, company: this.companyOf(contact) }]);
  }

  assign(assignment: RoleAssignmentRecord): void {
    this.assignments.set(assignment.id, assignment);
    this.parts.changed(this.roleEvents('COMPANY_CONTACT_ROLES_ASSIGN', [assignment]));
  }

  revoke(assignments: readonly RoleAssignmentRecord[]): void {
    const events = this.roleEvents('COMPANY_CONTACT_ROLES_REVOKE', assignments);
    for (const { id } of assignments) this.assignments.delete(id);
    this.parts.changed(events);
  }

  deleteContact(contact: CompanyContactRecord): void {
    const company = this.companyOf(contact);
    this.revoke(this.assignmentsOf({ contact }));
    this.contacts.delete(contact.id);
    this.ofCustomer.get(contact.customerId)?.delete(contact.id);
    if (company.mainContactId === contact.id) company.mainContactId = null;
    this.parts.changed([{ topic: 'COMPANY_CONTACTS_DELETE', contact, company }]);
  }

  deleteLocation(location: CompanyLocationRecord): void {
    const company = this.companyOf(location);
    this.revoke(this.assignmentsOf({ location }));
    this.locations.delete(location.id);
    this.locationSearch.remove(String(location.id));
    this.parts.changed([{ topic: 'COMPANY_LOCATIONS_DELETE', location, company }]);
  }

  deleteCompany(company: CompanyRecord): void {
    this.contactsOf(company).forEach((contact) => this.deleteContact(contact));
    this.locationsOf(company).forEach((location) => this.deleteLocation(location));
    this.companies.delete(company.id);
    this.companySearch.remove(String(company.id));
    this.parts.changed([{ topic: 'COMPANIES_DELETE', company }]);
  }

  /** Records that come without a word to anybody. */
  plant({ companies, companyLocations, companyContacts, roleAssignments }: BusinessData): void {
    for (const company of companies) this.companies.set(company.id, company);
    for (const location of companyLocations) this.locations.set(location.id, location);
    for (const contact of companyContacts) this.contacts.set(contact.id, contact);
    companyContacts.forEach((contact) => this.noteProfile(contact));
    for (const assignment of roleAssignments) this.assignments.set(assignment.id, assignment);
    this.companySearch.reset([...this.companies].map(([id, one]) => [String(id), one]));
    this.locationSearch.reset([...this.locations].map(([id, one]) => [String(id), one]));
  }

  private noteProfile({ id, customerId }: CompanyContactRecord): void {
    const known = this.ofCustomer.get(customerId) ?? new Set();
    this.ofCustomer.set(customerId, known.add(id));
  }

  private roleEvents(
    topic: 'COMPANY_CONTACT_ROLES_ASSIGN' | 'COMPANY_CONTACT_ROLES_REVOKE',
    assignments: readonly RoleAssignmentRecord[],
  ): BusinessEvent[] {
    return assignments.flatMap((assignment): BusinessEvent[] => {
      const contact = this.contacts.get(assignment.contactId);
      const location = this.locations.get(assignment.locationId);
      return contact && location ? [{ topic, assignment, contact, location, company: this.companyOf(contact) }] : [];
    });
  }
}

/** Applies a change to a copy and gives it with the new time; undefined where the change leaves everything as it was. */
export function changed<T extends Timed>(record: T, change: (copy: T) => void): T | undefined {
  const copy = structuredClone(record);
  change(copy);
  return JSON.stringify(copy) === JSON.stringify(record) ? undefined : { ...copy, updatedAt: oneSecond() };
}
