import { joinKey, type SlotValue } from '@trueup/canonical-schema';
import { readOnly, type MappedClaim, type MappedRow, type MappingContext } from '@trueup/connector-kit';
import { legalEntityOf, settingsOf } from './settings';
import type { Choice, Currency, NetsuiteRecord } from '../wire';

const WHY = 'NetSuite owns its own account data; nobody writes it from outside.';

/** A customer as one of its subsidiaries sees it: what is not kept for each subsidiary is that of the record. */
export interface OwnAccount {
  readonly wire: NetsuiteRecord;
  readonly subsidiary: Choice | null | undefined;
  readonly currency: Currency | null | undefined;
  readonly taxItem: Choice | null | undefined;
  readonly isPrimary: boolean;
}

type Fact = (account: OwnAccount, at: MappingContext<NetsuiteRecord>) => SlotValue | null | undefined;

/** A value of this account's own facets, one for each legal entity that it belongs to: undefined is withheld, null is empty. */
export function ownFact(read: Fact): MappedRow<NetsuiteRecord> {
  const claims = (wire: NetsuiteRecord, at: MappingContext<NetsuiteRecord>): MappedClaim[] =>
    [...accountsOf(wire, at)].map(([key, account]) => ({ key, ...claimOf(account === 'hidden' ? undefined : read(account, at)) }));
  return readOnly({ read: claims }, WHY);
}

/** A fact that is kept once for all subsidiaries: it is told for the primary one. */
export function onPrimary(read: (account: OwnAccount) => SlotValue | null | undefined): Fact {
  return (account) => (account.isPrimary ? read(account) : null);
}

/** The name shown for a choice. */
export function shown(choice: Choice | null | undefined): string | null | undefined {
  return choice && (choice.refName ?? choice.id);
}

/** The same in a list. */
export function listed(value: string | null | undefined): string[] | null | undefined {
  return value ? [value] : value === '' ? null : (value as null | undefined);
}

/** A sum in the customer's currency; withheld where the currency is not known. */
export function creditLimit({ wire: { creditLimit: amount }, currency }: OwnAccount): SlotValue | null | undefined {
  if (amount === undefined || amount === null) return amount;
  return currency?.symbol === undefined ? undefined : { amount: String(amount), currency: currency.symbol };
}

/** Where accounting sends invoices; undefined where the account has no field for it. */
export function invoiceEmail({ wire }: OwnAccount, { row }: MappingContext<NetsuiteRecord>): SlotValue | null | undefined {
  const name = settingsOf(row).fields.invoiceEmail;
  return name === null ? null : wire[name];
}

/** By facet key. A further subsidiary has a facet where the row's settings name its legal entity. */
function accountsOf(wire: NetsuiteRecord, { row }: MappingContext<NetsuiteRecord>): ReadonlyMap<string, OwnAccount | 'hidden'> {
  const keyOf = (entity: string | null) => joinKey([row.system, entity ?? '']);
  const entities = settingsOf(row).subsidiaries;
  const accounts = new Map<string, OwnAccount | 'hidden'>();
  const isHidden = wire.furtherSubsidiaries === undefined && wire.isPerson === false && wire.id !== '';
  for (const entity of isHidden ? Object.values(entities) : []) accounts.set(keyOf(entity), 'hidden');
  for (const { subsidiary, primaryCurrency: currency, taxItem = null } of wire.furtherSubsidiaries ?? []) {
    const entity = entities[subsidiary.id];
    if (entity !== undefined) accounts.set(keyOf(entity), { wire, subsidiary, currency, taxItem, isPrimary: false });
  }
  const { subsidiary, currency, taxItem } = wire;
  return accounts.set(keyOf(legalEntityOf(row, wire)), { wire, subsidiary, currency, taxItem, isPrimary: true });
}

function claimOf(value: SlotValue | null | undefined): MappedClaim {
  if (value === undefined) return { state: 'withheld', value: null };
  return value === null ? { state: 'empty', value } : { state: 'value', value };
}
