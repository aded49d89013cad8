/** Words of trades at the end of Japanese company names, with how they are read. */
const TRADES = `
印刷 insatsu, 工業 kogyo, 工業所 kogyosho, 興業 kogyo, 鉱業 kogyo, 食品 shokuhin, 電気 denki, 電機 denki, 電子 denshi, 電力 denryoku, 電工 denko, 産業 sangyo, 建設 kensetsu, 建築 kenchiku,
建材 kenzai, 商事 shoji, 商会 shokai, 商店 shoten, 商社 shosha, 物産 bussan, 物流 butsuryu, 運輸 unyu, 運送 unso, 通運 tsuun, 交通 kotsu, 鉄道 tetsudo, 海運 kaiun, 航空 koku, 倉庫 soko,
製作所 seisakusho, 製造 seizo, 製鉄 seitetsu, 製鋼 seiko, 製菓 seika, 製薬 seiyaku, 製紙 seishi, 製パン seipan, 製粉 seifun, 製油 seiyu, 製麺 seimen, 薬品 yakuhin, 薬局 yakkyoku, 化学 kagaku,
化成 kasei, 化粧品 keshohin, 金属 kinzoku, 鉄工所 tekkosho, 鉄工 tekko, 精機 seiki, 精工 seiko, 精密 seimitsu, 機械 kikai, 機工 kiko, 機器 kiki, 重工業 jukogyo, 重工 juko, 造船 zosen, 自動車 jidosha,
不動産 fudosan, 住宅 jutaku, 地所 jisho, 土木 doboku, 組 gumi, 工務店 komuten, 設備 setsubi, 設計 sekkei, 水産 suisan, 農園 noen, 農産 nosan, 牧場 bokujo, 酒造 shuzo, 醸造 jozo, 飲料 inryo, 製茶 seicha,
木材 mokuzai, 林業 ringyo, 繊維 seni, 紡績 boseki, 織物 orimono, 衣料 iryo, 被服 hifuku, 服飾 fukushoku, 家具 kagu, 硝子 garasu, 陶器 toki, 紙業 shigyo, 文具 bungu, 書店 shoten, 出版 shuppan, 新聞社 shimbunsha,
新聞 shimbun, 放送 hoso, 通信 tsushin, 情報 joho, 技研 giken, 技術 gijutsu, 研究所 kenkyujo, 総業 sogyo, 総研 soken, 実業 jitsugyo, 企画 kikaku, 企業 kigyo, 開発 kaihatsu, 観光 kanko, 旅館 ryokan,
銀行 ginko, 証券 shoken, 保険 hoken, 信託 shintaku, 金庫 kinko, 石油 sekiyu, 燃料 nenryo, 瓦斯 gasu, 医療 iryo, 医科 ika, 病院 byoin, 歯科 shika, 楽器 gakki, 玩具 gangu, 堂 do, 屋 ya, 店 ten, 館 kan,
包装 hoso, 販売 hanbai, 貿易 boeki, 流通 ryutsu, 運動具 undogu, 園芸 engei, 造園 zoen, 園 en, 塗装 toso, 塗料 toryo, 工芸 kogei, 工房 kobo, 工作所 kosakusho, 資材 shizai, 商業 shogyo, 事務所 jimusho, 事務機 jimuki
`;

const READINGS: readonly (readonly [string, string])[] = TRADES.trim()
  .split(/[,\n]+/)
  .map((entry) => entry.trim().split(' ') as [string, string])
  .sort(([one], [other]) => other.length - one.length);

/** A company's name in Han letters without the word for its trade at its end, and how that word is read; '' where none stands there. */
export function withoutTrade(name: string): { readonly head: string; readonly reading: string } {
  const trade = READINGS.find(([word]) => name.length > word.length && name.endsWith(word));
  return trade ? { head: name.slice(0, -trade[0].length), reading: trade[1] } : { head: name, reading: '' };
}
