/** Cities with the other names by which they are called, one city a group. Folded, two-letter vowels as one; Han letters as they are. */
const NAMES = `
new york, new york city, nyc, n y, n y c, ny, manhattan
los angeles, la, l a
san francisco, sf, s f, san fran, frisco
washington, washington dc, washington d c, dc
philadelphia, philly, phila
manchester, m cr, mcr, manc
birmingham, bham, b ham, brum
las vegas, vegas
st louis, saint louis
st paul, saint paul
st petersburg, saint petersburg, sankt peterburg, petersburg
fort worth, ft worth
london, londres, london england, greater london
newcastle, newcastle upon tyne, newcastle on tyne
kingston upon hull, hull
stoke, stoke on trent
brighton, brighton and hove
edinburgh, edimbourg
berlin, berlino, berlim
munchen, munich, monaco di baviera, monachium, munique
koln, cologne, colonia, kolonia
frankfurt, frankfurt am main, frankfurt main, frankfurt a m, frankfurt m, ffm, francfort
dusseldorf, duseldorf
nurnberg, nuremberg, norymberga
hannover, hanover
braunschweig, brunswick
aachen, aix la chapelle
dresden, dresde, drezno
hamburg, hambourg, hamburgo
leipzig, lipsk
mainz, mayence
regensburg, ratisbon
freiburg, freiburg im breisgau, freiburg i br
halle, halle saale
rothenburg, rothenburg ob der tauber
wien, vienna, vienne, viena, wieden
zurich, zurigo
genf, geneva, geneve, genewa, ginevra
basel, bale, basle
bern, berne
luzern, lucerne
paris, parigi, paryz
lyon, lyons, lugdunum
marseille, marseilles, marsella, marsylia
strasbourg, strassburg, strasburg
nice, nizza, niza
st etienne, saint etienne
bruxelles, brussels, brussel, brusel, bruselas, bruksela
antwerpen, antwerp, anvers
gent, ghent, gand
brugge, bruges
liege, luik, luttich
den haag, the hague, s gravenhage, la haye
den bosch, s hertogenbosch
amsterdam, adam
warszawa, warsaw, varsovie, warschau, varsovia, wwa
krakow, cracow, krakau, cracovie
wroclaw, breslau
gdansk, danzig
poznan, posen
lodz, lodsch
szczecin, stettin
katowice, kattowitz
czestochowa, tschenstochau
lublin, lublino
praha, prague, prag, praga
brno, brunn
plzen, pilsen
bratislava, pressburg
budapest, budapeszt
bucuresti, bucharest, bukarest
beograd, belgrade, belgrad
zagreb, agram
ljubljana, laibach
roma, rome, rom, rzym
milano, milan, mailand, mediolan
napoli, naples, neapel
torino, turin
venezia, venice, venedig, venise
firenze, florence, florenz, florencia
genova, genoa, genua, genes
padova, padua
bologna, bolonia
madrid, madryt
barcelona, barcelone, bcn
sevilla, seville
zaragoza, saragossa
la coruna, a coruna
san sebastian, donostia
lisboa, lisbon, lissabon, lisbonne
porto, oporto
sao paulo, s paulo, sp, sampa
rio de janeiro, rio, rj, r de janeiro
belo horizonte, b horizonte, bh
brasilia, brasilia df, bsb
florianopolis, floripa
porto alegre, poa, p alegre
salvador, salvador da bahia
curitiba, cwb
mexico, ciudad de mexico, mexico city, cdmx, mexico df, df
guadalajara, gdl
buenos aires, caba, bs as, capital federal
bogota, bogota dc, santafe de bogota
kobenhavn, copenhagen, kopenhagen, copenhague, kbh
goteborg, gothenburg
stockholm, sztokholm
oslo, kristiania
helsinki, helsingfors
turku, abo
moskva, moscow, moskau, moscou, moskwa
kyiv, kiev, kiew, kyyiv
lviv, lvov, lwow, lemberg
odesa, odessa
kharkiv, kharkov
minsk, miensk
vilnius, wilno, vilna
athina, athens, athen, athenai
thessaloniki, salonica, saloniki
istanbul, constantinople
tokyo, tokio, 東京, 東京都
osaka, 大阪, 大阪市, 大阪府
kyoto, 京都, 京都市, 京都府
yokohama, 横浜, 横浜市
nagoya, 名古屋, 名古屋市
sapporo, 札幌, 札幌市
kobe, 神戸, 神戸市
fukuoka, 福岡, 福岡市
hiroshima, 広島, 広島市
sendai, 仙台, 仙台市
kawasaki, 川崎, 川崎市
saitama, さいたま市, 埼玉, さいたま
chiba, 千葉, 千葉市
kitakyushu, 北九州, 北九州市
sakai, 堺, 堺市
niigata, 新潟, 新潟市
hamamatsu, 浜松, 浜松市
kumamoto, 熊本, 熊本市
okayama, 岡山, 岡山市
kagoshima, 鹿児島, 鹿児島市
nagasaki, 長崎, 長崎市
kanazawa, 金沢, 金沢市
nara, 奈良, 奈良市
beijing, peking, pekin, 北京, 北京市
shanghai, 上海, 上海市
guangzhou, canton, 广州, 广州市
shenzhen, 深圳, 深圳市
hong kong, hongkong, hk, 香港
taipei, taibei, 台北, 台北市, 臺北
seoul, soul, 서울
mumbai, bombay
bengaluru, bangalore
kolkata, calcutta
chennai, madras
new delhi, delhi, n delhi
montreal, montreal qc
quebec, quebec city, ville de quebec
al qahira, cairo, kair, le caire
melbourne, melb
`;

const COMPARED: ReadonlyMap<string, string> = new Map(
  NAMES.trim()
    .split('\n')
    .flatMap((line) => {
      const names = line.split(', ');
      return names.map((name) => [name, names[0] ?? ''] as const);
    }),
);

/** The name under which a city is compared; any other name as it is. */
export function cityCalled(name: string): string {
  return COMPARED.get(name) ?? name;
}
