import { repairMojibake } from './mojibake';

const PLAIN = /^[\x20-\x7e]*$/;
/** Letters nobody sees: control and format characters, soft hyphens, variation selectors. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u00ad\u034f\ufe00-\ufe0f]/gu;

/** Spaces other than single plain ones. */
const WIDE = /\s\s|[^\S ]/;

/** The text as it was meant: misread bytes repaired, one form for each letter, nothing invisible, single spaces. */
export function cleanText(text: string): string {
  const meant = PLAIN.test(text)
    ? text
    : repairMojibake(text)
        .replace(/[\t\n\r]/g, ' ')
        .replace(INVISIBLE, '')
        .normalize('NFKC');
  const trimmed = meant.trim();
  return WIDE.test(trimmed) ? trimmed.replace(/\s+/gu, ' ') : trimmed;
}
