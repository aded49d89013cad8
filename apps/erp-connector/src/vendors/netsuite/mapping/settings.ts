import type { SystemRow } from '@trueup/governance';
import { z } from 'zod';
import type { CustomField } from '../wire';

const custom = (standard: CustomField) => z.templateLiteral(['custentity_', z.string()]).nullable().default(standard);

/** NetSuite's words for languages; an account has some of them switched on. */
const LANGUAGES = ['en_US', 'en_GB', 'de_DE', 'fr_FR', 'es_ES', 'it_IT', 'nl_NL'];

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

/** The field that holds our create key. */
export function keyFieldOf({ keyField }: Pick<SystemRow, 'keyField'>): 'externalId' | CustomField {
  return keyField?.startsWith('custentity_') ? (keyField as CustomField) : 'externalId';
}

/** The account's own fields that are read. */
export function customFieldsOf(row: Pick<SystemRow, 'settings' | 'keyField'>): CustomField[] {
  const keyField = keyFieldOf(row);
  const named = Object.values(settingsOf(row).fields).filter((field) => field !== null);
  return keyField === 'externalId' ? named : [...named, keyField];
}
