import { splitKey, type Slot, type SlotClaim, type SourceRef } from '@trueup/canonical-schema';
import type { IdentityRecord } from '../identity-record';
import { claimsIn } from './claims-in';
import { isWebsite } from './contact-points';

const ACCOUNT_NUMBER = 'erpAccountNumber';
const ACCOUNTS: readonly Slot[] = ['erpAccount.number'];
const FILES: readonly Slot[] = ['crm.recordId'];

/** What other records may call this one: its id in its system, and its own account numbers with and without the ERP's name. */
export function namesOf(source: SourceRef, claims: readonly SlotClaim[]): string[] {
  const names = [`${source.system}|${source.id}`];
  for (const { system, number } of accountNumbers(claims)) {
    if (system === source.system) names.push(`${ACCOUNT_NUMBER}|${number}`, `${ACCOUNT_NUMBER}@${system}|${number}`);
  }
  return names;
}

/**
 * What this record calls others: its references, another ERP's account number it keeps, another CRM's record id it keeps. Only a
 * lead refers to records of its own system: those that it was converted to.
 */
export function callsOf({ source, references }: IdentityRecord, claims: readonly SlotClaim[]): string[] {
  const own = source.system;
  const calls: string[] = [];
  for (const { scheme, value } of references) {
    if (value.trim() === '' || isWebsite(scheme)) continue;
    const call = `${scheme}|${value.trim()}`;
    if (isLead(source) || !call.startsWith(`${own}|`)) calls.push(call);
  }
  for (const { system, number } of accountNumbers(claims)) if (system !== own) calls.push(`${ACCOUNT_NUMBER}@${system}|${number}`);
  for (const { key, value } of claimsIn(claims, FILES)) if (key !== own) calls.push(`${splitKey(key, 1)[0] ?? ''}|${String(value)}`);
  return calls;
}

function accountNumbers(claims: readonly SlotClaim[]): { system: string; number: string }[] {
  return claimsIn(claims, ACCOUNTS).map(({ key, value }) => ({ system: splitKey(key, 4)[0] ?? '', number: String(value).trim() }));
}

/** Whether a record waits to be converted into others of its system. */
export function isLead({ type }: SourceRef): boolean {
  return type.toLowerCase() === 'lead';
}
