import { remembered } from '../normalise/remembered';

const VOWEL = /[aeiou]$/;
/** Endings of men's names in whose place a woman's ending stands: `Carlo`, `Julius`, `Dimitris`, `Johannes`. */
const MASCULINE = /(?:i?os|i?us|io|o|[ei]s)$/;
/** What makes a woman's name of the stem of a man's: `Martina`, `Emilia`, `Josefine`, `Paulette`, `Carlotta`, `Franziska`, `Hendrikje`. */
const FEMININE = /^(?:a|ia|i?an[ae]|in[ae]|et[ae]|ot[ae]|el[ae]|iska|t?je)$/;
/** `ie` makes a woman's name of a longer stem only: `Stefanie`, while `Robbie` is Rob. */
const LONG_STEM = /[aeiou]+[^aeiou]+[aeiou]+[^aeiou]+$/;
/** Names of women that end in a consonant, as `plainly` spells them: what is put to these is another form of the name. */
const WOMEN = new RegExp(
  '^(?:alis|ann?|carmen|karol|edit|elisabet|elizabet|ester|gisel|ingrid|iren|karen|margaret|marian|marion|miriam|mirjam|muriel|pilar|rachel' +
    '|rut|sharon|sigrid|su[sz]an|li[lv]ian|vivian|.*bel|krist[ei]l|(?:el|ingr|[jy]asm|josef|kar|k[ae]t[ae]?r|krist|kerst|nad)in|lynn?)$',
);

/**
 * Whether one of two given names has a woman's ending on the stem of the other, a man's: Mario and Maria, Martin and Martina, Emil and
 * Emilia, Pavel and Pavla are two people. Expects folded words.
 */
export function isGendered(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 3) return false;
  const [short, long] = [plainly(one), plainly(other)];
  if (short === long) return false;
  if (short.length === long.length && short.slice(0, -1) === long.slice(0, -1)) return VOWEL.test(short) && VOWEL.test(long);
  return isOfStem(short, long) || isOfStem(long, short);
}

function isOfStem(man: string, woman: string): boolean {
  const { stems, women } = formsOf(man);
  return women.includes(woman) || stems.some((stem) => isEnded(stem, woman));
}

/** Stems to which a woman's ending is put, and whole names of women, that a man's name makes. */
interface Forms {
  readonly stems: readonly string[];
  readonly women: readonly string[];
}

const NO_FORMS: Forms = { stems: [], women: [] };

const formsOf = remembered((man): Forms => {
  if (MASCULINE.test(man)) return { stems: [man.replace(MASCULINE, ''), man.replace(/[os]+$/, '')], women: [] };
  if (VOWEL.test(man) || WOMEN.test(man)) return NO_FORMS;
  return { stems: [man], women: [`${man}e`, `${man.replace(/(?<=[^aeiou])e(?=[klnr]$)/, '')}a`] };
});

function isEnded(stem: string, woman: string): boolean {
  if (!woman.startsWith(stem)) return false;
  const ending = woman.slice(stem.length);
  return FEMININE.test(ending) || (ending === 'ie' && LONG_STEM.test(stem));
}

/** One spelling for sounds that languages write differently: `Josef` and `Josephine`, `Erich` and `Erika`, `Daniel` and `Danielle` have one stem. */
const plainly = remembered((name) =>
  name
    .replace(/ich(?=e?$)/, 'ik')
    .replace(/ck|qu|c(?![ehiy])/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/th/g, 't')
    .replace(/x/g, 'ks')
    .replace(/(.)\1+(?!$)/g, '$1'),
);
