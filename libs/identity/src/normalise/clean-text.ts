import { repairMojibake } from './mojibake';

const PLAIN = /^[\x20-\x7e]*$/;
/** Letters nobody sees: control and format characters, soft hyphens, variation selectors. */
const INVISIBLE = /[\p{Cc}\p{Cf}\u00ad\u034f\ufe00-\ufe0f]/gu;

/** The text as it was meant: misread bytes repaired, one form for each letter, nothing invisible, single spaces. */
export function cleanText(text: string): string {
  const meant = PLAIN.test(text)
    ? text
    : repairMojibake(text)
        .replace(/[\t\n\r]/g, ' ')
        .replace(INVISIBLE, '')
        .normalize('NFKC');
  return meant.trim().replace(/\s+/gu, ' ');
}
