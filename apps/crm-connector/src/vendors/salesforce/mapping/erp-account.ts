import type { Money, SlotValue } from '@trueup/canonical-schema';
import { declined, flag, separated, textList, type Codec } from '@trueup/connector-kit';
import { facetFile } from './in-file';

const account = facetFile('ERP_Accounts__c', 'erp');

const BETWEEN = '; ';
const joined = (value: SlotValue) => (Array.isArray(value) ? value.join(BETWEEN) : value);
const list = separated(BETWEEN.trim());

/** `10000–25000 EUR`: an amount that was masked to its band. */
const BAND = /^(.*?)(?: ([A-Z]{3}))?$/;

/** An amount. A masked one has a band where the number would stand, so that it is read as an amount and never as a number. */
const limit: Codec = {
  from(raw) {
    if (typeof raw === 'object' && raw !== null && 'amount' in raw) return raw as Money;
    if (typeof raw !== 'string' || raw === '') return null;
    const [, amount = raw, currency = ''] = BAND.exec(raw) ?? [];
    return { amount, currency };
  },
  to: (value) => value,
};

/** The accounts that ERPs keep for a customer: all of them in one file, and for people to see the first number, and the rest where there is one account. */
export const erpAccounts = {
  'erpAccount.number': account({ name: 'number', shown: { field: 'ERP_Account_Number__c', of: 'first', max: 80 } }),
  'erpAccount.billingEntity': account({ name: 'billingEntity' }),
  'erpAccount.stage': account({ name: 'stage' }),
  'erpAccount.terms': account({ name: 'terms', shown: { field: 'Payment_Terms__c', of: 'only', max: 80 } }),
  'erpAccount.creditLimit': account({ name: 'creditLimit', as: limit }),
  'erpAccount.hold': account({ name: 'hold', as: flag, shown: { field: 'Credit_Hold__c', of: 'only', nothing: false } }),
  'erpAccount.blocks': account({
    name: 'blocks',
    as: textList,
    shown: { field: 'Order_Blocks__c', of: 'only', max: 255, as: joined, back: list },
  }),
  'erpAccount.partnerRoles': account({ name: 'partnerRoles', as: textList }),
  'erpAccount.taxClass': account({
    name: 'taxClass',
    as: textList,
    shown: { field: 'Tax_Classification__c', of: 'only', max: 80, as: joined, back: list },
  }),
  'erpAccount.exemptions': account({
    name: 'exemptions',
    as: textList,
    shown: { field: 'Tax_Exemptions__c', of: 'only', max: 4000, as: joined, back: list },
  }),
  'erpAccount.priceList': account({ name: 'priceList', shown: { field: 'Price_List__c', of: 'only', max: 80 } }),
  'erpAccount.currency': account({ name: 'currency', shown: { field: 'ERP_Currency__c', of: 'only', max: 3 } }),
  'erpAccount.invoiceEmail': account({ name: 'invoiceEmail', shown: { field: 'Invoice_Email__c', of: 'only' } }),
  'erpAccount.memberStatus': declined('Whether an account is active is for its ERP alone to say.'),
};
