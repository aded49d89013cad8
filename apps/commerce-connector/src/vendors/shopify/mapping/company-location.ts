import type { Relation } from '@trueup/canonical-schema';
import { declined, field, patchAt, type MappedRow, type Mapping } from '@trueup/connector-kit';
import { COMPANY, COMPANY_LOCATION, emptyLocation, gidOf, idOf, parseLocation, type ShopifyLocation } from '../wire';
import { businessRows } from './business-rows';
import { companyAddress } from './company-address';
import { accountField, homeApart } from './erp-account';
import { identifyBusiness } from './identify-business';
import { locationExemptions, locationTaxId } from './location-taxes';
import { partyOf, recordOf } from './parties';
import { phone } from './phone';

const STANDING: Relation = { active: true, title: null };

/** The company of a location, which never changes. */
const organisation: MappedRow<ShopifyLocation> = {
  read({ company }, at) {
    const id = idOf(company?.id);
    return id === undefined ? [] : [{ key: partyOf({ type: COMPANY, id }, at), state: 'value', value: STANDING }];
  },
  write(value, { key }, at) {
    const ref = recordOf(key, at);
    if (at.current?.company || ref?.type !== COMPANY) return undefined;
    const isStanding = value === null || (value as Relation).active;
    return isStanding ? { company: value === null ? null : { id: gidOf('Company', ref.id) } } : undefined;
  },
};

const name: MappedRow<ShopifyLocation> = {
  read: (wire) => [wire.name === '' ? { state: 'empty', value: null } : { state: 'value', value: wire.name }],
  write: (value) => (typeof value === 'string' ? { name: value.slice(0, 255) } : undefined),
};

/** Payment terms by the name of Shopify's template: those of the ERP that books for this shop, for no others are kept here. */
const terms = homeApart<ShopifyLocation>(field<ShopifyLocation>('buyerExperienceConfiguration.paymentTermsTemplate.name'), {
  others: accountField<ShopifyLocation>('terms'),
  write: (value, _address, { current }) => {
    if (current !== null && current.buyerExperienceConfiguration === undefined) return undefined;
    return patchAt<ShopifyLocation>('buyerExperienceConfiguration.paymentTermsTemplate', value === null ? null : { name: value });
  },
});

export const companyLocation: Mapping<ShopifyLocation> = {
  rows: {
    ...businessRows<ShopifyLocation>(),
    'names.legal': declined('The company has a legal name; a location is called by where it is.'),
    'names.display': name,
    preferredLanguage: declined('Its contacts have a language each.'),
    'phones.main': field('phone', { as: phone }),
    'addresses.billing': companyAddress('billingAddress'),
    'addresses.shipping.default': companyAddress('shippingAddress'),
    taxIds: locationTaxId,
    'relations.organisation': organisation,
    'erpAccount.terms': terms,
    'erpAccount.exemptions': locationExemptions,
  },
  parse: parseLocation,
  identify: (wire, at) => identifyBusiness(wire, { type: COMPANY_LOCATION, kind: 'site', at }),
  empty: emptyLocation,
};
