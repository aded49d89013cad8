import type { Slot } from './change-event-schema';

function hex(positions: readonly number[]): string {
  const bits = positions.reduce((sum, position) => sum | (1n << BigInt(position)), 0n);
  const digits = bits.toString(16).toUpperCase();
  return `0x${digits.length % 2 === 0 ? '' : '0'}${digits}`;
}

/** Field names as the event header carries them: one bitmap of plain fields, then `position-bitmap` for each compound. */
export function fieldBitmaps(slots: readonly Slot[], names: ReadonlySet<string>): string[] {
  const plain: number[] = [];
  const nested: string[] = [];
  slots.forEach((slot, index) => {
    const position = index + 1;
    if (slot.field && names.has(slot.field.name)) plain.push(position);
    const parts = (slot.parts ?? []).flatMap(({ field }, at) => (names.has(field.name) ? [at] : []));
    if (parts.length > 0) nested.push(`${position}-${hex(parts)}`);
  });
  return [...(plain.length > 0 ? [hex(plain)] : []), ...nested];
}
