import type { Slot } from './attributes';
import type {
  Address,
  ClaimOrigin,
  ClaimState,
  Consent,
  GoldenState,
  Money,
  OrderReference,
  Provenance,
  Relation,
  TimeQuality,
  Verification,
} from './generated/types';

/** Any value that a slot can hold. */
export type SlotValue = string | boolean | string[] | Money | Address | Consent | OrderReference | Relation;

/** Names one place for one value: a slot, the key of the element within it ('' where the slot holds one) and its context ('' where it has none). */
export interface SlotAddress {
  readonly slot: Slot;
  readonly key: string;
  readonly context: string;
}

/** What one source record says about one slot. Times are epoch milliseconds. */
export interface SlotClaim<T extends SlotValue = SlotValue> extends SlotAddress {
  readonly state: ClaimState;
  readonly value: T | null;
  readonly valueTime: number | null;
  readonly timeQuality: TimeQuality;
  readonly origin: ClaimOrigin;
  readonly verification: Verification;
  readonly partId: string | null;
}

/** The golden value of one slot. */
export interface GoldenSlot<T extends SlotValue = SlotValue> extends SlotAddress {
  readonly state: GoldenState;
  readonly value: T | null;
  readonly provenance: Provenance;
}

/** One text for a slot address, equal for equal addresses. */
export function slotId(address: SlotAddress): string {
  return `${address.slot}#${address.key}#${address.context}`;
}

/** The parts of a key as one text; trailing empty parts are left out. */
export function joinKey(parts: readonly string[]): string {
  let end = parts.length;
  while (end > 0 && parts[end - 1] === '') end -= 1;
  return parts.slice(0, end).map(escaped).join('|');
}

/** The parts of a key that `joinKey` made. */
export function splitKey(key: string, length: number): string[] {
  const written = key.split('|', length);
  const parts = key.includes('%') ? written.map(unescaped) : written;
  while (parts.length < length) parts.push('');
  return parts;
}

// Hardly any part holds a sign that must be told apart, and these run for every slot of every record.
function escaped(part: string): string {
  return part.includes('%') || part.includes('|') ? part.replaceAll('%', '%25').replaceAll('|', '%7C') : part;
}

function unescaped(part: string): string {
  return part.replaceAll('%7C', '|').replaceAll('%25', '%');
}
