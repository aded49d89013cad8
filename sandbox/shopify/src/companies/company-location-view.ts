import { connection } from '../graphql/connection';
import type { Args, Context, View } from '../graphql/context';
import { gid } from '../gid';
import { metafieldFields } from '../metafields/metafield-view';
import type { CompanyLocationRecord, RoleAssignmentRecord } from './business-records';
import { companyAddressView, type CompanyAddressRecord } from './company-address';
import { companyView } from './company-view';
import { templateView } from './payment-terms';
import { roleAssignmentView } from './role-assignment-view';

/** A location as the API shows it. */
export function companyLocationView(context: Context, location: CompanyLocationRecord): View {
  const { business } = context.shop;
  const company = business.companyOf(location);
  const { name, externalId, phone, note, locale, createdAt, updatedAt, taxRegistrationId, taxExempt, taxExemptions } = location;
  const address = (one: CompanyAddressRecord | null): View | null => one && companyAddressView(one, company.name);
  return {
    __typename: 'CompanyLocation',
    id: gid('CompanyLocation', location.id),
    ...{ name, externalId, phone, note, locale, createdAt, updatedAt, taxExemptions, taxRegistrationId },
    currency: context.shop.config.currency,
    billingAddress: address(location.billingAddress),
    shippingAddress: address(location.shippingAddress),
    buyerExperienceConfiguration: {
      checkoutToDraft: location.checkoutToDraft,
      editableShippingAddress: location.editableShippingAddress,
      deposit: null,
      paymentTermsTemplate: templateView(location.paymentTermsTemplateId),
    },
    taxSettings: { taxExempt, taxExemptions, taxRegistrationId },
    company: () => companyView(context, company),
    roleAssignments: (args: Args) => {
      const view = (one: RoleAssignmentRecord): View => roleAssignmentView(context, one);
      return connection({ items: business.assignmentsOf({ location }), keyOf: (one) => [one.id, one.id], view }, args);
    },
    ...metafieldFields(context, { type: 'CompanyLocation', record: location }),
  };
}
