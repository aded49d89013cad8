/** A name in its own script, and how it is written in Latin letters, the commonest way first. */
export type Spelled = readonly [native: string, ...latin: string[]];

/** Names of one script: both lists are drawn from independently. */
export interface Script {
  readonly givens: readonly Spelled[];
  readonly families: readonly Spelled[];
}

const parse = (text: string): Spelled[] => text.split(' ').map((one) => one.split('/') as unknown as Spelled);

/** Every head with every tail. */
function composed(heads: string, tails: string): Spelled[] {
  return parse(heads).flatMap((head) => parse(tails).map((tail) => joined(head, tail)));
}

function joined(head: Spelled, tail: Spelled): Spelled {
  const way = (at: number) => `${head[at] ?? head[1] ?? ''}${tail[at] ?? tail[1] ?? ''}`;
  return [`${head[0]}${tail[0]}`, way(1), way(2)];
}

/** Names of people whom many systems write now in their own script, now in Latin letters. */
export const SCRIPTS: readonly Script[] = [
  {
    givens: parse(
      'Анжелика/Anzhelika/Angelika Варлаам/Varlaam/Warlaam Любомир/Lyubomir/Ljubomir Сергей/Sergei/Sergey Юлия/Yulia/Julija Дмитрий/Dmitri/Dmitry Наталья/Natalya/Natalia Олег/Oleg Ирина/Irina Евгений/Evgeny/Jewgeni Татьяна/Tatyana/Tatjana Борис/Boris Галина/Galina Фёдор/Fyodor/Fjodor Людмила/Lyudmila/Ljudmila Игорь/Igor Вера/Vera/Wera Тимофей/Timofey/Timofei Роман/Roman Зоя/Zoya/Soja',
    ),
    families: composed(
      'Черн/Chern/Tschern Жук/Zhuk/Schuk Щегл/Shchegl/Schtschegl Яш/Yash/Jasch Широк/Shirok/Schirok Цветк/Tsvetk/Zwetk Быстр/Bystr Юд/Yud/Jud Хохл/Khokhl/Chochl Зайц/Zaits/Saiz Ерш/Ersh/Jersch Лужк/Luzhk/Luschk Чайк/Chaik/Tschaik Мороз/Moroz/Moros Гром/Grom Волк/Volk/Wolk Берез/Berez/Beres Дуб/Dub Ковал/Koval/Kowal Пет/Pet Сокол/Sokol',
      'ов/ov/ow ин/in ев/ev/ew енко/enko овский/ovsky/owski',
    ),
  },
  {
    givens: parse(
      'Ακριβή/Akrivi Ζηνοβία/Zinovia Γεώργιος/Georgios/Yorgos Βικτώρια/Viktoria Δημήτριος/Dimitrios Ελένη/Eleni Χρήστος/Christos/Hristos Παύλος/Pavlos Νίκη/Niki Σταύρος/Stavros Μυρτώ/Myrto/Mirto Θωμάς/Thomas',
    ),
    families: composed(
      'Καρ/Kar Καν/Kan Βλαχ/Vlach/Vlah Ξεν/Xen/Ksen Γαλαν/Galan Φωτ/Fot/Phot Μπαρδ/Bard/Mpard Χατζ/Chatz/Hatz Λαμπρ/Lampr/Labr Στεφ/Stef',
      'ούσος/ousos όπουλος/opoulos/opulos ίδης/idis/ides άκης/akis',
    ),
  },
  {
    givens: composed(
      '伟/Wei 丽/Li 建/Jian 秀/Xiu 志/Zhi 玉/Yu 小/Xiao 文/Wen 春/Chun 海/Hai',
      '红/hong 华/hua 国/guo 英/ying 强/qiang 兰/lan 明/ming 平/ping',
    ),
    families: parse(
      '曾/Zeng/Tseng 周/Zhou/Chou 徐/Xu/Hsu 蔡/Cai/Tsai 郑/Zheng/Cheng 谢/Xie/Hsieh 邱/Qiu/Chiu 萧/Xiao/Hsiao 许/Xu/Hsu 潘/Pan 董/Dong/Tung 袁/Yuan 邓/Deng/Teng 冯/Feng 魏/Wei 彭/Peng 卢/Lu 蒋/Jiang/Chiang 贾/Jia/Chia 丁/Ding/Ting',
    ),
  },
  {
    givens: parse(
      '翔/Sho/Shou 花子/Hanako 太郎/Taro/Tarou 裕子/Yuko/Yuuko 健一/Kenichi/Ken-ichi 直美/Naomi 修/Osamu 美咲/Misaki 明/Akira 千春/Chiharu 大輔/Daisuke 恵/Megumi 誠/Makoto 香織/Kaori',
    ),
    families: composed(
      '原/Hara 宮/Miya 大/O/Oh 井/I 島/Shima 小/Ko 須/Su 青/Ao 石/Ishi 中/Naka 松/Matsu 森/Mori',
      '木/ki 瀬/se 野/no 上/ue 部/be 沢/zawa 藤/do/doh 田/ta 川/kawa 村/mura',
    ),
  },
];
