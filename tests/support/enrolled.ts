import type { SourceRef } from '@trueup/canonical-schema';
import { onlyCustomerWith, recordIn, type Customer } from './customer';
import { eventually, type Patience } from './eventually';
import { holding } from './holding';
import { paidOrder, type Newcomer } from './newcomers';
import { people } from './run';

/** A person whom the CRM, the American shop and the American ERP know and agree about. */
export interface Enrolled {
  readonly person: Newcomer;
  readonly customerId: string;
  readonly crm: SourceRef;
  readonly shop: SourceRef;
  readonly erp: SourceRef;
  readonly accountNumber: string;
}

/** Buys in the American shop, and waits until the account number has come back to shop and CRM. */
export async function enrol(person: Newcomer, patience: Patience = { withinMs: 30_000 }): Promise<Enrolled> {
  await people()['shopify-us'].order(paidOrder(person));
  return enrolled(person, patience);
}

/** Waits until a person who bought is known everywhere she should be. */
export async function enrolled(person: Newcomer, patience: Patience = { withinMs: 30_000 }): Promise<Enrolled> {
  return eventually(
    'the shopper is in shop, CRM and ERP, with the account number in all three',
    async () => {
      const customer = await onlyCustomerWith(person.email);
      const records = recordsOf(customer);
      const [crm, shop, erp] = await Promise.all([holding(records.crm), holding(records.shop), holding(records.erp)]);
      if (!erp.accountNumber) throw new Error('The ERP has given no account number yet.');
      expect({ crm: crm.accountNumber, shop: shop.accountNumber }).toEqual({ crm: erp.accountNumber, shop: erp.accountNumber });
      return { person, customerId: customer.customerId, ...records, accountNumber: erp.accountNumber };
    },
    patience,
  );
}

function recordsOf(customer: Customer): Pick<Enrolled, 'crm' | 'shop' | 'erp'> {
  return { crm: recordIn(customer, 'salesforce'), shop: recordIn(customer, 'shopify-us'), erp: recordIn(customer, 'netsuite-us') };
}
