import { addressMutations } from '../addresses/address-mutations';
import { bulkFields } from '../bulk/bulk-fields';
import { companyMutations } from '../companies/company-mutations';
import { companyQueries } from '../companies/company-queries';
import { contactMutations } from '../companies/contact-mutations';
import { locationMutations } from '../companies/location-mutations';
import { paymentTermsQueries } from '../companies/payment-terms';
import { roleMutations } from '../companies/role-mutations';
import { accountMutations } from '../customers/account-mutations';
import { consentMutations } from '../customers/consent-mutations';
import { mergeFields } from '../customers/customer-merge';
import { customerMutations } from '../customers/customer-mutations';
import { customerQueries } from '../customers/customer-queries';
import { customerSetMutation } from '../customers/customer-set';
import { tagMutations } from '../customers/tag-mutations';
import { definitionFields } from '../metafields/definition-fields';
import { metafieldMutations } from '../metafields/metafield-mutations';
import { orderCreateMutation } from '../orders/order-create';
import { orderMutations } from '../orders/order-mutations';
import { orderQueries } from '../orders/order-queries';
import { appInstallationQueries } from '../shop/app-installation';
import { shopView } from '../shop/shop-view';
import { subscriptionFields } from '../webhooks/subscription-fields';
import type { Context, View } from './context';
import { nodeQueries } from './node-queries';

/** Every query and mutation the sandbox serves. */
export function rootView(context: Context): View {
  return {
    shop: () => shopView(context.shop),
    ...nodeQueries(context),
    ...customerQueries(context),
    ...orderQueries(context),
    ...definitionFields(context),
    ...subscriptionFields(context),
    ...mergeFields(context),
    ...customerMutations(context),
    ...customerSetMutation(context),
    ...accountMutations(context),
    ...consentMutations(context),
    ...tagMutations(context),
    ...addressMutations(context),
    ...metafieldMutations(context),
    ...orderCreateMutation(context),
    ...orderMutations(context),
    ...companyQueries(context),
    ...companyMutations(context),
    ...locationMutations(context),
    ...contactMutations(context),
    ...roleMutations(context),
    ...paymentTermsQueries(),
    ...appInstallationQueries(context),
    ...bulkFields(context),
  };
}
