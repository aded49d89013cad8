import { FAMILY_NAMES } from './japanese-names';
import { isJapaneseFamily, isJapaneseGiven } from './readings';

/** A person's name in Han letters, in its two parts. */
export interface EasternName {
  readonly given: string;
  readonly family: string;
}

const FAMILIES: ReadonlySet<string> = new Set(FAMILY_NAMES.split(',').map((entry) => entry.trim().split(' ')[0] ?? ''));
/** Chinese family names of two letters. */
const LONG: ReadonlySet<string> = new Set(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 东方 尉迟 公孙 慕容 令狐 司徒 西门 南宫 长孙 端木'.split(' '),
);
/** The commonest Chinese family names. */
const SHORT: ReadonlySet<string> = new Set(
  '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范範方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文',
);

/** Parts a name in Han letters: at its space, at a comma, else where a known family or given name ends or begins. The family stands first. */
export function splitEasternName(text: string): EasternName {
  const [before = '', after] = text.split(/[,、，]/u).map((part) => part.trim());
  if (after) return { family: before, given: after };
  const [first = '', ...more] = text.trim().split(/\s+/u);
  if (more.length > 0)
    return isJapaneseGiven(first) && !isJapaneseGiven(more.join(''))
      ? { family: more.join(''), given: first }
      : { family: first, given: more.join('') };
  const swapped = [2, 3, 1].find((length) => isSwapped(first, length));
  const length = swapped ?? familyLength(first);
  const parts = partedAt(first, length);
  return swapped === undefined ? parts : { family: parts.given, given: parts.family };
}

/** A known given name before what is read as a family name and is no given name. */
function isSwapped(name: string, length: number): boolean {
  const { family: head, given: tail } = partedAt(name, length);
  return tail.length > 1 && isJapaneseGiven(head) && !isJapaneseGiven(tail) && !FAMILIES.has(head) && isJapaneseFamily(tail);
}

function familyLength(name: string): number {
  const letters = [...name];
  if (letters.length < 2) return letters.length;
  const lengths = [2, 1, 3].filter((length) => length < letters.length);
  const head = (length: number) => letters.slice(0, length).join('');
  const isKnown = (length: number) => isJapaneseGiven(letters.slice(length).join('')) && isJapaneseFamily(head(length));
  return (
    lengths.find((length) => isKnown(length) && FAMILIES.has(head(length))) ??
    lengths.find(isKnown) ??
    lengths.find((length) => FAMILIES.has(head(length)) && length > 1) ??
    (LONG.has(head(2)) ? 2 : SHORT.has(head(1)) && letters.length <= 3 ? 1 : Math.min(2, letters.length - 1))
  );
}

function partedAt(name: string, length: number): EasternName {
  const letters = [...name];
  return { family: letters.slice(0, length).join(''), given: letters.slice(length).join('') };
}
