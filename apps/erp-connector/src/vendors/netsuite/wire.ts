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

/**
 * The customer record of REST record v1, with sub-resources expanded. NetSuite leaves out what is unset and what the role may not see;
 * here null is unset and an absent property is one that may not be seen.
 */
export interface NetsuiteCustomer {
  readonly id: string;
  readonly isPerson: boolean;
  readonly entityId?: string | null;
  readonly externalId?: string | null;
  readonly companyName?: string | null;
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
  /** `symbol` is the ISO 4217 code, which the client adds from the account's list of currencies. */
  readonly currency?: (Choice & { readonly symbol?: string }) | null;
  readonly subsidiary?: Choice | null;
  readonly priceLevel?: Choice | null;
  readonly entityStatus?: Choice | null;
  readonly searchStage?: Choice | null;
  readonly globalSubscriptionStatus?: Choice | null;
  readonly language?: Choice | null;
  readonly isInactive?: boolean | null;
  readonly dateCreated?: string | null;
  /** ISO 8601 in whole seconds: two changes within one second share it. */
  readonly lastModifiedDate?: string | null;
  readonly addressBook?: { readonly items: readonly AddressLine[] };
  readonly [custom: CustomField]: string | null | undefined;
}

/** The standard fields that are read; each is set to null where NetSuite left it out though the role may see it. */
export const STANDARD_FIELDS = [
  'entityId',
  'externalId',
  'companyName',
  'salutation',
  'firstName',
  'middleName',
  'lastName',
  'email',
  'phone',
  'mobilePhone',
  'vatRegNumber',
  'defaultTaxReg',
  'resaleNumber',
  'taxItem',
  'creditLimit',
  'creditHoldOverride',
  'terms',
  'currency',
  'subsidiary',
  'priceLevel',
  'entityStatus',
  'searchStage',
  'globalSubscriptionStatus',
  'language',
  'isInactive',
  'dateCreated',
  'lastModifiedDate',
] as const satisfies readonly (keyof NetsuiteCustomer)[];

const choice = z.looseObject({ id: z.string() });
const line = z.looseObject({ id: z.number().optional(), addressBookAddress: z.looseObject({ country: choice.nullish() }).nullish() });
const customer = z.looseObject({
  id: z.string().min(1),
  isPerson: z.boolean(),
  lastModifiedDate: z.iso.datetime({ offset: true }).nullish(),
  currency: choice.nullish(),
  language: choice.nullish(),
  addressBook: z.looseObject({ items: z.array(line) }).optional(),
});

/** A customer out of an answer's or an event's body. Throws ZodError where it is none. */
export function parseCustomer(body: unknown): NetsuiteCustomer {
  return customer.parse(body) as NetsuiteCustomer;
}

/** A page of SuiteQL: columns in lower case, everything as text, unset columns left out. */
const queryPage = z.looseObject({ items: z.array(z.looseObject({})), hasMore: z.boolean() });

export type QueryRow = Readonly<Record<string, string | undefined>>;

export function parseQueryPage(body: unknown): { readonly rows: readonly QueryRow[]; readonly hasMore: boolean } {
  const { items, hasMore } = queryPage.parse(body);
  return { rows: items as QueryRow[], hasMore };
}

const schema = z.looseObject({ properties: z.record(z.string(), z.unknown()) });

/** The names of the fields in a record's JSON schema, as the metadata catalogue answers it. */
export function parseFieldNames(body: unknown): string[] {
  return Object.keys(schema.parse(body).properties);
}

const token = z.looseObject({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** An access token and for how many seconds it is good. */
export function parseToken(body: unknown): { readonly token: string; readonly seconds: number } {
  const { access_token, expires_in } = token.parse(body);
  return { token: access_token, seconds: expires_in };
}
