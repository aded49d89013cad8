import type { Patch } from '@trueup/connector-kit';
import type { ShopifyCompanyAddress, ShopifyLocation } from '../wire';
import type { AdminApi } from './admin-api';
import { LOCATION_ADDRESS, LOCATION_ADDRESS_DELETE, LOCATION_TAXES, LOCATION_UPDATE } from './documents/business-mutations';
import type { PaymentTerms } from './payment-terms';

interface Change {
  readonly base: ShopifyLocation;
  readonly wanted: ShopifyLocation;
  readonly patch: Patch<ShopifyLocation>;
}

type Step = () => Promise<unknown>;

const MUTATION_COST = 12;
const TYPES = { billingAddress: 'BILLING', shippingAddress: 'SHIPPING' } as const;
const SLOT = { billingAddress: 'addresses.billing', shippingAddress: 'addresses.shipping.default' } as const;

/** The mutations that turn a location into what is wanted: fields, each address, taxes. */
export async function locationSteps(api: AdminApi, change: Change, terms: PaymentTerms): Promise<Step[]> {
  const addresses = (Object.keys(TYPES) as (keyof typeof TYPES)[]).flatMap((place) => addressStep(api, change, place));
  return [...(await fieldSteps(api, change, terms)), ...addresses, ...taxSteps(api, change)];
}

async function fieldSteps(api: AdminApi, { base, wanted, patch }: Change, terms: PaymentTerms): Promise<Step[]> {
  const template = wanted.buyerExperienceConfiguration?.paymentTermsTemplate?.name;
  const experience =
    patch.buyerExperienceConfiguration === undefined
      ? {}
      : { buyerExperienceConfiguration: { paymentTermsTemplateId: template ? await terms.idOf(template) : null } };
  const input = {
    ...(patch.name === undefined ? {} : { name: wanted.name }),
    ...(patch.phone === undefined ? {} : { phone: wanted.phone }),
    ...experience,
  };
  if (Object.keys(input).length === 0) return [];
  const slots = { name: 'names.display', phone: 'phones.main', buyerExperienceConfiguration: 'erpAccount.terms' };
  const variables = { companyLocationId: base.id, input };
  return [() => api.change({ document: LOCATION_UPDATE, variables, cost: MUTATION_COST, slots })];
}

function addressStep(api: AdminApi, { base, wanted, patch }: Change, place: keyof typeof TYPES): Step[] {
  if (patch[place] === undefined) return [];
  const [held, next] = [base[place], wanted[place]];
  if (!next) {
    const call = { document: LOCATION_ADDRESS_DELETE, variables: { addressId: held?.id }, cost: MUTATION_COST };
    return held ? [() => api.change(call)] : [];
  }
  const variables = { locationId: base.id, address: addressInput(next), addressTypes: [TYPES[place]] };
  return [() => api.change({ document: LOCATION_ADDRESS, variables, cost: MUTATION_COST, slots: { address: SLOT[place] } })];
}

function taxSteps(api: AdminApi, { base, wanted, patch }: Change): Step[] {
  const { taxSettings } = patch;
  if (!taxSettings) return [];
  const [before, after] = [base.taxSettings?.taxExemptions ?? [], wanted.taxSettings?.taxExemptions ?? []];
  const variables = {
    companyLocationId: base.id,
    ...(taxSettings.taxRegistrationId === undefined ? {} : { taxRegistrationId: wanted.taxSettings?.taxRegistrationId ?? null }),
    exemptionsToAssign: after.filter((code) => !before.includes(code)),
    exemptionsToRemove: before.filter((code) => !after.includes(code)),
  };
  const slots = { taxRegistrationId: 'taxIds', exemptionsToAssign: 'erpAccount.exemptions' };
  return [() => api.change({ document: LOCATION_TAXES, variables, cost: MUTATION_COST, slots })];
}

/** An address as the mutations take it. */
export function addressInput({ recipient, address1, address2, city, zoneCode, countryCode, zip, phone }: ShopifyCompanyAddress): object {
  return { recipient, address1, address2, city, zoneCode, countryCode, zip, phone };
}
