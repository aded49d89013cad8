import { applyPatch, VendorError, type Patch, type VendorContext, type WriteItem, type WriteResult } from '@trueup/connector-kit';
import { COMPANY, gidOf, idOf, type ShopifyCompanyAddress, type ShopifyLocation } from '../wire';
import { addressInput, locationSteps } from './location-steps';
import { assignCompanyRoles } from './company-roles';
import type { BusinessWrite } from './business-write';
import { LOCATION_CREATE } from './documents/business-mutations';
import { LOCATIONS } from './documents/business';
import { metafieldSteps } from './metafield-steps';
import type { PaymentTerms } from './payment-terms';

type Item = WriteItem<ShopifyLocation>;

const MUTATION_COST = 12;
export const LOCATION_SLOTS = {
  name: 'names.display',
  phone: 'phones.main',
  shippingAddress: 'addresses.shipping.default',
  billingAddress: 'addresses.billing',
  taxRegistrationId: 'taxIds',
};

/** Writes one location; what it is told goes to no other location of its company. */
export class LocationWriter {
  constructor(
    private readonly common: BusinessWrite<ShopifyLocation>,
    private readonly context: Pick<VendorContext, 'row'> & { readonly terms: PaymentTerms },
  ) {}

  async write(item: Item): Promise<WriteResult<ShopifyLocation>> {
    if (item.operation === 'create') return this.create(item);
    const base = await this.common.unchanged(item);
    const change = { base, wanted: applyPatch(base, item.patch), patch: item.patch };
    for (const step of await locationSteps(this.common.api, change, this.context.terms)) await step();
    return this.common.done(await this.withMetafields(base, item.patch));
  }

  private async create({ createKey, patch, place }: Item): Promise<WriteResult<ShopifyLocation>> {
    const companyId = patch.company?.id ?? (place?.type === COMPANY ? gidOf('Company', place.id) : undefined);
    if (typeof companyId !== 'string') {
      throw new VendorError({
        kind: 'conflict',
        code: 'NO_COMPANY',
        message: 'A location is made at a company, and it is not known at which.',
      });
    }
    const input = { ...(await this.inputOf(patch)), externalId: createKey };
    const call = { document: LOCATION_CREATE, variables: { companyId, input }, cost: MUTATION_COST, slots: LOCATION_SLOTS };
    const idIn = (payload: object): unknown => (payload as { companyLocation?: { id: string } }).companyLocation?.id;
    const { record, found } = await this.common.make(createKey, call, idIn);
    await assignCompanyRoles(this.common.api, { row: this.context.row, companyId, locationId: record.id });
    return found ? this.common.done(record, true) : this.common.done(await this.withMetafields(record, patch));
  }

  private async inputOf({
    name,
    phone,
    billingAddress,
    shippingAddress,
    buyerExperienceConfiguration,
    taxSettings,
  }: Patch<ShopifyLocation>) {
    const template = buyerExperienceConfiguration?.paymentTermsTemplate?.name;
    const address = (one: unknown) => (one ? addressInput(one as ShopifyCompanyAddress) : undefined);
    const input = {
      name,
      phone: phone ?? undefined,
      billingAddress: address(billingAddress),
      shippingAddress: address(shippingAddress),
      buyerExperienceConfiguration: template ? { paymentTermsTemplateId: await this.context.terms.idOf(template) } : undefined,
      taxRegistrationId: taxSettings?.taxRegistrationId ?? undefined,
      taxExemptions: taxSettings?.taxExemptions ?? undefined,
    };
    return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  }

  private async withMetafields(base: ShopifyLocation, patch: Patch<ShopifyLocation>): Promise<ShopifyLocation> {
    const given = { base, wanted: applyPatch(base, patch), patch, names: LOCATIONS.metafields };
    for (const step of metafieldSteps(this.common.api, given)) await step();
    return this.common.read(idOf(base.id) ?? '');
  }
}
