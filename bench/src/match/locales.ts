import type { Locale } from './locale';

const words = (text: string): string[] => text.split(' ');
const cities = (text: string): (readonly [string, string])[] =>
  text.split(' ').map((pair) => {
    const [name = '', otherwise = name] = pair.replaceAll('_', ' ').split('/');
    return [name, otherwise] as const;
  });

const ENGLISH = {
  givens: words(
    'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Daniel Nancy Matthew Lisa Anthony Betty Mark Margaret Donald Sandra Steven Ashley Paul Kimberly Andrew Emily Joshua Donna Kenneth Michelle Kevin Carol Brian Amanda George Melissa Edward Deborah Ronald Stephanie Timothy Rebecca Jason Laura Jeffrey Sharon Ryan Cynthia Jacob Kathleen',
  ),
  stems: words(
    'Ash Black Bridge Brook Cart Chap Clay Cole Dal East Fair Good Green Hart Haw Hill Holl Kings Lang Lock Long Mar Mead Mill Nor Oak Park Pren Rad Red Rush Sand Stan Strat Thorn Wake Wal West Whit Wood',
  ),
  ends: words('field ford ham ton ley man ridge son stone wood worth well by den er ing land more ney shaw thorpe way wick yard'),
  streetStems: words(
    'Oak Elm Hill Lake Mill Park River Garden Church Station Victoria Albert Maple Cedar Pine Sunset Meadow Forest Spring Valley',
  ),
};

