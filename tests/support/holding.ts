import type { SourceRef } from '@trueup/canonical-schema';
import { people } from './run';

/** What one system holds about a person, in one shape for all systems. Numbers are E.164; null is nothing. */
export interface Holding {
  readonly given: string | null;
  readonly family: string | null;
  readonly email: string | null;
  readonly mobile: string | null;
  /** First line of where parcels go. */
  readonly street: string | null;
  readonly accountNumber: string | null;
}

type Fields = Record<string, unknown>;
interface NetSuiteLine {
  readonly defaultShipping: boolean;
  readonly addressBookAddress: { readonly addr1?: string };
}

/** Reads a record in its own system, as a person would who looks there. */
export async function holding(record: SourceRef): Promise<Holding> {
  switch (record.system) {
    case 'salesforce':
      return inCrm(record);
    case 'shopify-us':
    case 'shopify-eu':
      return inShop(record.system, record);
    case 'netsuite-us':
    case 'netsuite-de':
      return inErp(record.system, record);
    default:
      throw new Error(`Nobody works in ${record.system}.`);
  }
}

/** The name of a contact's field in a record of this type: a person account shows them as its own. */
export function crmField(type: string, field: string): string {
  if (type === 'Contact' || ['FirstName', 'LastName'].includes(field)) return field;
  return field.endsWith('__c') ? field : `Person${field}`;
}

async function inCrm({ type, id }: SourceRef): Promise<Holding> {
  const record = await people().salesforce.read(type, id);
  const of = (field: string): string | null => textOf(record[crmField(type, field)]);
  return {
    given: of('FirstName'),
    family: of('LastName'),
    email: of('Email'),
    mobile: e164(of('MobilePhone')),
    street: of('MailingStreet'),
    accountNumber: of('ERP_Account_Number__c'),
  };
}

const SHOPPER = `firstName lastName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } defaultAddress { address1 }
  number: metafield(namespace: "trueup", key: "account_number") { value }`;

async function inShop(system: 'shopify-us' | 'shopify-eu', { id }: SourceRef): Promise<Holding> {
  const shopper = await people()[system].customer(shopperGid(id), SHOPPER);
  if (!shopper) throw new Error(`${system} has no customer ${id}.`);
  const inside = (field: string, part: string): string | null => textOf((shopper[field] as Fields | null)?.[part]);
  return {
    given: textOf(shopper['firstName']),
    family: textOf(shopper['lastName']),
    email: inside('defaultEmailAddress', 'emailAddress'),
    mobile: e164(inside('defaultPhoneNumber', 'phoneNumber')),
    street: inside('defaultAddress', 'address1'),
    accountNumber: inside('number', 'value'),
  };
}

async function inErp(system: 'netsuite-us' | 'netsuite-de', { id }: SourceRef): Promise<Holding> {
  const account = await people()[system].read(id);
  const { items = [] } = (account['addressBook'] ?? {}) as { items?: NetSuiteLine[] };
  return {
    given: textOf(account['firstName']),
    family: textOf(account['lastName']),
    email: textOf(account['email']),
    mobile: e164(textOf(account['mobilePhone'])),
    street: textOf(items.find(({ defaultShipping }) => defaultShipping)?.addressBookAddress.addr1),
    accountNumber: textOf(account['entityId']),
  };
}

/** Shopify's global id of a customer. */
export function shopperGid(id: string): string {
  return `gid://shopify/Customer/${id}`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Systems write numbers as their people like them; two are the same when their digits are. */
function e164(number: string | null): string | null {
  const digits = number?.replace(/\D/g, '');
  if (!digits) return null;
  return digits.length === 10 ? `+1${digits}` : `+${digits}`;
}
