/** Words that stand before a family name and belong to it, though people drop them. Folded. */
// prettier-ignore
export const PARTICLES: ReadonlySet<string> = new Set([
  'de', 'da', 'do', 'das', 'dos', 'del', 'della', 'dello', 'degli', 'dei', 'di', 'du', 'des', 'la', 'las', 'le', 'les', 'lo', 'los', 'el', 'e', 'y', 'i', 'van', 'von', 'vom', 'vander',
  'der', 'den', 'ter', 'ten', 'te', 'tot', 'het', 't', 'zu', 'zum', 'zur', 'af', 'av', 'al', 'bin', 'ibn', 'ben', 'bint', 'abu', 'st', 'saint', 'san', 'santa', 'sao',
]);

/** Words that only bind, and never begin a family name written after a given name. Folded. */
export const CONNECTORS: ReadonlySet<string> = new Set([
  'e',
  'y',
  'i',
  't',
  'al',
  'ben',
  'st',
  'saint',
  'san',
  'santa',
  'sao',
  'te',
  'el',
  'lo',
  'las',
]);

/** Forms of address and degrees, before or after a name. Folded. */
// prettier-ignore
export const HONORIFICS: ReadonlySet<string> = new Set([
  'mr', 'mrs', 'ms', 'miss', 'mx', 'master', 'sir', 'madam', 'madame', 'dame', 'lady', 'lord', 'rev', 'reverend', 'hon', 'dr', 'prof', 'professor', 'doctor', 'esq', 'phd', 'mba', 'cpa',
  'herr', 'frau', 'fraulein', 'dipl', 'ing', 'mag', 'med', 'jur', 'rer', 'nat', 'univ', 'monsieur', 'mme', 'mlle', 'mademoiselle', 'maitre', 'm', 'dott', 'dottore', 'dottssa', 'sig', 'signor',
  'signora', 'signorina', 'sigra', 'avv', 'sr', 'sra', 'srta', 'senor', 'senora', 'senorita', 'don', 'dona', 'doctora', 'senhor', 'senhora', 'dra', 'pan', 'pani', 'panna', 'mgr', 'inz', 'hab',
  'pane', 'slecna', 'gospodin', 'gospozha', 'gn', 'gospoda', 'kyrios', 'kyria', 'dhr', 'mevr', 'mevrouw', 'mw', 'meneer', 'hr', 'fru', 'froken', 'bay', 'bayan', 'shri', 'smt', 'kumari',
]);

/** Those forms of address that are names as well, and count only before two words or more. Folded. */
export const RARE_HONORIFICS: ReadonlySet<string> = new Set([
  'm',
  'don',
  'dona',
  'pan',
  'master',
  'lady',
  'lord',
  'bay',
  'mag',
  'nat',
  'hab',
  'ing',
  'med',
  'hon',
  'sig',
  'fru',
  'dame',
  'mw',
]);

/** Which of a family's generations a word after the name means, by the one under which it is compared. Folded. */
export const GENERATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    sr: ['sr', 'snr', 'senior', '1st'],
    jr: ['jr', 'jnr', 'junior', 'fils', 'hijo', 'filho', 'figlio', 'ii', '2nd'],
    iii: ['iii', '3rd', 'neto', 'nieto'],
    iv: ['iv', '4th'],
    v: ['5th'],
    sobrinho: ['sobrinho', 'sobrino'],
  }).flatMap(([generation, words]) => words.map((word) => [word, generation] as const)),
);

/** Generations that are never a family name, so that alone in its field they are the generation still. Folded. */
export const BARE_GENERATIONS: ReadonlySet<string> = new Set(['jr', 'sr', 'jnr', 'snr', 'ii', 'iii', 'iv']);

/** Forms of address written after a name in Han letters, kana or Hangul. */
export const EASTERN_HONORIFICS = /\s*(様|さま|さん|氏|殿|先生|君|ちゃん|女士|小姐|先生|님|씨)$/u;
