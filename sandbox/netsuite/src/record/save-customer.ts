import type { Account } from '../account/account';
import { currencyId } from '../fields/reference-lists';
import { noSuchRecord, userError } from '../vendor-error';
import { writtenAddressBook } from './address-book';
import { checkCustomer } from './check-customer';
import type { CustomerRecord, FieldValue } from './customer-record';
import { fieldValue } from './field-value';
import { type Properties, unknownProperty } from './read-properties';
import type { WriteContext } from './write-context';

const DEFAULTS: Record<string, FieldValue> = {
  isPerson: false,
  isInactive: false,
  giveAccess: false,
  shipComplete: false,
  taxable: false,
  emailTransactions: false,
  printTransactions: false,
  faxTransactions: false,
  creditHoldOverride: 'AUTO',
  emailPreference: 'DEFAULT',
  globalSubscriptionStatus: '1',
  entityStatus: '13',
};

const NOT_FIELDS = new Set(['links', 'addressBook', 'refName']);

function writtenFields(before: Record<string, FieldValue>, body: Properties, context: WriteContext): Record<string, FieldValue> {
  const after = { ...before };
  for (const [name, raw] of Object.entries(body)) {
    if (NOT_FIELDS.has(name)) continue;
    const field = context.account.fields.byName(name);
    if (!field && context.isStrict) throw unknownProperty(name);
    if (!field || field.isReadOnly) continue;
    const value = fieldValue({ field, path: name, raw }, context);
    if (value !== undefined) after[name] = value;
    else delete after[name];
  }
  return after;
}

function withDefaults(fields: Record<string, FieldValue>, account: Account): Record<string, FieldValue> {
  const subsidiary = account.config.subsidiaries.find((one) => one.id === fields['subsidiary']);
  return {
    ...DEFAULTS,
    ...(subsidiary ? { currency: currencyId(subsidiary.currency) } : {}),
    autoName: fields['entityId'] === undefined,
    ...fields,
  };
}

function countryOf({ config }: Account, fields: Record<string, FieldValue>): string {
  return (config.subsidiaries.find((one) => one.id === fields['subsidiary']) ?? config.subsidiaries[0])?.country ?? 'US';
}

function withAddressBook(customer: CustomerRecord, body: Properties, context: WriteContext): CustomerRecord {
  if (body['addressBook'] === undefined || body['addressBook'] === null) return customer;
  const country = countryOf(context.account, customer.fields);
  return { ...customer, addressBook: writtenAddressBook(customer.addressBook, body['addressBook'], { ...context, country }) };
}

/** The next number that nobody took by hand. */
function freeNumber(account: Account): string {
  const number = `${account.config.numberPrefix}${account.next('customerNumber')}`;
  return account.customers.find('entityId', number) ? freeNumber(account) : number;
}

function keep(customer: CustomerRecord, { account }: WriteContext): CustomerRecord {
  account.customers.put(customer);
  account.changed();
  return customer;
}

/** Makes a customer; its number follows the account's sequence unless one was given. */
export function createCustomer(body: Properties, context: WriteContext): CustomerRecord {
  const { account, now } = context;
  const fields = withDefaults(writtenFields({}, body, context), account);
  const blank: CustomerRecord = { id: '', fields, addressBook: [], dateCreated: now, lastModifiedDate: now, orders: 0 };
  const draft = withAddressBook(blank, body, context);
  checkCustomer(draft, account);
  draft.fields['entityId'] ??= freeNumber(account);
  return keep({ ...draft, id: account.next('customer') }, context);
}

export function updateCustomer(before: CustomerRecord, body: Properties, context: WriteContext): CustomerRecord {
  const fields = writtenFields(before.fields, body, context);
  fields['entityId'] ??= before.fields['entityId'] ?? '';
  const after = withAddressBook({ ...before, fields, lastModifiedDate: context.now }, body, context);
  checkCustomer(after, context.account, before);
  return keep(after, context);
}

export function deleteCustomer(account: Account, id: string): void {
  const customer = account.customers.get(id);
  if (!customer) throw noSuchRecord();
  if (customer.orders > 0 || account.customers.hasChildren(id)) {
    throw userError('This record can not be deleted because it has dependent records.');
  }
  account.customers.delete(id);
  account.changed();
}
