import type { Account } from '../account/account';
import type { FieldDefinition } from '../fields/field-definition';
import type { EntityRecord, FieldValue } from './entity-record';
import { addressText, renderAddressBook } from './render-address-book';
import { renderContactRoles } from './render-contact-roles';

export interface RenderOptions {
  baseUrl: string;
  isExpanded: boolean;
  /** Only these, when given. */
  fields?: readonly string[];
  /** Never these. */
  withheld: ReadonlySet<string>;
}

export const RECORD_PATH = '/services/rest/record/v1';

const STAGES: Record<string, string> = { LEAD: 'Lead', PROSPECT: 'Prospect', CUSTOMER: 'Customer' };

export function stageOf(customer: EntityRecord, account: Account): string {
  const status = account.entry('customerStatus', String(customer.fields['entityStatus']))?.name ?? '';
  return STAGES[status.split('-')[0] ?? ''] ?? 'Customer';
}

/** A field's plain value, computed ones too; undefined = unset. */
export function plainValue(customer: EntityRecord, field: string, account: Account): FieldValue | undefined {
  switch (field) {
    case 'id':
      return customer.id;
    case 'dateCreated':
    case 'lastModifiedDate':
      return customer[field];
    case 'searchStage':
      return stageOf(customer, account);
    case 'balance':
    case 'overdueBalance':
    case 'unbilledOrders':
      return 0;
    case 'defaultAddress': {
      const line = customer.addressBook.find((one) => one.defaultBilling) ?? customer.addressBook[0];
      return line && addressText(line.address);
    }
    default:
      return customer.fields[field];
  }
}

function rendered(value: FieldValue, field: FieldDefinition, context: { account: Account; baseUrl: string }): unknown {
  if (field.kind !== 'reference' && field.kind !== 'choice') return value;
  const id = String(value);
  const refName = (field.list && context.account.entry(field.list, id)?.name) ?? id;
  if (field.kind === 'choice') return { id, refName };
  return { links: [{ rel: 'self', href: `${context.baseUrl}${RECORD_PATH}/${field.list}/${id}` }], id, refName };
}

/** The record as GET answers it: unset fields are absent, references carry their name, links come first. */
export function renderRecord(record: EntityRecord, account: Account, options: RenderOptions): Record<string, unknown> {
  const href = `${options.baseUrl}${RECORD_PATH}/${record.type}/${record.id}`;
  const isShown = (name: string): boolean =>
    !options.withheld.has(name.toLowerCase()) && (name === 'id' || !options.fields || options.fields.includes(name));
  const body: Record<string, unknown> = { links: [{ rel: 'self', href }] };
  const sublists = record.type === 'customer' ? { addressBook: renderAddressBook, contactRoles: renderContactRoles } : {};
  for (const [name, render] of Object.entries(sublists)) {
    if (isShown(name)) body[name] = render(record, { account, href: `${href}/${name}`, isExpanded: options.isExpanded });
  }
  for (const field of account.fields[record.type].all) {
    const value = isShown(field.name) ? plainValue(record, field.name, account) : undefined;
    if (value !== undefined) body[field.name] = rendered(value, field, { account, baseUrl: options.baseUrl });
  }
  return body;
}
