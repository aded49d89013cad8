import { putAddresses, replaceAddresses } from '../addresses/replace-addresses';
import type { Args, Context, View } from '../graphql/context';
import { refuseUnserved } from '../graphql/unserved';
import { gid } from '../gid';
import { putMetafields, readMetafields } from '../metafields/owner-metafields';
import { problem, type Problem } from '../problem';
import { shopView } from '../shop/shop-view';
import { consentsIn, dropPointlessConsents } from './consent-mutations';
import { customerById } from './customer-by-id';
import { namelessProblems, readCustomer } from './customer-fields';
import type { CustomerRecord } from './customer-record';
import { customerView } from './customer-view';

const SERVED = [
  ...['id', 'email', 'phone', 'firstName', 'lastName', 'locale', 'note', 'tags', 'taxExempt', 'taxExemptions', 'multipassIdentifier'],
  ...['addresses', 'emailMarketingConsent', 'smsMarketingConsent', 'metafields'],
];

function refused(problems: readonly Problem[]): View {
  return { customer: null, userErrors: problems };
}

interface Change {
  problems: Problem[];
  apply(customer: CustomerRecord): void;
}

/** Everything an input asks for, checked before any of it is applied. */
function changeOf(context: Context, [input, self]: [input: Args, self?: CustomerRecord]): Change {
  const { shop } = context;
  const { fields, problems } = readCustomer(shop, [input, self]);
  const list = (input['addresses'] as object[] | null | undefined) ?? undefined;
  const replaced = list && replaceAddresses(shop, [self, list]);
  const metafields = readMetafields(context, { type: 'Customer', owner: self, inputs: (input['metafields'] as Args[] | null) ?? [] });
  const points = { email: fields.email ?? self?.email ?? null, phone: fields.phone ?? self?.phone ?? null };
  const consents = consentsIn(input, points);
  const nameless = namelessProblems({ ...self, ...fields });
  const consentProblems = [...(consents.email?.problems ?? []), ...(consents.sms?.problems ?? [])];
  return {
    problems: [...problems, ...nameless, ...(replaced?.problems ?? []), ...metafields.problems, ...consentProblems],
    apply: (customer) => {
      Object.assign(customer, fields);
      if (consents.email?.consent) customer.emailConsent = consents.email.consent;
      if (consents.sms?.consent) customer.smsConsent = consents.sms.consent;
      dropPointlessConsents(customer);
      if (replaced) putAddresses(customer, replaced.addresses);
      putMetafields(customer, metafields.records);
    },
  };
}

function create(context: Context, args: Args): View {
  const input = args['input'] as Args;
  refuseUnserved('CustomerInput', [input, SERVED]);
  if (input['id']) return refused([problem(['id'], 'ID is not allowed when creating a customer')]);
  const change = changeOf(context, [input]);
  if (change.problems.length > 0) return refused(change.problems);
  return { customer: customerView(context, context.shop.createCustomer(change.apply)), userErrors: [] };
}

function update(context: Context, args: Args): View {
  const input = args['input'] as Args;
  refuseUnserved('CustomerInput', [input, SERVED]);
  if (input['emailMarketingConsent'] || input['smsMarketingConsent']) {
    const message = 'To update marketing consent, use the marketing consent update mutations instead';
    return refused([problem([input['emailMarketingConsent'] ? 'emailMarketingConsent' : 'smsMarketingConsent'], message)]);
  }
  const customer = input['id'] ? customerById(context.shop, input['id']) : undefined;
  if (!customer) return refused([problem(['id'], 'Customer does not exist')]);
  const change = changeOf(context, [input, customer]);
  if (change.problems.length > 0) return refused(change.problems);
  return { customer: customerView(context, context.shop.changeCustomer(customer, change.apply)), userErrors: [] };
}

function remove(context: Context, args: Args): View {
  const { shop } = context;
  const customer = customerById(shop, (args['input'] as Args)['id']);
  const answer = (problems: readonly Problem[]): View => ({
    deletedCustomerId: problems.length === 0 && customer ? gid('Customer', customer.id) : null,
    shop: shopView(shop),
    userErrors: problems,
  });
  if (!customer) return answer([problem(['id'], "Customer can't be found")]);
  if (shop.ordersOf(customer.id).length > 0)
    return answer([problem(['id'], "Customer can't be deleted because they have associated orders")]);
  shop.deleteCustomer(customer, [{ topic: 'CUSTOMERS_DELETE', customer }]);
  return answer([]);
}

export function customerMutations(context: Context): View {
  return {
    customerCreate: (args: Args) => create(context, args),
    customerUpdate: (args: Args) => update(context, args),
    customerDelete: (args: Args) => remove(context, args),
  };
}