const US: Locale = {
  ...ENGLISH,
  ...{ code: 'US', weight: 26, spellings: ['US', 'US', 'US', 'US', 'US', 'United States', 'U.S.A.', 'USA'] },
  cities: cities(
    'Springfield Riverton Lakeside Fairview Greenville Milton Ashland Clayton Burlington Dover Newport Salem Hudson Kingston Oxford_Falls/Oxford Port_Grace Cedar_Bluff Marion Clinton Auburn',
  ),
  regions: words('CA NY TX WA IL OR MA CO FL GA AZ NH'),
  ...{ street: ['# * Street', '# * Avenue', '# * Road', '# * Lane', '# * Drive'], postal: '99999', dial: '+1' },
  ...{ mobile: ['201', '312', '415', '503', '617', '713', '808', '917'], landline: ['212', '305', '404', '512', '602'], digits: 7 },
  ...{ providers: words('gmail.example yahoo.example outlook.example icloud.example aol.example'), separator: '/', isMonthFirst: true },
  forms: [
    ['Inc', 'Inc.', 'Incorporated'],
    ['LLC', 'L.L.C.'],
    ['Corp', 'Corporation'],
  ],
};
const GB: Locale = {
  ...ENGLISH,
  ...{ code: 'GB', weight: 13, spellings: ['GB', 'GB', 'GB', 'GB', 'United Kingdom', 'UK', 'England'] },
  cities: cities(
    'Leighford Mandyville Grimsworth Ashbourne West_Kelham/W._Kelham Port_Albert New_Paulton East_Jessam Harrowby Netherfield Birchester/Bchester Westbury',
  ),
  regions: words('Devon Cumbria Kent Essex Norfolk Surrey Cornwall Lancashire'),
  ...{ street: ['# * Road', '# * Street', '# * Close', '# * Gardens'], postal: 'AA9 9AA', dial: '+44' },
  ...{ mobile: ['71', '73', '74', '75', '77', '78'], landline: ['20', '29', '28'], digits: 8 },
  ...{
    providers: words('gmail.example yahoo.example hotmail.example btinternet.example icloud.example'),
    separator: '/',
    isMonthFirst: false,
  },
  forms: [
    ['Ltd', 'Limited', 'LTD.'],
    ['PLC', 'plc'],
  ],
};
const DE: Locale = {
  ...{ code: 'DE', weight: 17, spellings: ['DE', 'DE', 'DE', 'DE', 'Germany', 'Deutschland', 'D'] },
  givens: words(
    'Hans Anna Peter Ursula Wolfgang Karin Klaus Helga Jürgen Renate Dieter Ingrid Manfred Monika Uwe Petra Günter Sabine Thomas Andrea Michael Susanne Andreas Claudia Stefan Birgit Frank Gabriele Bernd Heike Jörg Katrin Matthias Silke Ralf Martina Holger Angelika Heinz Brigitte Christian Nicole Sebastian Stefanie Konrad Elisa Gudrun Siegfried Karl-August Marie-Theres',
  ),
  stems: words(
    'Alder Bach Beck Berg Birk Brand Busch Dorn Eber Eich Fels Fink Gold Grün Hasel Heid Hirsch Jung Kalt Kirch Klein Koh Lind Mohn Nord Ober Oster Pfeil Quell Rau Rosen Schön Stein Stern Tann Ulm Vogel Wald Weid Zeder',
  ),
  ends: words(
    'bach bauer berg brecht burger dorf eck feld hof horst huber kamp lein ling mann maier müller ner reuter scheid stein thal wald weber',
  ),
  cities: cities(
    'München/Munich Köln/Koeln Nürnberg/Nuremberg Hamburg Peine Brilon Coburg Nördlingen/Noerdlingen Sulzbach Schwabach Hildburghausen Wunsiedel Erding Düsseldorf/Duesseldorf',
  ),
  regions: words('Bayern Hessen Sachsen Hamburg Berlin Saarland Niedersachsen'),
  streetStems: words(
    'Beckmann Linden Rosen Kastanien Schiller Goethe Bahnhof Garten Mühlen Berg Wiesen Kirch Haupt Ahorn Buchen Eichen Tannen Sonnen',
  ),
  ...{ street: ['*straße #', '*str. #', '*weg #', '*allee #', '*platz #'], postal: '99999', dial: '+49' },
  ...{ mobile: ['151', '152', '160', '170', '171', '172'], landline: ['30', '40', '89', '221', '911'], digits: 7 },
  ...{ providers: words('gmx.example web.example t-online.example freenet.example gmail.example'), separator: '.', isMonthFirst: false },
  forms: [['GmbH', 'G.m.b.H.'], ['GmbH & Co. KG', 'GmbH u. Co. KG'], ['e.K.', 'eK'], ['AG']],
};
const FR: Locale = {
  ...{ code: 'FR', weight: 14, spellings: ['FR', 'FR', 'FR', 'FR', 'France', 'F'] },
  givens: words(
    'Jean Marie Pierre Nathalie Michel Isabelle André Sylvie Philippe Catherine René Martine Louis Françoise Alain Valérie Jacques Christine Bernard Monique Marcel Sophie Daniel Sandrine Roger Céline Paul Véronique Robert Chantal Claude Patricia Henri Anne Christian Brigitte Thierry Pénélope Alfred Christelle',
  ),
  stems: words(
    'Beau Bel Bois Bon Bour Cham Chev Clair Col Cour Dela Des Dub Duch Fon For Gau Gér Gran Gui Haut Lam Lan Lef Mar Mon Mor Pel Per Pré Riv Rous Sau Seg Tour Val Vau Vil',
  ),
  ends: words('ard aud ault bert chet court din el er et eau ier in lier mont net nier ois on ot ral reau roy teau'),
  cities: cities(
    'Nîmes/Nimes Orléans/Orleans Béziers/Beziers Launay Garcin-sur-Mer/Garcin Ferrand Prévost-les-Bains/Prevost Clermont Valmont Rivières/Rivieres Saint-Luc/St-Luc Montfort',
  ),
  regions: words('Bretagne Normandie Alsace Auvergne Corse Picardie'),
  streetStems: words('Carpentier Prévost Denis Pasteur Hugo Moulin Gare Fontaine Lilas Roses Écoles Marché Tilleuls Acacias'),
  ...{ street: ['#, rue *', '# rue *', '#, avenue *', '# bd *', '#, chemin *'], postal: '99999', dial: '+33' },
  ...{ mobile: ['61', '62', '65', '66', '68', '76', '77'], landline: ['14', '24', '33', '40', '51'], digits: 7 },
  ...{ providers: words('orange.example free.example laposte.example wanadoo.example gmail.example'), separator: '/', isMonthFirst: false },
  forms: [
    ['SARL', 'Sàrl', 'S.A.R.L.'],
    ['SAS', 'S.A.S.'],
    ['SA', 'S.A.'],
  ],
};
const PL: Locale = {
  ...{ code: 'PL', weight: 11, spellings: ['PL', 'PL', 'PL', 'PL', 'Polska', 'Poland'] },
  givens: words(
    'Jan Anna Piotr Maria Krzysztof Katarzyna Andrzej Małgorzata Tomasz Agnieszka Paweł Barbara Michał Ewa Marcin Krystyna Jakub Magdalena Adam Elżbieta Łukasz Joanna Zbigniew Aleksandra Ryszard Zofia Dawid Monika Mateusz Teresa Dominik Karina Patryk Sandra Jędrzej Julita',
  ),
  stems: words(
    'Bor Brzoz Chmiel Dąb Dobr Gał Głow Góra Jabł Jan Jask Kacz Kamiń Klon Kow Kraw Kub Lew Lip Maj Mal Maz Nowo Olsz Ost Pat Pio Rad Rut Sad Sokoł Star Szym Tom Wiś Woź Zaw Zięb Zim Żuraw',
  ),
  ends: words('acki aczyk ak alski anek arz czak ecki ek ewicz iak icki iec iński kiewicz ko kowski lik nik niak orek owski ski uch'),
  cities: cities(
    'Łódź/Lodz Kraków/Cracow Starogard Krosno Siedlce Łaziska_Górne/Laziska_Gorne Wrocław/Wroclaw Toruń/Torun Rzeszów/Rzeszow Opole Kielce Gdańsk/Gdansk',
  ),
  regions: words('Małopolskie Lubelskie Lubuskie Pomorskie Świętokrzyskie'),
  streetStems: words('Malinowa Stawowa Kasztanowa Bydgoska Pocztowa Krasińskiego Polna Leśna Słoneczna Krótka Szkolna Ogrodowa'),
  ...{ street: ['ul. * #', 'ul * #', 'al. * #', '* #'], postal: '99-999', dial: '+48' },
  ...{ mobile: ['50', '51', '60', '66', '69', '78'], landline: ['22', '12', '61', '71'], digits: 7 },
  ...{ providers: words('onet.example op.example interia.example wp.example gmail.example'), separator: '.', isMonthFirst: false },
  forms: [
    ['Sp. z o.o.', 'sp. z o. o.'],
    ['S.A.', 'SA'],
  ],
};
const BR: Locale = {
  ...{ code: 'BR', weight: 10, spellings: ['BR', 'BR', 'BR', 'BR', 'Brasil', 'Brazil'] },
  givens: words(
    'José Maria João Ana Antônio Francisca Carlos Adriana Paulo Juliana Pedro Márcia Lucas Fernanda Luiz Patrícia Marcos Aline Luís Sandra Gabriel Camila Rafael Amanda Daniel Bruna Marcelo Jéssica Bruno Letícia Eduardo Júlia Felipe Luciana Caio Allana Mariane Gabriela Kaique Otto',
  ),
  stems: words(
    'Alm Amar Andr Arau Azev Barb Bat Borg Brit Camp Card Carv Cast Cor Cost Dias Duar Esp Far Fer Fons Gom Gonz Guim Lim Lop Mach Mar Mel Mend Mor Nasc Nun Oliv Pac Per Pim Rib Rod Sal',
  ),
  ends: words('ada ado al ante ão ar as eda eira eiro ela elo enda enta es eto ez ides im inho ita ões osa uza'),
  cities: cities(
    'São_Paulo/Sao_Paulo Brasília/Brasilia Goiânia/Goiania Barbosa Rios_Claros Nova_Lima Belém/Belem Maceió/Maceio Recanto Vitória/Vitoria',
  ),
  regions: words('SP RR AP RJ MG BA'),
  streetStems: words('Nunes Gomes Pereira Cunha Rios Almeida Barros Campos Teles Moura'),
  ...{ street: ['Rua *, #', 'Praça de *, #', 'Vila da *, #', 'Condomínio de *, #'], postal: '99999-999', dial: '+55' },
  ...{ mobile: ['119', '219', '319', '419', '619'], landline: ['113', '213', '513'], digits: 8 },
  ...{ providers: words('terra.example uol.example bol.example hotmail.example gmail.example'), separator: '/', isMonthFirst: false },
  forms: [['Ltda', 'Ltda.', 'LTDA'], ['S.A.', 'S/A'], ['ME']],
};

/** Where customers live; what is written in other scripts comes on top. */
export const LOCALES: readonly Locale[] = [US, GB, DE, FR, PL, BR];
