import type { TenantConfig } from '../tenant-config';

export interface ListEntry {
  id: string;
  name: string;
  /** Further columns of the list's own table. */
  more?: Record<string, string>;
}

export type ListName =
  | 'contact'
  | 'contactRole'
  | 'creditHold'
  | 'currency'
  | 'customer'
  | 'customerCategory'
  | 'customerStatus'
  | 'emailPreference'
  | 'language'
  | 'priceLevel'
  | 'subscriptionStatus'
  | 'subsidiary'
  | 'taxItem'
  | 'term';

export type ReferenceLists = Record<Exclude<ListName, 'customer' | 'contact'>, readonly ListEntry[]>;

const entries = (rows: Record<string, string>): ListEntry[] => Object.entries(rows).map(([id, name]) => ({ id, name }));

const CURRENCIES: readonly ListEntry[] = [
  { id: '1', name: 'US Dollar', more: { symbol: 'USD' } },
  { id: '2', name: 'British pound', more: { symbol: 'GBP' } },
  { id: '3', name: 'Canadian Dollar', more: { symbol: 'CAD' } },
  { id: '4', name: 'Euro', more: { symbol: 'EUR' } },
];

/** The account's lists: the same in every account but for its subsidiaries and what its config words otherwise. */
export function referenceLists(config: TenantConfig): ReferenceLists {
  const own = Object.entries(config.lists).map(([name, rows]) => [name, entries(rows)]);
  return { ...standardLists(config), ...(Object.fromEntries(own) as Partial<ReferenceLists>) };
}

function standardLists(config: TenantConfig): ReferenceLists {
  return {
    contactRole: entries({
      '-10': 'Primary Contact',
      '-20': 'Alternate Contact',
      '-30': 'Decision Maker',
      '-40': 'Consultant',
      '1': 'Buyer',
      '2': 'Approver',
      '3': 'Billing Contact',
      '4': 'Service Contact',
    }),
    creditHold: entries({ AUTO: 'Auto', ON: 'On', OFF: 'Off' }),
    currency: CURRENCIES,
    customerCategory: entries({ '1': 'Individual', '2': 'Corporate', '3': 'Wholesale', '4': 'Retail' }),
    customerStatus: entries({
      '6': 'LEAD-Unqualified',
      '7': 'LEAD-Qualified',
      '8': 'PROSPECT-In Discussion',
      '13': 'CUSTOMER-Closed Won',
      '15': 'CUSTOMER-Renewal',
      '16': 'CUSTOMER-Lost Customer',
    }),
    emailPreference: entries({ DEFAULT: 'Default', HTML: 'HTML', PDF: 'PDF' }),
    language: entries({
      en_US: 'English (U.S.)',
      en_GB: 'English (International)',
      de_DE: 'German',
      fr_FR: 'French (France)',
      es_ES: 'Spanish',
      it_IT: 'Italian',
      nl_NL: 'Dutch',
    }),
    priceLevel: entries({ '1': 'Base Price', '2': 'Corporate Discount Price', '3': 'Employee Price', '5': 'Online Price' }),
    subscriptionStatus: entries({ '1': 'Soft Opt-In', '2': 'Soft Opt-Out', '3': 'Confirmed Opt-In', '4': 'Confirmed Opt-Out' }),
    subsidiary: config.subsidiaries.map(({ id, name, country, currency }) => ({
      id,
      name,
      more: { country, currency: currencyId(currency) },
    })),
    taxItem: entries({ '-7': '-Not Taxable-', '-8': '-Not Taxable-', '10': 'State Sales Tax', '11': 'VAT Standard' }),
    term: entries({ '1': 'Net 15', '2': 'Net 30', '3': 'Net 60', '4': 'Due on receipt', '5': '1% 10 Net 30', '6': '2% 10 Net 30' }),
  };
}

/** Internal id of a currency by its ISO code. */
export function currencyId(symbol: string): string {
  const found = CURRENCIES.find((one) => one.more?.['symbol'] === symbol);
  if (!found) throw new Error(`The NetSuite sandbox has no currency ${symbol}.`);
  return found.id;
}
