import { fold } from './fold';
import { isPlaceholderName } from './placeholders';

// prettier-ignore
const LEGAL_FORMS: ReadonlySet<string> = new Set([
  'ab', 'ag', 'as', 'bv', 'co', 'company', 'corp', 'corporation', 'eg', 'ev', 'gmbh', 'inc', 'incorporated', 'kg', 'kft', 'limited', 'llc', 'llp',
  'ltd', 'ltda', 'mbh', 'nv', 'ohg', 'oy', 'plc', 'pty', 'sa', 'sarl', 'sas', 'se', 'sl', 'sp', 'spa', 'spzoo', 'srl', 'ug', 'zoo',
]);

/** An organisation's name folded, without its legal form; empty where nothing is left. */
export function normaliseOrganisation(text: string): string {
  const words = fold(text).split(' ');
  const kept = words.filter((word) => !LEGAL_FORMS.has(word)).join(' ');
  return isPlaceholderName(kept) ? '' : kept;
}
