import type { Slot } from '@trueup/canonical-schema';
import { declined, flag, type Row } from '@trueup/connector-kit';
import type { WithAccounts } from '../wire';
import { accountField, accountNumber, blockFlag } from './erp-account';

const OF_A_PERSON = 'A person has it; companies and locations have contacts.';
const CONTACTS = 'The people behind it are customers of their own.';
const BY_CONFIGURATION = 'The row of systems.yaml says which brand and legal entity a shop sells for.';
const CRM_ONLY = 'The CRM keeps it to itself.';
const NO_PARENT = 'Shopify knows no company above another.';
const NO_LOGIN = 'Its contacts sign in, each with their own e-mail.';

/** What companies and locations have in common; the rest is each table's own. */
export function businessRows<Wire extends WithAccounts>() {
  return {
    'names.given': declined(OF_A_PERSON),
    'names.middle': declined(OF_A_PERSON),
    'names.family': declined(OF_A_PERSON),
    'names.honorific': declined(OF_A_PERSON),
    'names.suffix': declined(OF_A_PERSON),
    birthDate: declined(OF_A_PERSON),
    'emails.contact': declined(CONTACTS),
    'phones.mobile': declined('A firm has a main number; mobile ones belong to people.'),
    loyaltyIds: declined(OF_A_PERSON),
    loyaltyTiers: declined(OF_A_PERSON),
    'consents.email': declined(OF_A_PERSON),
    'consents.sms': declined(OF_A_PERSON),
    'consents.phone': declined(OF_A_PERSON),
    'consents.post': declined(OF_A_PERSON),
    orderReferences: declined('Orders are read with the contact who placed them.'),
    'relations.buyer': declined(CONTACTS),
    'relations.approver': declined(CONTACTS),
    'relations.billingContact': declined(CONTACTS),
    'relations.serviceContact': declined(CONTACTS),
    'relations.salesParent': declined(NO_PARENT),
    'relations.billingParent': declined(NO_PARENT),
    'relations.payer': declined(NO_PARENT),
    'routing.legalEntity': declined(BY_CONFIGURATION),
    'routing.businessUnit': declined(BY_CONFIGURATION),
    'routing.region': declined(BY_CONFIGURATION),
    'routing.brand': declined(BY_CONFIGURATION),
    extensions: declined('A note is free text for staff, and tags belong to customers; overlays map metafields.'),
    'erpAccount.number': accountNumber<Wire>(),
    'erpAccount.billingEntity': accountField<Wire>('billingEntity'),
    'erpAccount.stage': declined('A shop has no use for the stage of an account.'),
    'erpAccount.creditLimit': declined('The ERP decides credit; a shop is told of a hold, not of sums.'),
    'erpAccount.hold': accountField<Wire>('hold', flag),
    'erpAccount.blocks': accountField<Wire>('blocked', blockFlag),
    'erpAccount.partnerRoles': declined('Partner roles mean something to the ERP alone.'),
    'erpAccount.taxClass': declined('Shopify taxes by registration and exemptions and has no classes.'),
    'erpAccount.priceList': accountField<Wire>('priceList'),
    'erpAccount.currency': accountField<Wire>('currency'),
    'erpAccount.invoiceEmail': declined('Invoices go out from the ERP.'),
    'erpAccount.memberStatus': declined('Each system speaks for itself.'),
    'storefront.loginState': declined(NO_LOGIN),
    'storefront.loginEmail': declined(NO_LOGIN),
    'storefront.loginPhone': declined(NO_LOGIN),
    'storefront.priceBook': declined('Catalogues are assigned in the shop and are nobody else’s business.'),
    'storefront.webPreferences': declined('Shopify keeps no preferences of a company.'),
    'storefront.cart': declined('A cart belongs to the contact who fills it.'),
    'storefront.behaviour': declined('The order references of its contacts tell what was bought.'),
    'storefront.memberStatus': declined('Shopify keeps no standing of a company.'),
    'crm.recordId': declined(CRM_ONLY),
    'crm.tier': declined(CRM_ONLY),
    'crm.engagement': declined(CRM_ONLY),
    'crm.casesOpen': declined(CRM_ONLY),
    'crm.serviceContacts': declined(CRM_ONLY),
    'crm.opportunityContacts': declined(CRM_ONLY),
    'crm.servicePreferences': declined(CRM_ONLY),
    'crm.memberStatus': declined(CRM_ONLY),
  } satisfies Partial<Readonly<Record<Slot, Row<Wire>>>>;
}
