import { text, type Codec } from '@trueup/connector-kit';

/** A number as Shopify keeps it: E.164 without spaces. A national number is left to Shopify, which reads it as one of the shop's country. */
export const phone: Codec = {
  from: (raw) => text.from(raw),
  to: (value) => (typeof value === 'string' && /^\s*\+[\d\s().\-/]+$/.test(value) ? `+${value.replace(/\D/g, '')}` : value),
};
