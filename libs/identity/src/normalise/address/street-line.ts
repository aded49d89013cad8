import { cleanText } from '../clean-text';
import { fold, foldName } from '../fold';
import { remembered } from '../remembered';
import { isNoStreet } from './no-street';
import { SILENT, streetWord, UNIT_WORDS } from './street-words';

/** A street line in its parts; each folded, empty where it is not written. */
export interface StreetLine {
  /** Words of the street in one spelling, without those that people leave out. */
  readonly street: string;
  /** House number, with its letter: `12b`. Of a Japanese address all numbers: `129-3`. */
  readonly number: string;
  readonly unit: string;
}

const NOTHING: StreetLine = { street: '', number: '', unit: '' };
const BOX =
  /\b(?:p\s*o\s*b(?:ox)?|post\s*office\s*box|postfach|boite\s*postale|b\s*p|caixa\s*postal|cx\s*postal|apartado(?:\s*de\s*correos)?|apdo|casella\s*postale|skr(?:ytka)?\s*poczt\w*|postbus|postboks)\s+(\w*\d\w*)/;
/** A word and a number at the end, of which the word may stand for a unit. */
const UNIT = /(?:^|[\s,/–-])(\p{L}+|#)\.?\s*(?:no\.?\s*)?([a-z]?\d+[a-z]?|[a-z])\.?$/iu;
const UNITS: ReadonlySet<string> = new Set([...UNIT_WORDS, 'm']);
const HAN = /\p{Script=Han}/u;
/** Countries where a street's kind is the end of its name, so that it may be cut there: Hornigwg. for Hornigweg. */
const JOINED: ReadonlySet<string> = new Set(['DE', 'AT', 'CH', 'LI', '']);
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{3})(?:strasse|strase|str)$/, ' strasse'],
  [/(?<=[a-z]{3})(?:platz|pl)$/, ' platz'],
  [/(?<=[a-z]{3})(?:weg|wg)$/, ' weg'],
  [/(?<=[a-z]{3})(?:allee|al)$/, ' allee'],
];

/** The parts of a street line and the line under it, in the customs of `country`. Nothing where they name no place. */
export function streetLineOf(text: string, more: string, country: string): StreetLine {
  return more === '' ? lineAlone(`${country}|${text}`) : partsOf(text, more, country);
}

/** A record tells one address for several purposes, and who lives together comes together. */
const lineAlone = remembered((keyed) => {
  const at = keyed.indexOf('|');
  return partsOf(keyed.slice(at + 1), '', keyed.slice(0, at));
}, 2_000);

function partsOf(text: string, more: string, country: string): StreetLine {
  const line = cleanText(text);
  const folded = fold(line);
  if (isNoStreet(folded)) return NOTHING;
  const [, box] = BOX.exec(folded) ?? [];
  if (box !== undefined) return { street: 'po box', number: box, unit: '' };
  const unit = unitOf(more);
  return HAN.test(line) ? easternLine(line, unit) : westernLine(line, { unit, country });
}

function westernLine(line: string, { unit, country }: { unit: string; country: string }): StreetLine {
  const [, mark = '-', found] = UNIT.exec(line) ?? [];
  const marked = mark === '#' || UNITS.has(fold(mark)) ? found : undefined;
  const plain = marked === undefined ? line : line.replace(UNIT, '').replace(/[\s,/–-]+$/u, '');
  const { rest, number, after } = numbered(plain);
  const words = fold(rest)
    .split(' ')
    .flatMap((word) => streetWords(word, country));
  const telling = words.filter((word) => !SILENT.has(word));
  return { street: (telling.length > 0 ? telling : words).join(' ').trim(), number, unit: unit || unitOf(marked ?? after) };
}

/** The house number before the street, or after it with what a slash or a dash parts from it. */
function numbered(line: string): { rest: string; number: string; after: string } {
  const before = /^(\d+[a-z]?\d*(?:\s(?:bis|ter|quater)\b)?)(?:\s*[-–]\s*(\d+))?[\s,.]+(?=\S*\p{L})(?!(?:st|nd|rd|th)\b)(.+)$/iu.exec(line);
  if (before) {
    const [, rest = '', after = ''] = /^(.*?)\s+[-–/]\s*(\d+\w?)$/u.exec(before[3] ?? '') ?? ['', before[3] ?? ''];
    return { rest, number: bare(before[1]), after };
  }
  const behind = /^(.*?\p{L}.*?)[\s,.]+(?:n[ºo°r]?\.?\s*)?(\d+(?:\s?[a-z](?![a-z]))?\d*)(?:\s*[/–-]\s*(\w+))?$/iu.exec(line);
  if (behind) return { rest: behind[1] ?? '', number: bare(behind[2]), after: behind[3] ?? '' };
  return { rest: line, number: '', after: '' };
}

function bare(number = ''): string {
  return number
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/(?<=\d)[a-z](?=\d)/, '')
    .replace(/^0+(?=\d)/, '');
}

function streetWords(word: string, country: string): string[] {
  const cut =
    JOINED.has(country) && word.length >= 6
      ? ENDINGS.reduce((known, [ending, kind]) => (known.includes(' ') ? known : known.replace(ending, kind)), word)
      : word;
  return cut.split(' ').map((one) => streetWord(one) ?? foldName(one));
}

/** The street's own letters and all numbers in their order: `大藤町164番3号`, `164-3 大藤町`. A number after a space and a dash is the unit's. */
function easternLine(line: string, unit: string): StreetLine {
  const [, before = line, after = ''] = /^(.*\d\S*.*?)\s+[-–]\s+(\d+)$/u.exec(line) ?? [];
  const numbers = (before.match(/\d+/g) ?? []).map((digits) => digits.replace(/^0+(?=\d)/, ''));
  const street = before.replace(/\d+[a-z]?|丁目|番地?|号室?|[-–−ー,、\s]/gu, '');
  return { street, number: numbers.slice(0, 3).join('-'), unit: unit || after || numbers.slice(3).join('-') };
}

/** The unit alone: `Apt. 5`, `#5` and `5` are one. */
function unitOf(text: string): string {
  if (text === '') return '';
  const folded = fold(text);
  const words = folded.split(' ').filter((word) => !UNIT_WORDS.includes(word) && word !== 'm' && word !== 'no');
  return isNoStreet(words.join(' ')) && !/^\d+$/.test(words.join('')) ? '' : words.join(' ').replace(/^0+(?=\d)/, '');
}
