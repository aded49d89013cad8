import { VendorError, type LookupKeys, type VendorContext } from '@trueup/connector-kit';
import { gidOf, parseCustomer, type ShopifyCustomer } from '../wire';
import type { AdminApi, Call } from './admin-api';
import { CUSTOMER_COST, CUSTOMERS_AT_ONCE, CUSTOMERS_BY_ID, customersByIdentifier } from './documents';
import { ReadableFields } from './readable-fields';
import { keyMetafield } from './key-metafield';

type Reading = Omit<Call, 'cost'> & { readonly customers: number };

/** Reads whole customers. */
export class CustomerReader {
  readonly readable: ReadableFields;

  constructor(
    private readonly api: AdminApi,
    private readonly context: Pick<VendorContext, 'row' | 'log' | 'now'>,
    readable?: ReadableFields,
  ) {
    this.readable = readable ?? new ReadableFields(context);
  }

  /** The same reader on another count of points. */
  on(api: AdminApi): CustomerReader {
    return new CustomerReader(api, this.context, this.readable);
  }

  /** Variables that every document which reads customers takes. */
  variables(): Record<string, unknown> {
    const { namespace, key } = keyMetafield(this.context.row);
    return { keyNamespace: namespace, key, ...this.readable.variables() };
  }

  /** Customers by the number of their gid, in order; null where there is none. */
  async byIds(ids: readonly string[]): Promise<(ShopifyCustomer | null)[]> {
    const found: (ShopifyCustomer | null)[] = [];
    for (let from = 0; from < ids.length; from += CUSTOMERS_AT_ONCE) {
      const some = ids.slice(from, from + CUSTOMERS_AT_ONCE).map(gidOf);
      const { nodes } = await this.ask<{ nodes: unknown[] }>({
        document: CUSTOMERS_BY_ID,
        variables: { ids: some },
        customers: some.length,
      });
      found.push(...nodes.map((node) => (node === null ? null : parseCustomer(node))));
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
    for (let from = 0; from < identifiers.length; from += CUSTOMERS_AT_ONCE) {
      for (const customer of await this.byIdentifiers(identifiers.slice(from, from + CUSTOMERS_AT_ONCE))) found.set(customer.id, customer);
    }
    return [...found.values()];
  }

  /** Asks for customers, again without what this app may not read. */
  async ask<Data>({ document, variables, customers }: Reading): Promise<Data> {
    for (;;) {
      const call = { document, variables: { ...this.variables(), ...variables }, cost: 2 + customers * CUSTOMER_COST };
      const { data, denied } = await this.api.ask<Data>(call);
      if (denied.length === 0) return data;
      if (!this.readable.giveUp(denied)) {
        throw new VendorError({ kind: 'rejected', code: 'ACCESS_DENIED', message: `The app may not read ${denied.join(', ')}.` });
      }
    }
  }

  private async byIdentifiers(identifiers: readonly object[]): Promise<ShopifyCustomer[]> {
    const variables = Object.fromEntries(identifiers.map((identifier, index) => [`by${index}`, identifier]));
    const document = customersByIdentifier(identifiers.length);
    const data = await this.ask<Record<string, unknown>>({ document, variables, customers: identifiers.length });
    return Object.values(data).flatMap((customer) => (customer === null ? [] : [parseCustomer(customer)]));
  }
}
