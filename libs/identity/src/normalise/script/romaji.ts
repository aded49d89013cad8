/** A word that a Japanese name in Latin letters can be: syllables only. */
const SYLLABLES = /^(?:(?:[kgnhmrbp]y|ss?h|c?ch|t?ts|sy|zy|jy|ty|kk|tt|pp|ss|[kgsztdnhbpmyrwjf])?[aiueo]|[nm](?![aiueoy])|h(?![aiueoy]))+$/;

/** Endings of Portuguese names that are syllables as well: Souza, Moura, Couto. */
const ROMANCE = /ou(?:[zsr][ao]|to|[rt]inho)$/;

const HEPBURN: readonly (readonly [RegExp, string])[] = [
  [/sy(?=[aou])/g, 'sh'],
  [/(?:zy|jy)(?=[aou])/g, 'j'],
  [/ty(?=[aou])/g, 'ch'],
  [/si/g, 'shi'],
  [/zi/g, 'ji'],
  [/ti/g, 'chi'],
  [/tu/g, 'tsu'],
  [/(?<![sc])hu/g, 'fu'],
];

/** Whether a folded word can be Japanese. */
export function isSyllabic(word: string): boolean {
  return SYLLABLES.test(word);
}

/** The word with its long vowels written short, as in Yuichi for Yuuichi and Sato for Satou, where it can be a Japanese name; else as it is. */
export function shortVowels(word: string): string {
  if (!/ou|oo|uu|oh/.test(word) || word.length < 4 || ROMANCE.test(word) || !SYLLABLES.test(word)) return word;
  return word.replace(/o(?:u|o|h(?![aiueo]))/g, 'o').replace(/uu/g, 'u');
}

/** The word in Hepburn's spelling where it can be a Japanese name in the official one, as in Fujii for Huzii; else as it is. */
export function hepburn(word: string): string {
  if (!SYLLABLES.test(word)) return word;
  return HEPBURN.reduce((known, [official, english]) => known.replace(official, english), word);
}
