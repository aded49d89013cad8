import type { FieldKind } from '../fields/field-definition';

function phone(text: string): string {
  const digits = text.replace(/\D/g, '');
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  if (national.length === 10) return `(${national.slice(0, 3)}) ${national.slice(3, 6)}-${national.slice(6)}`;
  return text.startsWith('+') ? `+${digits}` : digits;
}

function name(text: string): string {
  const spaced = text.replace(/\s+/g, ' ');
  const isOneCase = spaced === spaced.toLowerCase() || spaced === spaced.toUpperCase();
  return isOneCase ? spaced.toLowerCase().replace(/(^|[\s'-])\p{L}/gu, (start) => start.toUpperCase()) : spaced;
}

/** What an account whose scripts tidy up values makes of a value typed. */
export function reformatted(kind: FieldKind, text: string): string {
  if (kind === 'phone') return phone(text);
  if (kind === 'name') return name(text);
  return kind === 'email' ? text.toLowerCase() : text;
}
