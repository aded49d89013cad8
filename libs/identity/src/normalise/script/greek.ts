/** Greek letters in Latin ones, accents gone. */
// prettier-ignore
const LETTERS: Readonly<Record<string, string>> = {
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't',
  υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o',
};

const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'ou'],
  [/([αεη])υ(?=[βγδζλμνραεηιουω])/g, '$1v'],
  [/([αεη])υ/g, '$1f'],
  [/(?<![\p{L}])μπ/gu, 'b'],
  [/(?<![\p{L}])ντ/gu, 'nt'],
  [/γ(?=[γκχξ])/g, 'n'],
];

/** Greek letters as Latin ones; all other letters stay. Expects lower case. */
export function latinOfGreek(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '');
  return PAIRS.reduce((known, [greek, latin]) => known.replace(greek, latin), bare).replace(
    /[\u0370-\u03ff]/g,
    (letter) => LETTERS[letter] ?? letter,
  );
}
