/** Han letters that people write for one another in names, each after the one it is compared as. */
const VARIANTS =
  '沢澤 島嶋嶌 辺邊邉 斎齋斉齊 浜濱 桜櫻 国國 広廣 高髙 崎﨑 滝瀧 竜龍 条條 円圓 関關 実實 栄榮 恵惠 真眞 徳德 郎郞 万萬 与與 豊豐 寿壽 蔵藏 楽樂 検檢 黒黑 横橫 歩步 緑綠 静靜 鉄鐵 陈陳 张張 刘劉 赵趙 吴吳 黄黃 许許 马馬 罗羅 郑鄭 谢謝 韩韓 邓鄧 冯馮 苏蘇 卢盧 蒋蔣 叶葉 阎閻 杨楊 钟鍾鐘 谭譚 陆陸 范範 贾賈 韦韋 邹鄒 丽麗 华華 红紅 兰蘭 军軍 凤鳳 伟偉 强強 云雲 飞飛 龙龍 梦夢';
const COMPARED: ReadonlyMap<string, string> = new Map(
  VARIANTS.split(' ').flatMap((group) => [...group].slice(1).map((other) => [other, [...group][0] ?? other] as const)),
);

/** The text with one form for each Han letter that has several. */
export function unifyHan(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (letter) => COMPARED.get(letter) ?? letter);
}
