import type { VendorContext } from '@trueup/connector-kit';

export type Group = 'name' | 'email' | 'phone' | 'address' | 'orders' | 'companies' | 'terms' | 'tax' | 'metafields';

const GROUP_OF: Readonly<Record<string, Group>> = {
  firstName: 'name',
  lastName: 'name',
  defaultEmailAddress: 'email',
  defaultPhoneNumber: 'phone',
  phone: 'phone',
  defaultAddress: 'address',
  addressesV2: 'address',
  billingAddress: 'address',
  shippingAddress: 'address',
  orders: 'orders',
  companyContactProfiles: 'companies',
  companies: 'companies',
  companyLocations: 'companies',
  buyerExperienceConfiguration: 'terms',
  taxSettings: 'tax',
  legalName: 'metafields',
  accountNumber: 'metafields',
  erpAccounts: 'metafields',
};

/** Which protected fields this app may read. One that was refused is left out for a while, or until the next sign-in: an approval may come at any time. */
export class ReadableFields {
  /** Until when a group is left out, epoch milliseconds. */
  private readonly refused = new Map<Group, number>();

  constructor(
    private readonly context: Pick<VendorContext, 'log' | 'now'>,
    private readonly askAgainMs: number,
  ) {}

  /** Variables of a document that reads these groups. */
  variables(groups: readonly Group[]): Readonly<Record<string, boolean>> {
    return Object.fromEntries(groups.map((group) => [group, this.mayAsk(group)]));
  }

  /** Gives up fields that were refused; the groups that they belong to. */
  giveUp(denied: readonly string[]): readonly Group[] {
    const groups = [...new Set(denied.flatMap((field) => GROUP_OF[field] ?? []))];
    const fresh = groups.filter((group) => this.mayAsk(group));
    for (const group of fresh) this.refused.set(group, this.context.now() + this.askAgainMs);
    if (fresh.length > 0) this.context.log.warn({ groups: fresh }, 'the app may not read these fields; they count as withheld');
    return groups;
  }

  tryAll(): void {
    this.refused.clear();
  }

  mayAsk(group: Group): boolean {
    return this.context.now() >= (this.refused.get(group) ?? 0);
  }
}
