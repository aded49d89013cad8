/**
 * Legal forms as they are written, by the name under which they are compared. Forms that people use for one another stand
 * together; forms that are different legal entities stand apart.
 */
// prettier-ignore
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  // Joint stock and public companies
  ag: ['ag', 'aktiengesellschaft'],
  sa: ['sa', 'sau', 'societe anonyme', 'sociedad anonima', 'sociedade anonima', 'societate pe actiuni', 'spolka akcyjna', 'sab', 'sapi', 'sa de cv', 'sab de cv', 'sapi de cv'],
  spa: ['spa', 's p a', 'societa per azioni'],
  plc: ['plc', 'public limited company'],
  se: ['se', 'societas europaea'],
  nv: ['nv', 'n v', 'naamloze vennootschap'],
  asa: ['asa'],
  oyj: ['oyj', 'abp'],
  ad: ['ad', 'ead'],
  dd: ['dd', 'delnicka druzba', 'dionicko drustvo'],
  as: ['as', 'anonim sirketi', 'akciova spolecnost', 'akciova spolocnost', 'aksjeselskap', 'aktsiaselts'],
  nyrt: ['nyrt', 'zrt', 'rt'],
  pao: ['pao', 'oao', 'ao', 'zao', 'jsc', 'ojsc', 'cjsc', 'pjsc', 'prat'],
  kk: ['kk', 'kabushiki kaisha', 'kabushiki gaisha'],
  berhad: ['bhd', 'berhad'],
  tbk: ['tbk'],
  ae: ['ae', 'anonimi eteria'],
  // Limited companies
  gmbh: ['gmbh', 'g m b h', 'ges m b h', 'gesellschaft mit beschraenkter haftung', 'gesellschaft mbh', 'mbh', 'ges mbh', 'gesmbh', 'ggmbh', 'gesellschaft mit beschrankter haftung'],
  ug: ['ug', 'haftungsbeschrankt', 'ug haftungsbeschrankt', 'unternehmergesellschaft', 'unternehmergesellschaft haftungsbeschrankt'],
  ltd: [
    'ltd', 'limited', 'co ltd', 'co limited', 'company limited', 'pty ltd', 'pty limited', 'pty', 'proprietary limited', 'pte ltd', 'pte limited', 'pte',
    'pvt ltd', 'pvt limited', 'private limited', 'private limited company', 'ltd co', 'ltd sti', 'limited sirketi', 'teoranta', 'cyf', 'cyfyngedig',
  ],
  llc: ['llc', 'l l c', 'lc', 'limited liability company', 'pllc', 'wll', 'fze', 'fzco', 'fzc', 'fz llc'],
  inc: ['inc', 'incorporated', 'incorporee'],
  corp: ['corp', 'corporation'],
  sarl: ['sarl', 'sarlu', 'eurl', 'societe a responsabilite limitee', 'sagl', 'gmbh sarl', 'sa rl', 's a rl', 's a r l', 's arl'],
  sas: ['sas', 's a s', 'sasu', 'societe par actions simplifiee', 'sociedad por acciones simplificada'],
  srl: ['srl', 's r l', 's r l s', 'srls', 'societa a responsabilita limitata', 'societate cu raspundere limitata', 's de rl', 's de rl de cv', 'sprl', 'sociedad de responsabilidad limitada'],
  sl: ['sl', 'slu', 'slne', 'sociedad limitada', 'sociedad limitada unipersonal'],
  lda: ['lda', 'ltda', 'limitada', 'unipessoal lda', 'sociedade limitada', 'eireli'],
  bv: ['bv', 'b v', 'bvba', 'besloten vennootschap'],
  aps: ['aps', 'anpartsselskab', 'ivs'],
  ab: ['ab', 'aktiebolag', 'aktiebolaget'],
  oy: ['oy', 'osakeyhtio', 'oy ab'],
  spzoo: ['sp zoo', 'spzoo', 'sp z oo', 'sp z o o', 'sp z o', 'spolka z oo', 'spolka z o o', 'spolka z ograniczona odpowiedzialnoscia', 'psa'],
  sro: ['sro', 's r o', 'spol s r o', 'spol s ro', 'spolecnost s rucenim omezenym', 'spolocnost s rucenim obmedzenym'],
  kft: ['kft', 'korlatolt felelossegu tarsasag'],
  doo: ['doo', 'd o o', 'jdoo', 'dooel', 'druzba z omejeno odgovornostjo', 'drustvo s ogranicenom odgovornoscu'],
  ood: ['ood', 'eood'],
  ooo: ['ooo', 'tov'],
  ou: ['ou', 'osauhing'],
  sia: ['sia'],
  uab: ['uab'],
  mb: ['mb'],
  epe: ['epe', 'ike', 'mepe'],
  gk: ['gk', 'godo kaisha', 'yk', 'yugen kaisha'],
  sdnbhd: ['sdn bhd', 'sendirian berhad'],
  pt: ['pt', 'perseroan terbatas'],
  ehf: ['ehf', 'hf'],
  // Partnerships
  kg: ['kg', 'kommanditgesellschaft'],
  gmbhcokg: ['gmbh co kg', 'gmbh n co kg', 'gmbh und co kg', 'gmbh and co kg', 'gmbh cokg', 'gmbh u co kg', 'gmbh co kgaa', 'mbh co kg'],
  agcokg: ['ag co kg', 'ag und co kg', 'ag co kgaa', 'se co kg', 'se co kgaa', 'ug co kg', 'ug haftungsbeschrankt co kg'],
  cokg: ['co kg', 'und co kg'],
  kgaa: ['kgaa', 'kommanditgesellschaft auf aktien'],
  ohg: ['ohg', 'offene handelsgesellschaft', 'og'],
  gbr: ['gbr', 'gesellschaft burgerlichen rechts'],
  partg: ['partg', 'partg mbb', 'partgmbb', 'part mbb'],
  llp: ['llp', 'limited liability partnership', 'lllp'],
  lp: ['lp', 'limited partnership'],
  snc: ['snc', 'societe en nom collectif', 'societa in nome collettivo', 'cnc'],
  sca: ['sca', 'scs', 'sccl', 'sapa'],
  sci: ['sci', 'scp', 'scop', 'gie', 'selarl'],
  vof: ['vof', 'cv', 'maatschap'],
  hb: ['hb', 'handelsbolag', 'kb', 'kommanditbolag'],
  ky: ['ky', 'kommandiittiyhtio', 'ay', 'avoin yhtio'],
  is: ['i s', 'ks', 'k s', 'ans'],
  spk: ['sp k', 'spk', 'sp j', 'spj', 'sp p', 'spolka komandytowa', 'spolka jawna'],
  vos: ['vos', 'veos'],
  bt: ['bt', 'kkt'],
  // Sole traders, associations, cooperatives, foundations
  ek: ['ek', 'e k', 'e kfm', 'e kfr', 'ekfm', 'ekfr', 'eingetragener kaufmann', 'eingetragene kauffrau'],
  ev: ['ev', 'eingetragener verein'],
  eg: ['eg', 'eingetragene genossenschaft', 'egen'],
  cic: ['cic', 'cio', 'community interest company'],
  scoop: ['s coop', 'scoop', 'scrl', 'soc coop', 'societa cooperativa', 'sociedad cooperativa', 'cooperative', 'coop'],
  stiftung: ['stiftung', 'ggug', 'stichting'],
  cc: ['cc', 'npc'],
  ip: ['ip', 'fop', 'tmi'],
  me: ['me', 'mei', 'epp'],
};

