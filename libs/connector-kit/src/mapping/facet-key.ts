import { joinKey, splitKey, type SlotAddress } from '@trueup/canonical-schema';
import type { SystemRow } from '@trueup/governance';

/** Key of the facet that a system keeps of its own: system and legal entity for an ERP, system and brand for a store, else the system. */
export function facetKey(row: Pick<SystemRow, 'system' | 'family' | 'legalEntity' | 'brand'>): string {
  if (row.family === 'erp') return joinKey([row.system, row.legalEntity ?? '']);
  if (row.family === 'commerce') return joinKey([row.system, row.brand ?? '']);
  return row.system;
}

/** The system that a facet's element belongs to. */
export function systemOf(address: SlotAddress): string {
  return splitKey(address.key, 1)[0] ?? '';
}
