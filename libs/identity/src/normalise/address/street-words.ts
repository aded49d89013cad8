/** Words for a kind of street, each group under the first, in several languages. Folded. */
const KINDS = `
street st sts streets strs
strasse str straat strada
avenue ave av aven avn avenida avda avd ava
road rd rds roads
boulevard blvd bvd bd boul bld bulvar bulevar
drive dr drv drs
lane ln lanes
court ct crt cts courts
circle cir circ
platz place pl plaza plz plac praca pca pza piazza pzza plein plads
square sq sqr sqs squares
highway hwy
parkway pkwy parkways pky
terrace ter terr
trail trl trails
alley aly
crossing xing
heights hts
mountain mtn mt mountains
point pt
ridge rdg ridges
village vlg villages vlgs
view vw
valley vly
station sta stn
spring spg springs spgs
meadow mdw meadows mdws
junction jct jctn
island is isl islands
hill hl hills hls
harbor hbr harbour harbors
grove grv
glen gln glens
garden gdn gardens gdns grdns
field fld fields flds
estate est estates ests estrada estr
creek crk creeks
cove cv coves
center ctr centre cntr
canyon cyn
bridge brg bridges
brook brk
beach bch
way wy ways
route rte
expressway expy expwy
freeway fwy
turnpike tpke
crescent cres cresc
close cl
rue r rua
chemin ch chem che
impasse imp
quai qu
faubourg fbg
calle c cll
carretera ctra
paseo pso
camino cno
travessa tv trav tr travesia
aleja al aleje alameda alam alee
rodovia rod
largo lgo
viale vle
corso cso
vicolo vic
osiedle os osied
weg wg
north n nord norte
south s sud sur sul
east e est ost este
west w ouest oeste
`;

/** What stands before a street's own name and is often left out. Folded. */
// prettier-ignore
export const SILENT: ReadonlySet<string> = new Set([
  'ul', 'ulica', 'ulitsa', 'de', 'du', 'des', 'la', 'le', 'les', 'l', 'd', 'da', 'do', 'dos', 'das', 'del', 'della', 'dei', 'di', 'el', 'los', 'las', 'van', 'von', 'der', 'den', 'the', 'of', 'et', 'y',
  'im', 'in', 'am', 'an', 'auf', 'zu', 'zum', 'zur', 'no', 'nr', 'num', 'numero',
]);

/** Words before a unit within a building. Folded. */
// prettier-ignore
export const UNIT_WORDS: readonly string[] = [
  'apartment', 'apt', 'apto', 'apartamento', 'appartement', 'appt', 'app', 'appart', 'unit', 'suite', 'ste', 'flat', 'floor', 'fl', 'room', 'rm', 'whg', 'wohnung', 'lokal', 'lok', 'mieszkanie', 'mieszk',
  'interno', 'int', 'piso', 'puerta', 'pta', 'depto', 'dpto', 'departamento', 'sala', 'conj', 'conjunto', 'etage', 'stock', 'stiege', 'top', 'tur', 'bus', 'bte', 'porte', 'bat', 'batiment', 'bldg',
  'building', 'blk', 'block', 'bloco', 'bl', 'lot', 'trailer', 'trlr', 'space', 'spc', 'penthouse', 'ph', 'dept', 'kv', 'kvartira', 'appartamento', 'scala', 'wew', 'huis', 'bis no',
];

const FULL: ReadonlyMap<string, string> = fullOf();

/** The full spelling of a word for a kind of street; undefined for any other word. */
export function streetWord(word: string): string | undefined {
  return FULL.get(word);
}

function fullOf(): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const line of KINDS.trim().split('\n')) {
    const words = line.split(' ');
    for (const word of words) if (!known.has(word)) known.set(word, words[0] ?? '');
  }
  return known;
}
