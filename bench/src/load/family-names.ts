import { Ranked } from './ranked';

const words = (text: string): string[] => text.split(' ');
const ONSETS = words('B Br C Cl Cr D Dr F Fl G Gl Gr H J K L M P Pr R S Sh St T Th Tr V W');
const VOWELS = words('a e i o ai ea ei oa');
const CODAS = words('l ld m n nd r rn st v');
// prettier-ignore
const ENDS = ['', ...words('s a by den er ey ez field ford ham inger land ler ley low man mer more ney ridge row son ston ton wood')];
const COUNT = 24_000;
/** Prime to how many can be composed, so that the commonest names have little in common. */
const STRIDE = 23_057;

/**
 * Invented family names, as common as those of the US Census of 2010, in which Smith is the name of 828 in 100,000, the ten commonest
 * are those of 4.9 % and one pair of people in about 2,000 shares one. On the Census list of 1990 1.7 times as many pairs have names that
 * sound alike, as `nameSkeletons` hears them, as have the same; here too.
 */
export const FAMILY_NAMES: Ranked<string> = Ranked.by({ exponent: 0.73, offset: 2.3 }, composed());

function composed(): string[] {
  const room = ONSETS.length * VOWELS.length * CODAS.length * ENDS.length;
  const names = new Set<string>();
  for (let place = 1; names.size < COUNT; place += 1) {
    let rest = (place * STRIDE) % room;
    const next = (parts: readonly string[]): string => {
      const part = parts[rest % parts.length] ?? '';
      rest = Math.floor(rest / parts.length);
      return part;
    };
    const [end, coda, vowel, onset] = [next(ENDS), next(CODAS), next(VOWELS), next(ONSETS)];
    names.add(`${onset}${vowel}${coda}${end}`);
  }
  return [...names];
}
