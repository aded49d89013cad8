import { applyPatch, VendorError, type Patch, type VendorContext, type WriteItem, type WriteResult } from '@trueup/connector-kit';
import { COMPANY, CUSTOMER, gidOf, type ShopifyCustomer } from '../wire';
import { addressSteps } from './address-steps';
import type { AdminApi } from './admin-api';
import { consentSteps } from './consent-steps';
import { ContactRoles } from './contact-roles';
import type { CustomerReader } from './customer-reader';
import { CUSTOMER_METAFIELDS } from './documents/customer';
import { CUSTOMER_VERSION } from './documents/customer-parts';
import { METAFIELDS, NAMESPACE } from './documents/metafields';
import { keyMetafield } from './key-metafield';
import { metafieldSteps } from './metafield-steps';
import { roleSteps } from './role-steps';
import type { Change, Step } from './step';
import { refuseRivals } from './unchanged';

type Item = WriteItem<ShopifyCustomer>;
type Written = { readonly record: ShopifyCustomer; readonly found?: boolean };

/** Writes one customer. Every step is idempotent, so a write that was cut short is simply repeated. */
export class CustomerWriter {
  constructor(
    private readonly api: AdminApi,
    private readonly reader: CustomerReader,
    private readonly context: Pick<VendorContext, 'row' | 'now'>,
  ) {}

  async write(item: Item): Promise<WriteResult<ShopifyCustomer>> {
    const { record, found } = item.operation === 'create' ? await this.create(item) : { record: await this.update(item) };
    const cost = { unit: 'points', amount: this.api.spent };
    return { kind: 'done', ref: { type: CUSTOMER, id: record.legacyResourceId }, record, version: record.updatedAt, found, cost };
  }

  /** A customer that has our key already is left as it is, but for being a contact: what it still lacks is planned against what it holds. */
  private async create({ createKey, patch, place = null }: Item): Promise<Written> {
    const [there] = await this.reader.byKeys({ createKey, emails: [], phones: [] });
    if (there) return { record: place ? await this.enlisted(there, place) : there, found: true };
    const identifier = { customId: { ...keyMetafield(this.context.row), value: createKey } };
    const made = place
      ? await this.makeContact({ createKey, patch, place })
      : await this.set('create', { identifier, input: fieldsOf(patch) });
    const base = place ? await this.enlisted(made, place) : made;
    return { record: await this.run(base, this.besideFields({ base, wanted: applyPatch(base, patch), patch })) };
  }

  private async update(item: Item): Promise<ShopifyCustomer> {
    const base = await this.unchanged(item);
    const change: Change = { base, wanted: applyPatch(base, item.patch), patch: item.patch };
    const input = fieldsOf(item.patch);
    const fields: Step[] = Object.keys(input).length > 0 ? [() => this.set('update', { identifier: { id: base.id }, input })] : [];
    // A consent is about the address or number that is there now, so it goes before a new one.
    return this.run(base, [...this.besideFields(change), ...fields]);
  }

  /** A customer who says from its first moment for which company it speaks: nobody shall take that for something private. */
  private async makeContact({ createKey, patch, place }: Required<Pick<Item, 'createKey' | 'patch' | 'place'>>): Promise<ShopifyCustomer> {
    if (!patch.defaultEmailAddress?.emailAddress) {
      throw new VendorError({
        kind: 'rejected',
        code: 'NO_EMAIL',
        message: 'A contact of a company needs an e-mail address.',
        slots: ['emails.contact'],
      });
    }
    const metafields = [
      { ...keyMetafield(this.context.row), type: 'id', value: createKey },
      { namespace: NAMESPACE, key: METAFIELDS.contactOf, type: 'single_line_text_field', value: `${place?.type}/${place?.id}` },
    ];
    const variables = { ...this.reader.variables(), input: { ...fieldsOf(patch), metafields } };
    const call = { document: this.reader.documents.create, variables, cost: 10 + this.reader.cost };
    return this.reader.parse((await this.api.change<{ customer: unknown; userErrors: [] }>(call, 'create')).customer);
  }

  private async enlisted(customer: ShopifyCustomer, place: NonNullable<Item['place']>): Promise<ShopifyCustomer> {
    const roles = new ContactRoles(this.api);
    const companyId = place.type === COMPANY ? gidOf('Company', place.id) : await roles.companyOf(place.id);
    await roles.enlisted(customer.id, companyId);
    return this.read(customer.legacyResourceId);
  }

  private besideFields(change: Change): Step[] {
    const given = { api: this.api, reader: this.reader, now: this.context.now() };
    return [
      ...metafieldSteps(this.api, { ...change, names: CUSTOMER_METAFIELDS }),
      ...addressSteps(this.api, change),
      ...consentSteps(given, change),
      ...roleSteps(this.api, this.context, change),
    ];
  }

  private async run(base: ShopifyCustomer, steps: readonly Step[]): Promise<ShopifyCustomer> {
    let shown: ShopifyCustomer | undefined = base;
    for (const step of steps) shown = await step();
    return shown ?? this.read(base.legacyResourceId);
  }

  /** The customer to write on. Throws a conflict where somebody changed meanwhile what is to be written. */
  private async unchanged({ ref, current, patch }: Item): Promise<ShopifyCustomer> {
    const id = ref?.id ?? '';
    const call = { document: CUSTOMER_VERSION, variables: { id: gidOf('Customer', id) }, cost: 1 };
    const { customer } = (await this.api.ask<{ customer: { updatedAt: string } | null }>(call)).data;
    if (customer && customer.updatedAt === current?.updatedAt) return current;
    const fresh = await this.read(id);
    refuseRivals(`customer ${id}`, { current, fresh, patch });
    return fresh;
  }

  private async set(operation: 'create' | 'update', given: { identifier: object; input: object }): Promise<ShopifyCustomer> {
    const call = { document: this.reader.documents.set, variables: { ...this.reader.variables(), ...given }, cost: 10 + this.reader.cost };
    return this.reader.parse((await this.api.change<{ customer: unknown; userErrors: [] }>(call, operation)).customer);
  }

  private async read(id: string): Promise<ShopifyCustomer> {
    const [customer] = await this.reader.byIds([id]);
    if (customer) return customer;
    throw new VendorError({ kind: 'conflict', code: 'NOT_FOUND', message: `Customer ${id} is gone.` });
  }
}

/** Plain fields of a patch as customerSet takes them. */
function fieldsOf({ firstName, lastName, defaultEmailAddress: email, defaultPhoneNumber: phone }: Patch<ShopifyCustomer>): object {
  const given = {
    firstName,
    lastName,
    email: email === null ? null : email?.emailAddress,
    phone: phone === null ? null : phone?.phoneNumber,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
