import type { SystemRow } from '@trueup/governance';
import { z } from 'zod';

const words = z.array(z.string().min(1));

/** What `settings` of a row may say about an org. */
export const settings = z.object({
  /** What a new person is made as: a contact, or a person account where the org has them. */
  createType: z.enum(['Contact', 'Account']).default('Contact'),
  /** What the account of a contact is: its employer, or its household. */
  contactAccounts: z.enum(['businesses', 'households']).default('businesses'),
  /** The org's words for what a contact is to an account. */
  roles: z
    .object({
      buyer: words.default(['Buyer', 'Economic Buyer', 'Technical Buyer']),
      approver: words.default(['Approver', 'Decision Maker', 'Economic Decision Maker']),
      billingContact: words.default(['Billing Contact']),
      serviceContact: words.default(['Service Contact']),
    })
    .prefault({}),
  /** What the type of a business account says of its standing; any other type is active, none says nothing. */
  accountTypes: z.object({ pending: words.default(['Prospect']), inactive: words.default(['Former Customer', 'Inactive']) }).prefault({}),
});

export type Settings = z.output<typeof settings>;

const parsed = new WeakMap<object, Settings>();

/** The settings of a row, with defaults. Throws ZodError where they are not fit. */
export function settingsOf({ settings: given }: Pick<SystemRow, 'settings'>): Settings {
  const known = parsed.get(given) ?? settings.parse(given);
  parsed.set(given, known);
  return known;
}

/** The field that holds our create key: an external id, unique. */
export function keyFieldOf({ keyField }: Pick<SystemRow, 'keyField'>): string {
  return keyField ?? 'Trueup_Key__c';
}
