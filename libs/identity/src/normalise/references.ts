import { splitKey, type SlotClaim, type SourceRef } from '@trueup/canonical-schema';
import type { IdentityRecord } from '../identity-record';
import { isWebsite } from './contact-points';

const ACCOUNT_NUMBER = 'erpAccountNumber';

/** What other records may call this one: its id in its system, and its own account numbers with and without the ERP's name. */
export function namesOf(source: SourceRef, claims: readonly SlotClaim[]): string[] {
  const numbers = accountNumbers(claims).filter(({ system }) => system === source.system);
  return [
    `${source.system}|${source.id}`,
    ...numbers.flatMap(({ system, number }) => [`${ACCOUNT_NUMBER}|${number}`, `${ACCOUNT_NUMBER}@${system}|${number}`]),
  ];
}

/**
 * What this record calls others: its references, another ERP's account number it keeps, another CRM's record id it keeps. Only a
 * lead refers to records of its own system: those that it was converted to.
 */
export function callsOf(record: IdentityRecord, claims: readonly SlotClaim[]): string[] {
  const own = record.source.system;
  const references = record.references
    .filter(({ scheme, value }) => value.trim() !== '' && !isWebsite(scheme))
    .map(({ scheme, value }) => `${scheme}|${value.trim()}`);
  const numbers = accountNumbers(claims).filter(({ system }) => system !== own);
  const files = claims.filter(({ slot, key }) => slot === 'crm.recordId' && key !== own);
  return [
    ...references.filter((reference) => isLead(record.source) || !reference.startsWith(`${own}|`)),
    ...numbers.map(({ system, number }) => `${ACCOUNT_NUMBER}@${system}|${number}`),
    ...files.map(({ key, value }) => `${splitKey(key, 1)[0] ?? ''}|${String(value)}`),
  ];
}

function accountNumbers(claims: readonly SlotClaim[]): { system: string; number: string }[] {
  return claims
    .filter(({ slot }) => slot === 'erpAccount.number')
    .map(({ key, value }) => ({ system: splitKey(key, 4)[0] ?? '', number: String(value).trim() }));
}

/** Whether a record waits to be converted into others of its system. */
export function isLead({ type }: SourceRef): boolean {
  return type.toLowerCase() === 'lead';
}
