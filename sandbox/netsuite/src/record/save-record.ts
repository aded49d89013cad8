import type { Account } from '../account/account';
import { currencyId } from '../fields/reference-lists';
import { noSuchRecord, userError } from '../vendor-error';
import { writtenAddressBook } from './address-book';
import { checkRecord } from './check-record';
import { partyName } from './display-name';
import type { EntityRecord, FieldValue, RecordType } from './entity-record';
import { fieldValue } from './field-value';
import { type Properties, unknownProperty } from './read-properties';
import type { WriteContext } from './write-context';

const CUSTOMER_DEFAULTS: Record<string, FieldValue> = {
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
const CONTACT_DEFAULTS: Record<string, FieldValue> = { isInactive: false, isPrivate: false, globalSubscriptionStatus: '1' };

const NOT_FIELDS = new Set(['links', 'addressBook', 'contactRoles', 'refName']);

function writtenFields(before: EntityRecord, body: Properties, context: WriteContext): Record<string, FieldValue> {
  const after = { ...before.fields };
  for (const [name, raw] of Object.entries(body)) {
    if (NOT_FIELDS.has(name)) continue;
    const field = context.account.fields[before.type].byName(name);
    if (!field && context.isStrict) throw unknownProperty(name);
    if (!field || field.isReadOnly) continue;
    const value = fieldValue({ field, path: name, raw }, context);
    if (value !== undefined) after[name] = value;
    else delete after[name];
  }
  return after;
}

function withDefaults({ type, fields }: EntityRecord, account: Account): Record<string, FieldValue> {
  if (type === 'contact') {
    const company = account.customers.get(String(fields['company']));
    const subsidiary = company?.fields['subsidiary'] ?? account.config.subsidiaries[0]?.id;
    return { ...CONTACT_DEFAULTS, ...(subsidiary === undefined ? {} : { subsidiary }), ...fields };
  }
  const subsidiary = account.config.subsidiaries.find((one) => one.id === fields['subsidiary']);
  return {
    ...CUSTOMER_DEFAULTS,
    ...(subsidiary ? { currency: currencyId(subsidiary.currency) } : {}),
    autoName: fields['entityId'] === undefined,
    ...fields,
  };
}

function countryOf({ config }: Account, fields: Record<string, FieldValue>): string {
  return (config.subsidiaries.find((one) => one.id === fields['subsidiary']) ?? config.subsidiaries[0])?.country ?? 'US';
}

function withAddressBook(record: EntityRecord, body: Properties, context: WriteContext): EntityRecord {
  if (record.type === 'contact' || body['addressBook'] === undefined || body['addressBook'] === null) return record;
  const country = countryOf(context.account, record.fields);
  return { ...record, addressBook: writtenAddressBook(record.addressBook, body['addressBook'], { ...context, country }) };
}

/** The next number that nobody took by hand. */
function freeNumber(account: Account): string {
  const number = `${account.config.numberPrefix}${account.next('customerNumber')}`;
  return account.customers.find('entityId', number) ? freeNumber(account) : number;
}

function keep(record: EntityRecord, { account }: WriteContext): EntityRecord {
  account.records[record.type].put(record);
  account.changed();
  return record;
}

function blank(type: RecordType, now: string): EntityRecord {
  return { type, id: '', fields: {}, addressBook: [], furtherSubsidiaries: [], dateCreated: now, lastModifiedDate: now, orders: 0 };
}

/** Makes a record. A customer's number follows the account's sequence unless one was given; a contact is named by its own name. */
export function createRecord(type: RecordType, body: Properties, context: WriteContext): EntityRecord {
  const { account, now } = context;
  const empty = blank(type, now);
  const written = { ...empty, fields: writtenFields(empty, body, context) };
  const draft = withAddressBook({ ...written, fields: withDefaults(written, account) }, body, context);
  checkRecord(draft, account);
  draft.fields['entityId'] ??= type === 'contact' ? partyName(draft) : freeNumber(account);
  return keep({ ...draft, id: account.next('entity') }, context);
}

export function updateRecord(before: EntityRecord, body: Properties, context: WriteContext): EntityRecord {
  const fields = writtenFields(before, body, context);
  fields['entityId'] ??= before.fields['entityId'] ?? '';
  const after = withAddressBook({ ...before, fields, lastModifiedDate: context.now }, body, context);
  checkRecord(after, context.account, before);
  return keep(after, context);
}

/** Deletes for good. The contacts of a company stay, without a company. */
export function deleteRecord(record: EntityRecord | undefined, context: Pick<WriteContext, 'account' | 'now'>): void {
  if (!record) throw noSuchRecord();
  const { account, now } = context;
  if (record.orders > 0 || account.customers.under(record.id).length > 0) {
    throw userError('This record can not be deleted because it has dependent records.');
  }
  for (const contact of account.records.contact.under(record.id)) {
    const { company: _gone, contactRole: _role, ...fields } = contact.fields;
    account.records.contact.put({ ...contact, fields, lastModifiedDate: now });
  }
  account.records[record.type].delete(record.id);
  account.changed();
}
