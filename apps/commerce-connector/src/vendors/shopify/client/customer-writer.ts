import { applyPatch, VendorError, type Patch, type VendorContext, type WriteItem, type WriteResult } from '@trueup/connector-kit';
import { isDeepStrictEqual } from 'node:util';
import { CUSTOMER, gidOf, parseCustomer, type ShopifyCustomer } from '../wire';
import { addressSteps } from './address-steps';
import type { AdminApi } from './admin-api';
import { consentSteps } from './consent-steps';
import type { CustomerReader } from './customer-reader';
import { CUSTOMER_COST, CUSTOMER_SET, CUSTOMER_VERSION } from './documents';
import { keyMetafield } from './key-metafield';
import { metafieldSteps } from './metafield-steps';
import type { Change, Step } from './step';

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

  /** A customer that has our key already is left as it is: what it still lacks is planned against what it holds. */
  private async create({ createKey, patch }: Item): Promise<Written> {
    const [there] = await this.reader.byKeys({ createKey, emails: [], phones: [] });
    if (there) return { record: there, found: true };
    const identifier = { customId: { ...keyMetafield(this.context.row), value: createKey } };
    const base = await this.set('create', { identifier, input: fieldsOf(patch) });
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

  private besideFields(change: Change): Step[] {
    const given = { api: this.api, reader: this.reader, now: this.context.now() };
    return [...metafieldSteps(this.api, change), ...addressSteps(this.api, change), ...consentSteps(given, change)];
  }

  private async run(base: ShopifyCustomer, steps: readonly Step[]): Promise<ShopifyCustomer> {
    let shown: ShopifyCustomer | undefined = base;
    for (const step of steps) shown = await step();
    return shown ?? this.read(base.legacyResourceId);
  }

  /** The customer to write on. Throws a conflict where somebody changed meanwhile what is to be written. */
  private async unchanged({ ref, current, patch }: Item): Promise<ShopifyCustomer> {
    const id = ref?.id ?? '';
    const call = { document: CUSTOMER_VERSION, variables: { id: gidOf(id) }, cost: 1 };
    const { customer } = (await this.api.ask<{ customer: { updatedAt: string } | null }>(call)).data;
    if (customer && customer.updatedAt === current?.updatedAt) return current;
    const fresh = await this.read(id);
    const fields = Object.keys(patch) as (keyof ShopifyCustomer)[];
    const rivals = current === null ? [] : fields.filter((field) => isRival(field, { current, fresh, patch }));
    if (rivals.length === 0) return fresh;
    throw new VendorError({
      kind: 'conflict',
      code: 'CHANGED',
      message: `Somebody changed ${rivals.join(', ')} of customer ${id} meanwhile.`,
    });
  }

  private async set(operation: 'create' | 'update', given: { identifier: object; input: object }): Promise<ShopifyCustomer> {
    const call = { document: CUSTOMER_SET, variables: { ...this.reader.variables(), ...given }, cost: 10 + CUSTOMER_COST };
    return parseCustomer((await this.api.change<{ customer: unknown; userErrors: [] }>(call, operation)).customer);
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

/** Whether a field was changed by somebody else, and to something other than what is to be written. */
function isRival(
  field: keyof ShopifyCustomer,
  { current, fresh, patch }: { current: ShopifyCustomer; fresh: ShopifyCustomer; patch: Patch<ShopifyCustomer> },
): boolean {
  if (isDeepStrictEqual(fresh[field], current[field])) return false;
  return !isDeepStrictEqual(fresh[field], applyPatch(current, patch)[field]);
}
