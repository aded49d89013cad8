import type { LookupKeys, VendorContext } from '@trueup/connector-kit';
import { CUSTOMER, gidOf, parseCustomer, type ShopifyCustomer } from '../wire';
import type { AdminApi, Call } from './admin-api';
import { CUSTOMER_GROUPS, customerCost, customerDocuments, type CustomerDocuments } from './documents/customer';
import { withOwn } from './documents/own-metafields';
import { guardedAsk } from './guarded-ask';
import { keyMetafield } from './key-metafield';
import type { ReadableFields } from './readable-fields';

type Context = Pick<VendorContext, 'row' | 'log' | 'now' | 'overlayFields'>;
type Reading = Omit<Call, 'cost'> & { readonly customers: number };

const DEAREST = 1_000;

/** Reads whole customers. */
export class CustomerReader {
  readonly documents: CustomerDocuments;
  /** The tenant's own metafields. */
  readonly own: readonly string[];
  /** Points of one customer at most. */
  readonly cost: number;
  /** Customers that fit into one query. */
  readonly atOnce: number;

  constructor(
    private readonly api: AdminApi,
    private readonly context: Context,
    readonly readable: ReadableFields,
  ) {
    this.own = context.overlayFields[CUSTOMER] ?? [];
    this.documents = customerDocuments({ row: context.row, own: this.own });
    this.cost = customerCost(this.own);
    this.atOnce = Math.max(1, Math.floor((DEAREST - 2) / this.cost));
  }

  /** The same reader on another count of points. */
  on(api: AdminApi): CustomerReader {
    return new CustomerReader(api, this.context, this.readable);
  }

  /** Variables that every document which reads customers takes. */
  variables(): Readonly<Record<string, unknown>> {
    return this.readable.variables(CUSTOMER_GROUPS);
  }

  /** A customer of an answer. Throws a ZodError where it is none. */
  parse(node: unknown): ShopifyCustomer {
    return parseCustomer(withOwn(node, this.own));
  }

  /** Customers by the number of their gid, in order; null where there is none. */
  async byIds(ids: readonly string[]): Promise<(ShopifyCustomer | null)[]> {
    const found: (ShopifyCustomer | null)[] = [];
    for (let from = 0; from < ids.length; from += this.atOnce) {
      const some = ids.slice(from, from + this.atOnce).map((id) => gidOf('Customer', id));
      const call = { document: this.documents.byIds, variables: { ids: some }, customers: some.length };
      const { nodes } = await this.ask<{ nodes: unknown[] }>(call);
      found.push(...nodes.map((node) => (node === null ? null : this.parse(node))));
    }
    return found;
  }

  /** Customers that have our key, one of the e-mail addresses or one of the numbers; these lookups do not lag as searches do. */
  async byKeys({ createKey, emails, phones }: Pick<LookupKeys, 'createKey' | 'emails' | 'phones'>): Promise<ShopifyCustomer[]> {
    const identifiers = [
      { customId: { ...keyMetafield(this.context.row), value: createKey } },
      ...emails.map((emailAddress) => ({ emailAddress })),
      ...phones.map((phoneNumber) => ({ phoneNumber })),
    ];
    const found = new Map<string, ShopifyCustomer>();
    for (let from = 0; from < identifiers.length; from += this.atOnce) {
      for (const customer of await this.byIdentifiers(identifiers.slice(from, from + this.atOnce))) found.set(customer.id, customer);
    }
    return [...found.values()];
  }

  /** Asks for customers, again without what this app may not read. */
  ask<Data>({ document, variables, customers }: Reading): Promise<Data> {
    const call = { document, variables, cost: 2 + customers * this.cost };
    return guardedAsk<Data>(this.api, call, { readable: this.readable, groups: CUSTOMER_GROUPS });
  }

  private async byIdentifiers(identifiers: readonly object[]): Promise<ShopifyCustomer[]> {
    const variables = Object.fromEntries(identifiers.map((identifier, index) => [`by${index}`, identifier]));
    const document = this.documents.byIdentifiers(identifiers.length);
    const data = await this.ask<Record<string, unknown>>({ document, variables, customers: identifiers.length });
    return Object.values(data).flatMap((customer) => (customer === null ? [] : [this.parse(customer)]));
  }
}
