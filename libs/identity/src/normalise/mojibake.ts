/** What the bytes 80 to 9F stand for in Windows-1252; '' where nothing does. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const CONTINUATION = `[\\u0080-\\u00bf\\u03bc${WINDOWS}]`;
/** UTF-8 read as Windows-1252: a first byte and its one or two followers, the first byte perhaps put in lower case since. */
const MISREAD = new RegExp(`[\\u00c2-\\u00df\\u00e2-\\u00e5]${CONTINUATION}|[\\u00e0-\\u00ef]${CONTINUATION}{2}`, 'gu');
const SIGN = new RegExp(CONTINUATION, 'u');

/** The text as it was before its UTF-8 was read as Windows-1252, as in `MÃ¼ller`; a text that was not is given back as it is. */
export function repairMojibake(text: string): string {
  if (!SIGN.test(text)) return text;
  return text.replace(MISREAD, (misread) => {
    const bytes = [...misread].map(byteOf);
    return readable(bytes) ?? readable([(bytes[0] ?? 0) & 0xdf, ...bytes.slice(1)]) ?? misread;
  });
}

function byteOf(letter: string): number {
  // A micro sign is a Greek letter once the text was put in its compatible form.
  if (letter === 'μ') return 0xb5;
  const at = WINDOWS.indexOf(letter);
  return at < 0 ? (letter.codePointAt(0) ?? 0) : 0x80 + at;
}

/** The letter that the bytes stand for; undefined where they are no UTF-8 or stand for no letter or digit. */
function readable([lead = 0, ...rest]: readonly number[]): string | undefined {
  const isTwo = lead >= 0xc2 && lead <= 0xdf && rest.length === 1;
  const isThree = lead >= 0xe0 && lead <= 0xef && rest.length === 2;
  if ((!isTwo && !isThree) || rest.some((byte) => byte < 0x80 || byte > 0xbf)) return undefined;
  const code = rest.reduce((known, byte) => known * 64 + (byte & 0x3f), isTwo ? lead & 0x1f : lead & 0x0f);
  const letter = String.fromCodePoint(code);
  return /[\p{L}\p{M}\p{N}\p{P}\p{Zs}\p{Cf}]/u.test(letter) ? letter : undefined;
}
