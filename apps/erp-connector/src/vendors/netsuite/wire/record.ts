import { z } from 'zod';

/** A value out of one of NetSuite's lists: internal id and the name shown. */
export interface Choice {
  readonly id: string;
  readonly refName?: string;
}

export interface AddressFields {
  readonly attention?: string | null;
  readonly addressee?: string | null;
  readonly addr1?: string | null;
  readonly addr2?: string | null;
  readonly addr3?: string | null;
  readonly city?: string | null;
  readonly state?: string | null;
  readonly zip?: string | null;
  readonly country?: Choice | null;
  readonly addrPhone?: string | null;
}

/** One line of the address book; a line that is only going to be written has no id. */
export interface AddressLine {
  readonly id?: number;
  readonly label?: string | null;
  readonly defaultBilling?: boolean;
  readonly defaultShipping?: boolean;
  readonly isResidential?: boolean;
  readonly addressBookAddress?: AddressFields | null;
}

/** The names that administrators give fields of their own. */
export type CustomField = `custentity_${string}`;

/** The record types that are kept in step. */
export const RECORD_TYPES = ['customer', 'contact'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** A customer's customer above it. The client adds the name, for `refName` holds numbers and names of all that are above. */
export type Parent = Choice & { readonly companyName?: string | null };

/** `symbol` is the ISO 4217 code, which the client adds from the account's list of currencies. */
export type Currency = Choice & { readonly symbol?: string };

/** A subsidiary that a customer trades with besides its primary one. */
export interface FurtherSubsidiary {
  readonly subsidiary: Choice;
  readonly primaryCurrency?: Currency | null;
  readonly taxItem?: Choice | null;
}

/**
 * The customer or contact record of REST record v1, with sub-resources expanded. NetSuite leaves out what is unset and what the role may
 * not see; here null is unset and an absent property is one that may not be seen, or that the type does not have.
 */
export interface NetsuiteRecord {
  readonly id: string;
  /** Of customers only: a contact is a person anyway. */
  readonly isPerson?: boolean;
  readonly entityId?: string | null;
  readonly externalId?: string | null;
  readonly companyName?: string | null;
  readonly parent?: Parent | null;
  readonly salutation?: string | null;
  readonly firstName?: string | null;
  readonly middleName?: string | null;
  readonly lastName?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly mobilePhone?: string | null;
  readonly vatRegNumber?: string | null;
  readonly defaultTaxReg?: string | null;
  readonly resaleNumber?: string | null;
  readonly taxItem?: Choice | null;
  readonly creditLimit?: number | null;
  readonly creditHoldOverride?: Choice | null;
  readonly terms?: Choice | null;
  readonly currency?: Currency | null;
  readonly subsidiary?: Choice | null;
  /** Of companies, which the client adds; absent where our role may not see them, or where the row's settings know one legal entity only. */
  readonly furtherSubsidiaries?: readonly FurtherSubsidiary[];
  readonly priceLevel?: Choice | null;
  readonly entityStatus?: Choice | null;
  readonly searchStage?: Choice | null;
  readonly globalSubscriptionStatus?: Choice | null;
  readonly language?: Choice | null;
  /** Of contacts: the customer that they work for, their role there and their job. */
  readonly company?: Choice | null;
  readonly contactRole?: Choice | null;
  readonly title?: string | null;
  readonly isInactive?: boolean | null;
  readonly dateCreated?: string | null;
  /** ISO 8601 in whole seconds: two changes within one second share it. */
  readonly lastModifiedDate?: string | null;
  readonly addressBook?: { readonly items: readonly AddressLine[] };
  readonly [custom: CustomField]: string | null | undefined;
}

const choice = z.looseObject({ id: z.string() });
const line = z.looseObject({ id: z.number().optional(), addressBookAddress: z.looseObject({ country: choice.nullish() }).nullish() });
const record = z.looseObject({ id: z.string().min(1), lastModifiedDate: z.iso.datetime({ offset: true }).nullish() });
const customer = record.extend({
  isPerson: z.boolean(),
  parent: choice.nullish(),
  currency: choice.nullish(),
  language: choice.nullish(),
  addressBook: z.looseObject({ items: z.array(line) }).optional(),
});
const contact = record.extend({ company: choice.nullish(), contactRole: choice.nullish() });

/** A customer out of an answer's or an event's body. Throws ZodError where it is none. */
export function parseCustomer(body: unknown): NetsuiteRecord {
  return customer.parse(body) as NetsuiteRecord;
}

/** A contact, likewise. */
export function parseContact(body: unknown): NetsuiteRecord {
  return contact.parse(body) as NetsuiteRecord;
}
