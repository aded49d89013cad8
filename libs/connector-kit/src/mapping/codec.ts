import type { SlotValue } from '@trueup/canonical-schema';

/** Turns what a field holds into our value and back. Null is nothing. */
export interface Codec {
  from(raw: unknown): SlotValue | null;
  to(value: SlotValue): unknown;
}

/** Text as it is; blank text is nothing, numbers become text. */
export const text: Codec = {
  from: (raw) => (typeof raw === 'string' ? (raw.trim() === '' ? null : raw) : typeof raw === 'number' ? String(raw) : null),
  to: (value) => value,
};

/** True or false. */
export const flag: Codec = {
  from: (raw) => (typeof raw === 'boolean' ? raw : raw === 'true' || raw === 'T' ? true : raw === 'false' || raw === 'F' ? false : null),
  to: (value) => value,
};

/** A list of texts; an empty list is nothing. */
export const textList: Codec = {
  from: (raw) => (Array.isArray(raw) && raw.length > 0 ? raw.map(String) : null),
  to: (value) => value,
};

/** Texts in one field with a separator between them. */
export function separated(separator: string): Codec {
  return {
    from: (raw) => (typeof raw === 'string' && raw !== '' ? raw.split(separator).map((part) => part.trim()) : null),
    to: (value) => (Array.isArray(value) ? value.join(separator) : value),
  };
}

/** The vendor's codes by ours, such as `{ DE: 'de_DE' }`. A code that the table lacks passes unchanged, so that nothing is lost. */
export function codes(vendorOf: Readonly<Record<string, unknown>>): Codec {
  return {
    from: (raw) => Object.keys(vendorOf).find((ours) => vendorOf[ours] === raw) ?? text.from(raw),
    to: (value) => (typeof value === 'string' && value in vendorOf ? vendorOf[value] : value),
  };
}

/** Any value as JSON in a text field. */
export const json: Codec = {
  from: (raw) => (raw === null || raw === undefined || raw === '' ? null : typeof raw === 'string' ? raw : JSON.stringify(raw)),
  to: (value) => value,
};
