import { cleanText } from '../clean-text';
import { foldName } from '../fold';
import { remembered } from '../remembered';
import { isNoStreet } from './no-street';
import { cityCalled } from './cities';

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** A city as it is compared: one of its names, folded; empty where it names none. */
export const normaliseCity: (text: string) => string = remembered((text) => {
  const clean = cleanText(text).replace(/\s*\(.*\)$/, '');
  if (HAN.test(clean)) return easternCity(clean.replaceAll(' ', ''));
  const folded = foldName(clean.replace(/,.*$/, ''));
  if (isNoStreet(folded)) return '';
  const name = cityCalled(folded);
  if (name !== folded) return name;
  return cityCalled(
    folded
      .replace(/\bsaint\b/g, 'st')
      .replace(/\bsainte\b/g, 'ste')
      .replace(/\bfort\b/g, 'ft')
      .replace(/\bmount\b/g, 'mt')
      .replace(/\bcedex( \d+)?$/, '')
      .trim(),
  );
});

function easternCity(name: string): string {
  const called = cityCalled(name);
  if (called !== name) return called;
  const bare = name.replace(/(?<=..)[市区町村县]$/u, '');
  const known = cityCalled(bare);
  return known === bare ? foldName(bare) : known;
}
