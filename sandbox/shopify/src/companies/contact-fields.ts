import { type CustomerFields, readCustomer } from '../customers/customer-fields';
import type { CustomerRecord } from '../customers/customer-record';
import type { Args } from '../graphql/context';
import { oneSecond } from '../one-second';
import { problem, type Problem } from '../problem';
import type { Shop } from '../shop/shop';
import { tidy } from '../text-rules';
import type { CompanyContactRecord, CompanyRecord } from './business-records';

export interface ReadContact {
  customer: Partial<CustomerFields>;
  own: Partial<Pick<CompanyContactRecord, 'title' | 'locale'>>;
  problems: Problem[];
}

/** What of an input is the customer's and what is the contact's own; a contact needs an e-mail address. */
export function readContact(shop: Shop, [input, self]: [input: Args, self?: CustomerRecord]): ReadContact {
  const { title, ...rest } = input;
  const { fields, problems } = readCustomer(shop, [rest, self]);
  const email = fields.email === undefined ? (self?.email ?? null) : fields.email;
  return {
    customer: fields,
    own: {
      ...(title === undefined ? {} : { title: tidy(title) }),
      ...(input['locale'] === undefined ? {} : { locale: tidy(input['locale']) }),
    },
    problems: [...problems, ...(email === null ? [problem(['email'], "Email can't be blank", 'BLANK')] : [])],
  };
}

/** Makes the contact and the customer behind it. */
export function makeContact(shop: Shop, [company, read]: [company: CompanyRecord, read: ReadContact]): CompanyContactRecord {
  const customer = shop.createCustomer((one) => void Object.assign(one, read.customer));
  return enlist(shop, [company, customer.id, read.own]);
}

/** Makes a customer that is there a contact of the company. */
export function enlist(
  shop: Shop,
  [company, customerId, own]: [company: CompanyRecord, customerId: number, own: ReadContact['own']],
): CompanyContactRecord {
  const at = oneSecond();
  const contact = { id: shop.nextId(), companyId: company.id, customerId, title: null, locale: null, createdAt: at, updatedAt: at, ...own };
  shop.business.putContact(contact);
  return contact;
}
