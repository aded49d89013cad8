import type { SystemRow } from '@trueup/governance';
import { z } from 'zod';
import type { CustomField, NetsuiteRecord, RecordType } from '../wire';

const custom = (standard: CustomField) => z.templateLiteral(['custentity_', z.string()]).nullable().default(standard);

/** NetSuite's words for languages; an account has some of them switched on. */
const LANGUAGES = ['en_US', 'en_GB', 'de_DE', 'fr_FR', 'es_ES', 'it_IT', 'nl_NL'];

/** What a role of a contact may mean. */
const RELATIONS = ['buyer', 'approver', 'billingContact', 'serviceContact'] as const;
export type ContactRelation = (typeof RELATIONS)[number];

/** NetSuite's own roles, and names that accounts often give further ones. */
const CONTACT_ROLES: Readonly<Record<string, ContactRelation>> = {
  'Primary Contact': 'buyer',
  'Decision Maker': 'approver',
  Buyer: 'buyer',
  Approver: 'approver',
  'Billing Contact': 'billingContact',
  'Service Contact': 'serviceContact',
};

/** What `settings` of a row may say about an account. Fields of the account's own are null where it has none. */
export const settings = z.object({
  fields: z
    .object({
      invoiceEmail: custom('custentity_invoice_email'),
      loyaltyId: custom('custentity_loyalty_id'),
      orderReferences: custom('custentity_order_ref'),
    })
    .prefault({}),
  /** Languages that are switched on, the preferred of several dialects first. */
  languages: z.array(z.string()).default(LANGUAGES),
  /** What kind of number the tax registration is; by the row's country unless given. */
  taxIdType: z.string().optional(),
  /** Internal id of the subsidiary that new customers belong to; the first of the row's country unless given. */
  subsidiary: z.coerce.string().optional(),
  /** Legal entities, as rows of systems.yaml name them, by the internal ids of subsidiaries; a subsidiary without one is the row's. */
  subsidiaries: z.record(z.string(), z.string()).default({}),
  /** What the roles of contacts mean, by internal id or name shown. */
  contactRoles: z.record(z.string(), z.enum(RELATIONS)).default(CONTACT_ROLES),
  /** Internal id of the status that new customers get; the account's own default unless given. */
  entityStatus: z.coerce.string().optional(),
});

export type Settings = z.output<typeof settings>;

const parsed = new WeakMap<object, Settings>();

/** The settings of a row, with defaults. Throws ZodError where they are not fit. */
export function settingsOf({ settings: given }: Pick<SystemRow, 'settings'>): Settings {
  const known = parsed.get(given) ?? settings.parse(given);
  parsed.set(given, known);
  return known;
}

/** The legal entity that a customer belongs to first. */
export function legalEntityOf(row: Pick<SystemRow, 'settings' | 'legalEntity'>, { subsidiary }: NetsuiteRecord): string | null {
  return (subsidiary ? settingsOf(row).subsidiaries[subsidiary.id] : undefined) ?? row.legalEntity;
}

/** The field that holds our create key. */
export function keyFieldOf({ keyField }: Pick<SystemRow, 'keyField'>): 'externalId' | CustomField {
  return keyField?.startsWith('custentity_') ? (keyField as CustomField) : 'externalId';
}

/** The account's own fields that are read of a record type. */
export function customFieldsOf(row: Pick<SystemRow, 'settings' | 'keyField'>, type: RecordType): CustomField[] {
  const keyField = keyFieldOf(row);
  const named = type === 'contact' ? [] : Object.values(settingsOf(row).fields).filter((field) => field !== null);
  return keyField === 'externalId' ? named : [...named, keyField];
}
