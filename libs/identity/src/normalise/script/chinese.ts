/** Chinese family names in today's spelling, each before those of Taiwan, Hong Kong and older books. */
const SPELLINGS = `
cai tsai choi choy chua
cao tsao cho
chen chan tan chin tran
cheng ching tseng
deng teng tang
ding ting
dong tung
fang fong hong
feng fung
gao kao ko
gu ku koo
guan kwan kuan
guo kuo kwok quek
han hon
he ho
hong hung
hou hau
hu woo wu
huang wong hwang ng ooi
jiang chiang kong keung
jin chin kam kum
kong hung
lai
li lee lei
liang leung leong
liao liu liew
lin lam lim
liu lau low lew
lu lo luk loo
luo lo law loh
ma mah
mei mui
meng mang
mo mok
ni ngai
pan poon pun
peng pang
qi chi
qian chien chin
qin chin tsun
qiu chiu yau khoo hiu
qu chu wat
ren yam
shao shiu siu
shen shum sham
shi shih sze see
song sung soong
su so soh
sun suen
tan tam
tang tong
tian tien tin
wan man
wang wong ong
wei ngai
wen man
weng yung
wu ng goh ngo
xia hsia ha
xiao hsiao siu siew
xie hsieh tse chia
xiong hsiung hung
xu hsu hui tsui chui hsue
xue hsueh sit
yan yen yim ngan
yang yeung yeo
yao yiu
ye yeh yip yap
yi yee
yin wan
yu yue yee
yuan yuen
zeng tseng tsang chan
zhang chang cheung teo chong
zhao chao chiu teoh
zheng cheng teh tay
zhong chung
zhou chou chow chau
zhu chu chue
zhuang chong chuang
zou tsou chau
`;

const CANONICAL = canonical();

/** The Chinese family names that a spelling in Latin letters may stand for, in today's spelling; empty where it is none. Folded. */
export function chineseFamilies(name: string): readonly string[] {
  return CANONICAL.get(name) ?? [];
}

/** One syllable of a Chinese name in Latin letters. */
const SYLLABLE =
  /^(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|van|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|er|a|e|i|o|u)$/;

/** Whether a folded word can be one syllable of a Chinese name. */
export function isPinyin(word: string): boolean {
  return word.length > 1 && SYLLABLE.test(word);
}

function canonical(): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, readonly string[]>();
  for (const line of SPELLINGS.trim().split('\n')) {
    const names = line.split(' ');
    for (const name of names) known.set(name, [...(known.get(name) ?? []), names[0] ?? '']);
  }
  return known;
}
