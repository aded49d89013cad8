import { transliterate } from 'transliteration';
import { remembered } from '../remembered';
import { unifyHan } from './han-variants';
import { GIVEN_NAMES } from './japanese-givens';
import { FAMILY_LETTERS, FAMILY_NAMES } from './japanese-names';

const HAN = /\p{Script=Han}/u;
const MOST = 8;

const GIVENS = tableOf(GIVEN_NAMES);
const FAMILIES = tableOf(FAMILY_NAMES);
const LETTERS = tableOf(FAMILY_LETTERS);

/** Whether a name is written in Han letters, so that two different ones are two names even where they are read alike. */
export function isHan(text: string): boolean {
  return HAN.test(text);
}

/** How a given name in Han letters may be read, the likeliest first; lower case, no spaces. Empty for other scripts. */
export const givenReadings: (text: string) => readonly string[] = remembered((text) => {
  const name = hanOf(text);
  if (name === '') return [];
  return GIVENS.get(name) ?? [pinyinOf(name)];
});

/** How a family name in Han letters may be read, the likeliest first; lower case, no spaces. Empty for other scripts. */
export const familyReadings: (text: string) => readonly string[] = remembered((text) => {
  const name = hanOf(text);
  if (name === '') return [];
  const japanese = [...(FAMILIES.get(name) ?? []), ...spelled(name)];
  const chinese = [...name].length === 1 || japanese.length === 0 ? [pinyinOf(name)] : [];
  return [...new Set([...japanese, ...chinese])].slice(0, MOST);
});

/** Whether a given name is a Japanese one that we know. */
export function isJapaneseGiven(text: string): boolean {
  return GIVENS.has(hanOf(text));
}

/** Whether a family name can be read as a Japanese one. */
export function isJapaneseFamily(text: string): boolean {
  const name = hanOf(text);
  return FAMILIES.has(name) || spelled(name).length > 0;
}

function hanOf(text: string): string {
  return HAN.test(text) ? unifyHan(text.replace(/\s/gu, '')) : '';
}

function spelled(name: string): string[] {
  const letters = [...name].map((letter) => LETTERS.get(letter) ?? []);
  if (letters.length > 4 || letters.some((readings) => readings.length === 0)) return [];
  return letters.reduce<string[]>(
    (heads, readings, at) => {
      const fitting = at === 0 ? readings.filter((reading) => !isVoiced(reading, readings)) : readings;
      return heads.flatMap((head) => fitting.map((reading) => head + reading)).slice(0, MOST);
    },
    [''],
  );
}

/** Only within a name is the first sound of a letter voiced, as in Yoshikawa and Ogawa. */
function isVoiced(reading: string, readings: readonly string[]): boolean {
  return readings.some(
    (other) => other !== reading && other.slice(1) === reading.slice(1) && /^(kg|sz|td|hb)$/.test(`${other[0]}${reading[0]}`),
  );
}

function pinyinOf(name: string): string {
  return transliterate(name)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}

function tableOf(text: string): ReadonlyMap<string, readonly string[]> {
  const entries = text.split(',').map((entry) => entry.trim().split(' '));
  return new Map(entries.map(([name = '', ...readings]) => [unifyHan(name), readings] as const));
}
