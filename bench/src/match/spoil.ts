import type { Dice } from './dice';

/** What happens to a text on its way through hands and systems. */
export function typo(dice: Dice, text: string): string {
  if (text.length < 4) return text;
  const at = dice.between(1, text.length - 2);
  const change = dice.below(4);
  if (change === 0) return text.slice(0, at) + text.slice(at + 1);
  if (change === 1) return text.slice(0, at) + (text[at] ?? '') + text.slice(at);
  if (change === 2) return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
  return text.slice(0, at) + dice.pick([...'aeiorstn']) + text.slice(at + 1);
}

/** Without the marks of its letters. */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('Ł', 'L').replaceAll('ß', 'ss');
}

/** UTF-8 that was read as Latin 1. */
export function mojibake(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, '');
}

/** In capitals, in small letters, or with blanks around. */
export function restyled(dice: Dice, text: string): string {
  const style = dice.weighted([80, 9, 7, 4]);
  return style === 1 ? text.toUpperCase() : style === 2 ? text.toLowerCase() : style === 3 ? ` ${text}` : text;
}

/** A number as people write it: with its country's prefix or without, parted or not. */
export function writtenPhone(dice: Dice, national: string, dial: string): string {
  const slipped = dice.chance(0.03) ? typoDigits(dice, national) : national;
  const groups = `${slipped.slice(0, 3)} ${slipped.slice(3, 6)} ${slipped.slice(6)}`;
  const trunk = dial === '+1' || dial === '+48' ? '' : '0';
  const ways = [
    `${dial}${slipped}`,
    `${dial} ${groups}`,
    `00${dial.slice(1)}${slipped}`,
    `${trunk}${slipped}`,
    `${trunk}${groups.replaceAll(' ', '-')}`,
  ];
  return dice.pick(ways);
}

function typoDigits(dice: Dice, digits: string): string {
  const at = dice.between(2, digits.length - 1);
  return `${digits.slice(0, at)}${dice.below(10)}${digits.slice(at + 1)}`;
}

/** A day as its country writes it, or as ISO. */
export function writtenDay(
  dice: Dice,
  [year, month, day]: readonly [number, number, number],
  form: { separator: string; isMonthFirst: boolean },
): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [shownMonth, shownDay] = dice.chance(0.03) && day <= 12 ? [day, month] : [month, day];
  if (dice.chance(0.55)) return `${year}-${two(shownMonth)}-${two(shownDay)}`;
  const parts = form.isMonthFirst ? [two(shownMonth), two(shownDay)] : [two(shownDay), two(shownMonth)];
  return [...parts, String(year)].join(form.separator);
}
