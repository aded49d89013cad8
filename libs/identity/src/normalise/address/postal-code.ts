import { fold } from '../fold';

/** The postal code without spaces and signs; empty for filler such as 00000. In the United States the first five digits. */
export function normalisePostalCode(text: string, country: string): string {
  const bare = fold(text)
    .replaceAll(' ', '')
    .replace(/^(?:d|f|a|ch|pl|i|e|b|nl|l|dk|s|sf|fin|p|cz|sk)(?=\d)/, '');
  if (/^(.)\1*$/.test(bare) || /^(?:na|none|unknown|null|test|nil|tbd|brak|keine)$/.test(bare)) return '';
  return country === 'US' && /^\d{9}$/.test(bare) ? bare.slice(0, 5) : bare;
}