/** Forms that stand before the name as well. */
// prettier-ignore
const BEFORE: ReadonlySet<string> = new Set(['ooo', 'ao', 'oao', 'zao', 'pao', 'tov', 'too', 'pt', 'uab', 'sia', 'ab', 'oy', 'kk', 'gk', 'yk', 'stichting', 'stiftung', 'ip', 'fop', 'sarl', 'sas', 'sci', 'eurl', 'sa', 'ltd']);

/** Words that often stand with a form and tell nothing by themselves. */
const VAGUE: ReadonlySet<string> = new Set(['co', 'company', 'cie', 'und co', 'and co', 'cia', 'compania', 'et cie']);

const BY_WRITING: ReadonlyMap<string, string> = new Map(
  Object.entries(WRITTEN).flatMap(([form, writings]) => writings.map((writing) => [writing, form] as const)),
);
const LONGEST = Math.max(...[...BY_WRITING.keys()].map((writing) => writing.split(' ').length));

/** Words of a name without its legal form, and the form; '' where none is written. */
export interface WithoutForm {
  readonly words: readonly string[];
  readonly form: string;
}

/** Takes the legal forms off both ends of a folded name. At least one word of the name is left. */
export function withoutForm(words: readonly string[]): WithoutForm {
  let left = words;
  let form = '';
  for (let size = formAtEnd(left); size > 0; size = formAtEnd(left)) {
    form ||= BY_WRITING.get(left.slice(-size).join(' ')) ?? '';
    left = left.slice(0, -size);
  }
  const [first = '', ...others] = left;
  if (BEFORE.has(first) && others.length > 0) {
    form ||= BY_WRITING.get(first) ?? '';
    left = others;
  }
  return { words: left, form };
}

/** Whether these folded words are nothing but a legal form. */
export function isLegalForm(words: readonly string[]): boolean {
  return words.length > 0 && (BY_WRITING.has(words.join(' ')) || VAGUE.has(words.join(' ')));
}

/** Where the first legal form after the beginning ends, and the form; undefined where none stands there. */
export function formWithin(words: readonly string[]): { readonly end: number; readonly form: string } | undefined {
  for (let start = 1; start < words.length; start += 1) {
    for (let size = Math.min(LONGEST, words.length - start); size > 0; size -= 1) {
      const writing = words.slice(start, start + size).join(' ');
      const form = BY_WRITING.get(writing);
      if (form && !isAlsoWord(writing)) return { end: start + size, form };
    }
  }
  return undefined;
}

/** How many words at the end are a legal form, or a vague word that goes with one. */
function formAtEnd(words: readonly string[]): number {
  for (let size = Math.min(LONGEST, words.length - 1); size > 0; size -= 1) {
    const writing = words.slice(-size).join(' ');
    if (BY_WRITING.has(writing) || VAGUE.has(writing)) return size;
  }
  return 0;
}

/** In the middle of a name these are words rather than forms. */
function isAlsoWord(writing: string): boolean {
  return (
    writing.length < 2 ||
    ['as', 'da', 'is', 'i s', 'me', 'ad', 'se', 'is', 'mb', 'rt', 'ip', 'ay', 'eu', 'pat', 'cc', 'too', 'cooperative', 'coop'].includes(
      writing,
    )
  );
}
