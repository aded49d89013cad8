/** Readings of Japanese family-name letters, the likeliest first: each alone, as it is read within a name. */
export const FAMILY_LETTERS = `
阿 a, 安 an yasu a, 愛 ai, 秋 aki, 芦 ashi, 赤 aka, 青 ao, 朝 asa, 浅 asa, 荒 ara, 新 ara shin nii, 有 ari, 飯 ii, 池 ike, 石 ishi,
泉 izumi, 磯 iso, 市 ichi, 一 ichi, 伊 i, 井 i, 今 ima, 岩 iwa, 上 ue kami, 植 ue, 内 uchi, 梅 ume, 江 e, 榎 enoki, 遠 en, 大 o, 太 o ta,
岡 oka, 奥 oku, 小 o ko, 尾 o, 沖 oki, 落 ochi, 音 oto, 加 ka, 柏 kashiwa, 片 kata, 勝 katsu, 金 kane kana, 鎌 kama, 神 kami kan,
亀 kame, 川 kawa gawa, 河 kawa ka, 菊 kiku, 岸 kishi, 北 kita, 木 ki gi, 清 kiyo shi, 久 ku hisa, 工 ku, 国 kuni, 熊 kuma, 倉 kura,
栗 kuri, 桑 kuwa, 黒 kuro, 桐 kiri, 近 kon chika, 後 go ushiro, 五 go, 古 furu ko, 児 ko, 駒 koma, 権 gon, 坂 saka, 酒 sakai saka,
榊 sakaki, 崎 saki zaki, 桜 sakura, 佐 sa, 沢 sawa zawa, 三 mi san, 塩 shio, 篠 shino, 柴 shiba, 島 shima jima, 嶋 shima,
下 shimo shita, 庄 sho, 白 shira shiro, 末 sue, 菅 suga kan, 杉 sugi, 鈴 suzu, 須 su, 関 seki, 瀬 se, 千 chi sen, 相 ai so,
園 sono zono, 曽 so, 田 ta da, 高 taka, 滝 taki, 竹 take, 武 take mu, 立 tachi, 橘 tachibana, 谷 tani ya, 玉 tama, 丹 tan ni,
塚 tsuka zuka, 津 tsu zu, 辻 tsuji, 土 tsuchi do, 鶴 tsuru, 寺 tera, 出 de, 戸 to do, 東 higashi azuma to, 藤 fuji to do,
富 tomi to, 豊 toyo, 徳 toku, 鳥 tori, 中 naka, 永 naga, 長 naga hase, 成 nari, 西 nishi, 新田 nitta, 二 ni, 根 ne, 野 no, 延 nobu,
萩 hagi, 橋 hashi bashi, 長谷 hase, 畑 hata, 花 hana, 羽 ha, 馬 ma ba, 浜 hama, 早 haya, 林 hayashi bayashi, 原 hara wara,
春 haru, 東山 higashiyama, 樋 hi, 久保 kubo, 日 hi, 平 hira, 広 hiro, 福 fuku, 渕 fuchi, 淵 fuchi, 船 funa, 星 hoshi, 細 hoso,
保 ho yasu, 堀 hori, 本 moto hon, 前 mae, 牧 maki, 増 masu, 町 machi, 松 matsu, 丸 maru, 水 mizu, 溝 mizo, 峰 mine, 宮 miya, 見 mi,
美 mi, 村 mura, 室 muro, 望 mochi, 森 mori, 門 kado, 矢 ya, 八 ya, 柳 yanagi, 安藤 ando, 山 yama, 湯 yu, 横 yoko, 吉 yoshi, 米 yone,
若 waka, 和 wa, 渡 wata, 辺 be nabe, 部 be, 口 guchi kuchi, 手 te, 子 ko, 屋 ya, 形 kata gata, 城 shiro jo ki, 垣 gaki kaki, 越 koshi,
込 gome, 合 ai, 代 shiro yo, 地 chi, 場 ba, 所 sho, 沼 numa, 浦 ura, 間 ma, 月 tsuki, 毛 ge, 海 umi, 生 o, 角 sumi kado, 達 date,
里 sato, 重 shige, 島田 shimada, 斎 sai, 斉 sai, 彦 hiko, 桂 katsura, 梶 kaji, 森山 moriyama, 境 sakai
`;

/** Whole family names that are not read letter by letter. */
export const FAMILY_NAMES = `
佐藤 sato, 斎藤 saito, 斉藤 saito, 伊藤 ito, 加藤 kato, 後藤 goto, 近藤 kondo, 遠藤 endo, 安藤 ando, 工藤 kudo, 武藤 muto, 内藤 naito,
渡辺 watanabe watabe, 渡部 watanabe watabe, 田辺 tanabe tabe, 服部 hattori, 長谷川 hasegawa, 長谷部 hasebe, 五十嵐 igarashi, 東海林 shoji,
小山 koyama oyama, 小川 ogawa, 小林 kobayashi, 小島 kojima, 小池 koike, 小松 komatsu, 小野 ono, 小沢 ozawa, 小田 oda, 小倉 ogura,
中島 nakajima nakashima, 中川 nakagawa, 中山 nakayama, 山本 yamamoto, 山崎 yamazaki yamasaki, 宮崎 miyazaki, 高橋 takahashi, 高木 takagi,
青木 aoki, 鈴木 suzuki, 石川 ishikawa, 吉川 yoshikawa kikkawa, 古川 furukawa, 市川 ichikawa, 荒木 araki, 三浦 miura, 三宅 miyake, 新井 arai,
新田 nitta, 土屋 tsuchiya, 大塚 otsuka, 大島 oshima, 飯塚 iizuka, 平塚 hiratsuka, 松島 matsushima, 福島 fukushima, 児玉 kodama, 日高 hidaka,
成田 narita, 神田 kanda, 神谷 kamiya, 松本 matsumoto, 井上 inoue, 村上 murakami, 水上 mizukami minakami, 川上 kawakami, 野上 nogami,
木下 kinoshita, 山下 yamashita, 松下 matsushita, 宮下 miyashita, 久保 kubo, 久保田 kubota, 大久保 okubo, 本田 honda, 本間 honma, 杉本 sugimoto,
橋本 hashimoto, 岡本 okamoto, 坂本 sakamoto, 望月 mochizuki, 菊地 kikuchi, 菊池 kikuchi, 谷口 taniguchi, 川口 kawaguchi, 田口 taguchi,
関口 sekiguchi, 大谷 otani, 熊谷 kumagai, 渋谷 shibuya, 増田 masuda, 安田 yasuda, 矢野 yano, 東 azuma higashi, 林 hayashi, 森 mori,
原 hara, 関 seki, 星 hoshi, 辻 tsuji, 堀 hori, 岡 oka, 谷 tani, 西 nishi, 南 minami, 北 kita, 菅 suga kan, 泉 izumi, 桂 katsura,
酒井 sakai
`;
