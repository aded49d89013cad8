import { SLOTS } from '@trueup/canonical-schema';
import type { Mapping } from './mapping';
import { isMapped } from './row';

/** What keeps a table from being whole: slots without a row, and rows that are declined or only read without saying why. */
export function missingRows<Wire extends object>(mapping: Pick<Mapping<Wire>, 'rows'>): string[] {
  const known: ReadonlySet<string> = new Set(SLOTS);
  const unknown = Object.keys(mapping.rows).filter((slot) => !known.has(slot));
  return [
    ...unknown.map((slot) => `${slot} is no slot.`),
    ...SLOTS.flatMap((slot) => {
      const row = mapping.rows[slot];
      if (row === undefined) return [`${slot} has no row: map it, or decline it with a reason.`];
      if (!isMapped(row)) return isReason(row.declined) ? [] : [`${slot} is declined without a reason.`];
      return row.write || isReason(row.readOnly) ? [] : [`${slot} is only read and does not say why.`];
    }),
  ];
}

function isReason(text: string | undefined): boolean {
  return text !== undefined && text.trim().split(/\s+/).length >= 3;
}
