import { BadSeed } from '@trueup/sandbox-kit';
import type { CompanyContactRecord, CompanyLocationRecord, CompanyRecord, RoleAssignmentRecord } from '../companies/business-records';
import type { CustomerRecord } from '../customers/customer-record';
import { oneSecond } from '../one-second';
import type { Shop } from '../shop/shop';
import { companyOf, contactOf, customerOf, locationOf } from './seeded';
import type { SeedOf, SeedRecord } from './seed-shape';

type Planted = { id: number };

/** Records of one request, kept apart until all of them are known to be fit. */
export class Planting {
  private readonly ids: number[] = [];
  private readonly customers = new Map<number, CustomerRecord>();
  private readonly companies = new Map<number, CompanyRecord>();
  private readonly locations = new Map<number, CompanyLocationRecord>();
  private readonly contacts = new Map<number, CompanyContactRecord>();
  private readonly assignments: RoleAssignmentRecord[] = [];
  private readonly taken: Set<string>;

  constructor(private readonly shop: Shop) {
    this.taken = new Set([...shop.customers.values()].flatMap(pointsOf));
  }

  add(record: SeedRecord, index: number): void {
    const planted = this.planted(record, index);
    this.ids.push(planted.id);
  }

  finish(): string[] {
    const { shop } = this;
    shop.plant([...this.customers.values()]);
    shop.business.plant({
      companies: [...this.companies.values()],
      companyLocations: [...this.locations.values()],
      companyContacts: [...this.contacts.values()],
      roleAssignments: this.assignments,
    });
    shop.save();
    return this.ids.map(String);
  }

  private planted(record: SeedRecord, index: number): Planted {
    const refuse = (why: string): never => {
      throw new BadSeed(`records[${index}]: ${why}`);
    };
    switch (record.type) {
      case 'customer': {
        const customer = customerOf(this.shop, [record, refuse]);
        for (const point of pointsOf(customer)) {
          if (this.taken.has(point)) refuse(`${point} is taken.`);
          this.taken.add(point);
        }
        return put(this.customers, customer);
      }
      case 'company':
        return put(this.companies, companyOf(this.shop, record));
      case 'companyLocation': {
        const companyId = this.idOf(record.company, [this.companies, this.shop.business.companies, refuse]);
        return put(this.locations, locationOf(this.shop, [companyId, record, refuse]));
      }
      case 'companyContact':
        return this.contact(record, refuse);
    }
  }

  private contact(record: SeedOf<'companyContact'>, refuse: (why: string) => never): Planted {
    const { business, customers } = this.shop;
    const companyId = this.idOf(record.company, [this.companies, business.companies, refuse]);
    const customerId = this.idOf(record.customer, [this.customers, customers, refuse]);
    const contact = put(this.contacts, contactOf(this.shop, [companyId, customerId, record]));
    const company = (this.companies.get(companyId) ?? business.companies.get(companyId)) as CompanyRecord;
    if (record.isMain) company.mainContactId = contact.id;
    for (const { location, role } of record.roles) {
      const locationId = this.idOf(location, [this.locations, business.locations, refuse]);
      const roleId = company.roles.find(({ name }) => name === role)?.id ?? refuse(`There is no role "${role}".`);
      const at = record.createdAt ?? oneSecond();
      this.assignments.push({ id: this.shop.nextId(), companyId, contactId: contact.id, locationId, roleId, createdAt: at, updatedAt: at });
    }
    return contact;
  }

  private idOf(
    reference: string,
    [fresh, kept, refuse]: [ReadonlyMap<number, unknown>, ReadonlyMap<number, unknown>, (why: string) => never],
  ): number {
    const id = reference.startsWith('@') ? (this.ids[Number(reference.slice(1))] ?? -1) : Number(reference);
    return fresh.has(id) || kept.has(id) ? id : refuse(`There is no ${reference} of the wanted type.`);
  }
}

function put<T extends Planted>(records: Map<number, T>, record: T): T {
  records.set(record.id, record);
  return record;
}

function pointsOf({ email, phone }: CustomerRecord): string[] {
  return [email, phone].filter((point) => point !== null);
}
